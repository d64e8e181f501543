import type { CardContent } from '../../electron/core/card';
import { readBlanks, type BlankLine } from '../../electron/core/grading/yaml/blanks';
import { clozeParts } from '../../electron/core/cloze';

/** How an answer is typed: on a command line, in an editor, in the blanks of a manifest, in the gaps of a sentence, in a box. */
export type AnswerShape = 'command' | 'yaml' | 'blanks' | 'gaps' | 'text';

export type TypedCard = Pick<CardContent, 'kind' | 'front' | 'answer' | 'broken' | 'blanks' | 'gap'>;

/** The blanks of a manifest, each with what stands before it. A key without a value is itself what is asked. */
export const openBlanks = ({ answer, blanks }: { answer: string; blanks: readonly number[] }): BlankLine[] =>
  readBlanks(answer, blanks).map((blank) => (blank.value === '' ? { ...blank, key: '', value: blank.key } : blank));

/** The gaps that are asked, in the order they stand. */
const askedGaps = ({ front, gap }: Pick<CardContent, 'front' | 'gap'>) =>
  clozeParts(front).flatMap((part) => (part.gap === gap ? [part] : []));

export function answerShape(card: TypedCard): AnswerShape {
  if (card.kind === 'command') return 'command';
  if (card.kind === 'yaml') return card.broken === null && openBlanks(card).length > 0 ? 'blanks' : 'yaml';
  return card.kind === 'cloze' && askedGaps(card).length > 0 ? 'gaps' : 'text';
}

/** What the fields of a card hold before anything is typed: nothing, or the text to repair. */
export function startPieces(card: TypedCard): string[] {
  const shape = answerShape(card);
  if (shape === 'blanks') return openBlanks(card).map(() => '');
  if (shape === 'gaps') return askedGaps(card).map(() => '');
  return [card.broken ?? ''];
}

/** The typed answer as it is graded: a manifest with its blanks filled in, gaps one a line, anything else as it is. */
export function typedText(card: TypedCard, pieces: readonly string[]): string {
  const shape = answerShape(card);
  if (shape === 'blanks') {
    const lines = card.answer.split('\n');
    openBlanks(card).forEach(({ line, lead, key }, index) => (lines[line - 1] = `${lead}${key}${(pieces[index] ?? '').trim()}`));
    return lines.join('\n');
  }
  // A gap left open keeps its line, so that the others stay in their places.
  if (shape === 'gaps' && pieces.length > 1) return pieces.map((piece) => piece.trim() || '…').join('\n');
  return pieces.join('\n');
}
