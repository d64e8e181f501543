import { parseNote } from '../../../core/notes/parse-note';
import type { CardContent, NoteCard } from '../../../core/card';
import { onlyGaps } from '../gaps';
import { isSame, type Wanted } from './wanted';

export interface Written {
  text: string;
  /** The note's text reads otherwise than the card's, but shows the same. */
  altered: boolean;
}

/** Makes a note a deck in which only our own notation of gaps counts. */
export const deckHead = 'cloze: false';

/**
 * The Markdown of one passage: all gaps of a sentence, or one other card. Each form of a note is tried, and what the parser makes of it
 * compared, so what is written is what is read. Null when no form can say it.
 */
export function writePassage(cards: readonly Wanted[]): Written | null {
  const wanted = withOwnGaps(cards);
  for (const soften of [(text: string) => text, softened]) {
    const meant = wanted.map((card) => withTexts(card, soften));
    const text = formsOf(meant).find((form) => readsAs(form, meant));
    if (text !== undefined) return { text, altered: soften === softened };
  }
  return null;
}

/** Gaps that are not asked here are plain words: in a note every gap is a card. */
function withOwnGaps(cards: readonly Wanted[]): Wanted[] {
  const asked = new Set(cards.map(({ content }) => content.gap));
  const sorted = cards.toSorted((a, b) => a.content.gap - b.content.gap);
  return sorted.map((card) =>
    card.content.kind === 'cloze' ? { ...card, content: { ...card.content, front: onlyGaps(card.content.front, asked) } } : card,
  );
}

/** A neighbour on either side must come out whole too: an open comment or code block would swallow what follows. */
const neighbour = 'Q: Before and after?\nA: A card.';

function readsAs(form: string, meant: readonly Wanted[]): boolean {
  const note = `---\n${deckHead}\n---\n\n${[neighbour, form, neighbour].join('\n\n')}\n`;
  const { cards, problems } = parseNote(note, { file: 'note.md', found: 'none' });
  if (cards.length !== meant.length + 2 || problems.some(({ severity }) => severity === 'error')) return false;
  const [before, ...rest] = cards;
  const after = rest.pop();
  if (!isNeighbour(before) || !isNeighbour(after)) return false;
  return meant.every((wanted, index) => {
    const card = rest[index];
    return card !== undefined && isSame(card, wanted);
  });
}

function isNeighbour(card: NoteCard | undefined): boolean {
  return (
    card?.front === 'Before and after?' &&
    card.answer === 'A card.' &&
    card.why === '' &&
    card.tags.length === 0 &&
    card.accept.length === 0
  );
}

function formsOf(meant: readonly Wanted[]): string[] {
  const [first] = meant;
  if (!first) return [];
  const { content } = first;
  const after = afterCard(meant);
  const withAfter = (form: string) => [form, ...after].join('\n\n');
  switch (content.kind) {
    case 'cloze':
      return [withAfter([content.front, ...accepts(content.accept)].join('\n\n'))];
    case 'command':
      return [
        taskForm(content, 'bash', [content.answer, ...content.accept].join('\n# or\n'), []),
        taskForm(content, 'bash', content.answer, content.accept),
      ].map(withAfter);
    case 'yaml':
      return [withAfter(taskForm(content, 'yaml', yamlBlock(content), content.accept))];
    default:
      return questionForms(content).map((form) => withAfter([form, ...accepts(content.accept)].join('\n\n')));
  }
}

function taskForm({ front, broken, at, kind }: CardContent, lang: string, answer: string, accept: readonly string[]): string {
  const named = kind === 'yaml' && at !== '' && broken !== null ? `# at: ${at}\n${broken}` : broken;
  return [front, ...(named === null ? [] : [fenced(`${lang} broken`, named)]), fenced(lang, answer), ...accepts(accept)].join('\n\n');
}

function yamlBlock({ answer, blanks, at }: CardContent): string {
  const marked = new Set(blanks);
  const lines = answer.split('\n').map((line, index) => (marked.has(index + 1) ? `${line} # ?` : line));
  return (at === '' ? lines : [`# at: ${at}`, ...lines]).join('\n');
}

function questionForms({ front, answer }: CardContent): string[] {
  const isBlock = /^(?:[-*+] |\d+[.)] |\||```|~~~)/.test(answer);
  return [
    ...(isBlock ? [`Q: ${front}\nA:\n${answer}`, `Q: ${front}\n\nA:\n${answer}`] : []),
    `Q: ${front}\nA: ${answer}`,
    `Q: ${front}\n\nA: ${answer}`,
    `${front}\n?\n${answer}`,
  ];
}

function fenced(info: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${code}\n${fence}`;
}

function accepts(answers: readonly string[]): string[] {
  return answers.map((answer) => comment('accept', answer));
}

function comment(key: string, value: string): string {
  return value.includes('\n') ? `<!-- ${key}:\n${value}\n-->` : `<!-- ${key}: ${value} -->`;
}

/** What follows the card: its reason, then what the comments say. */
function afterCard(meant: readonly Wanted[]): string[] {
  const [first] = meant;
  if (!first) return [];
  const { content, id, wrong, kubernetes, tags } = first;
  const lines = [
    // The link first: behind a text, what is a pointer and what a part of the sentence is guessed.
    ...(content.link === '' ? [] : [`<https://kubernetes.io${content.link}>`]),
    ...(content.why === '' ? [] : content.why.split('\n')),
  ];
  const passageId = meant.length > 1 && content.gap > 1 ? (id?.replace(/-c\d+$/, '') ?? null) : id;
  return [
    ...(lines.length === 0 ? [] : [lines.map((line) => `> ${line}`.trimEnd()).join('\n')]),
    [
      ...(passageId === null ? [] : [comment('id', passageId)]),
      ...wrong.map((answer) => comment('wrong', answer)),
      ...(kubernetes.since === null ? [] : [comment('since', kubernetes.since)]),
      ...(kubernetes.until === null ? [] : [comment('until', kubernetes.until)]),
      ...(tags.length === 0 ? [] : [comment('tags', tags.join(', '))]),
    ].join('\n'),
  ].filter((part) => part !== '');
}

function withTexts(wanted: Wanted, soften: (text: string) => string): Wanted {
  const { content } = wanted;
  const isCode = content.kind === 'command' || content.kind === 'yaml';
  return {
    ...wanted,
    content: {
      ...content,
      front: soften(content.front),
      why: soften(content.why),
      ...(!isCode && content.kind !== 'cloze' && { answer: soften(content.answer) }),
    },
  };
}

/** Text that no form would take for one of its marks, and that shows as it did: line breaks for paragraphs, entities for marks. */
function softened(text: string): string {
  return text
    .trim()
    .split(/[ \t]*\n(?:[ \t]*\n)*/)
    .map((line) => line.trim())
    .map((line, index, lines) => (index < lines.length - 1 && !line.endsWith('\\') ? `${line}\\` : line))
    .map((line) =>
      line
        .replace(/^((?:\*\*|__)?[QA]):/, '$1&#58;')
        .replace(/^(\?\??)(?=\\?$)/, (marks) => marks.replaceAll('?', '&#63;'))
        .replace(/(?<=\S)\s+:(?=::?(?:\s|$))|(?<=\S):(?=::?\s+\S)/g, (mark) => `${mark.slice(0, -1)}&#58;`)
        .replaceAll('<!--', '&lt;!--')
        .replace(/(^|\s)\^(?=[\w.-]+\\?$)/, '$1\\^')
        .replace(/^(?=(?:[-+*>]|#{1,6})(?:\s|$))/, '\\')
        .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\'),
    )
    .join('\n');
}
