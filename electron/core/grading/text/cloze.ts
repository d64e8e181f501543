import { readGaps, replaceGaps, type Gap } from '../../cloze';
import { compareCommand, isCommandLine } from '../command/grade-command';
import type { Comparison, GradedCard, GradingContext } from '../verdict';
import { isSameAmount } from './amount';
import { compareText } from './grade-text';
import { readTokens } from './tokens';

/** One piece for each gap asked, from one text: by lines, or by the sign that parts it into the right number. */
function splitPieces(text: string, count: number): string[] | null {
  if (count === 1) return [text];
  for (const sign of [/\n+/, /\s*;\s*/, /\s*\|\s*/, /\s*,\s*/, /\s+\/\s+/, /\s+/]) {
    const pieces = text.trim().split(sign);
    if (pieces.length === count) return pieces;
  }
  return null;
}

/** The code a gap stands in, from the tick (or fence) before it to the one after; null when it stands in prose. */
function codeAround(front: string, gap: Gap): { start: number; end: number } | null {
  const before = replaceGaps(front.slice(0, gap.start), (_gap, whole) => ' '.repeat(whole.length));
  const ticks = [...before.matchAll(/`+/g)];
  const open = ticks.length % 2 === 1 ? ticks.at(-1) : undefined;
  if (!open) return null;
  const start = open.index + open[0].length;
  const close = front.indexOf(open[0], gap.end);
  return close === -1 ? null : { start, end: close };
}

function fillGaps(front: string, span: { start: number; end: number }, gaps: readonly Gap[], textOf: (gap: Gap) => string): string {
  let filled = '';
  let from = span.start;
  for (const gap of gaps) {
    if (gap.start < span.start || gap.end > span.end) continue;
    filled += front.slice(from, gap.start) + textOf(gap);
    from = gap.end;
  }
  return (filled + front.slice(from, span.end)).replace(/^\w+\n/, '');
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^`+|`+$/g, '')
    .replace(/^(['"])(.*)\1$/s, '$2')
    .trim();

/** In code, spelling and case count; sizes may still be written another way. */
function compareCode(expected: string, typed: string): Comparison {
  const [wanted, given] = [unquoted(expected), unquoted(typed)];
  const [first, second] = [readTokens(wanted), readTokens(given)];
  const [a, b] = [first[0]?.amount, second[0]?.amount];
  const isSameSize =
    first.length === 1 && second.length === 1 && a !== null && a !== undefined && b !== null && b !== undefined && isSameAmount(a, b);
  const isSame = wanted === given || isSameSize;
  const isNearly = !isSame && wanted.toLowerCase() === given.toLowerCase();
  const status = isSame ? 'match' : 'differ';
  return {
    verdict: isSame ? 'correct' : isNearly ? 'partial' : 'wrong',
    score: isSame ? 1 : isNearly ? 0.8 : 0,
    reasons: isSame ? [] : [isNearly ? 'In code, capital and small letters differ.' : 'This is not what stands in the gap.'],
    parts: [
      { side: 'typed', text: typed, start: 0, end: typed.length, status },
      { side: 'expected', text: expected, start: 0, end: expected.length, status },
    ],
    note: '',
  };
}

/** Outside code; a gap may still hold a whole command. */
function compareProse(card: GradedCard, expected: string, typed: string, context: GradingContext): Comparison {
  const words = compareText({ list: card.list, front: '' }, expected, typed);
  if (words.verdict === 'correct' || !isCommandLine(expected) || !isCommandLine(typed)) return words;
  return compareCommand(expected, typed, context);
}

function comparePiece(
  card: GradedCard,
  gap: Gap | undefined,
  gaps: readonly Gap[],
  expected: string,
  typed: string,
  context: GradingContext,
): Comparison {
  const code = gap ? codeAround(card.front, gap) : null;
  if (!gap || !code) return compareProse(card, expected, typed, context);
  const wanted = fillGaps(card.front, code, gaps, (other) => (other === gap ? expected : other.text));
  const plain = compareCode(expected, typed);
  if (plain.verdict === 'correct' || !isCommandLine(wanted)) return plain;
  const given = fillGaps(card.front, code, gaps, (other) => (other === gap ? typed : other.text));
  const command = compareCommand(wanted, given, context);
  return { ...command, parts: plain.parts.map((part) => ({ ...part, status: command.verdict === 'correct' ? 'match' : part.status })) };
}

const worst = (comparisons: readonly Comparison[]): Comparison['verdict'] => {
  if (comparisons.every((comparison) => comparison.verdict === 'correct')) return 'correct';
  return comparisons.some((comparison) => comparison.verdict !== 'wrong') ? 'partial' : 'wrong';
};

/** Compares what was typed into a card's gaps. Gaps inside a command count by what the whole command means. */
export function compareCloze(card: GradedCard, expected: string, typed: string, context: GradingContext): Comparison {
  const gaps = readGaps(card.front);
  const asked = gaps.filter((gap) => gap.number === card.gap);
  if (asked.length < 2) return comparePiece(card, asked[0], gaps, expected, typed, context);
  const wanted = expected === card.answer ? asked.map((gap) => gap.text) : splitPieces(expected, asked.length);
  const given = splitPieces(typed, asked.length);
  if (!wanted || !given) return compareText({ list: card.list, front: '' }, expected, typed);
  const pieces = asked.map((gap, index) => comparePiece(card, gap, gaps, wanted[index] ?? '', given[index] ?? '', context));
  const score = pieces.reduce((sum, piece) => sum + piece.score, 0) / pieces.length;
  const reasons = pieces.flatMap((piece, index) => piece.reasons.map((reason) => `Gap ${index + 1}: ${reason}`));
  const parts: Comparison['parts'] = [];
  let from = 0;
  given.forEach((text, index) => {
    const start = typed.indexOf(text, from);
    from = start + text.length;
    parts.push({ side: 'typed', text, start, end: from, status: pieces[index]?.verdict === 'correct' ? 'match' : 'differ' });
  });
  return { verdict: worst(pieces), score, reasons, parts, note: '' };
}
