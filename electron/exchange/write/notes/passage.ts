import { parseNote } from '../../../core/notes/parse-note';
import type { CardContent, NoteCard } from '../../../core/card';
import { onlyGaps } from '../../../core/cloze';
import { softened } from './soften';
import { isSame, type Wanted } from './wanted';

export interface Written {
  text: string;
  /** What of the card the note's text says otherwise. */
  change: 'none' | 'marks' | 'reason';
}

/** Makes a note a deck in which only our own notation of gaps counts. */
export const deckHead = 'cloze: false';

/** So many passages are tried together. */
const together = 32;

/**
 * The Markdown of passages: each all gaps of a sentence, or one other card. What the parser makes of it is compared, so what is written is
 * what is read. Null for a passage that no form can say.
 */
export function writePassages(passages: readonly (readonly Wanted[])[]): (Written | null)[] {
  const written: (Written | null)[] = [];
  for (let start = 0; start < passages.length; start += together) written.push(...settle(passages.slice(start, start + together)));
  return written;
}

/** The first form of each, when all read well at once; else each half for itself. */
function settle(passages: readonly (readonly Wanted[])[]): (Written | null)[] {
  const [only] = passages;
  if (only && passages.length === 1) return [writePassage(only)];
  const meant = passages.map(withOwnGaps);
  const forms = meant.map((cards) => formsOf(cards)[0] ?? '');
  if (readsAs(forms, meant.flat())) return forms.map((text) => ({ text, change: 'none' }));
  const half = Math.ceil(passages.length / 2);
  return [...settle(passages.slice(0, half)), ...settle(passages.slice(half))];
}

function writePassage(cards: readonly Wanted[]): Written | null {
  const wanted = withOwnGaps(cards);
  const attempts: [Written['change'], Wanted[]][] = [
    ['none', wanted],
    ['marks', wanted.map(withSoftTexts)],
    ['reason', wanted.map(withSoftTexts).map((card) => ({ ...card, content: { ...card.content, why: '', link: '' } }))],
  ];
  for (const [change, meant] of attempts) {
    const text = formsOf(meant).find((form) => readsAs([form], meant));
    if (text !== undefined) return { text, change };
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

function readsAs(forms: readonly string[], meant: readonly Wanted[]): boolean {
  const note = `---\n${deckHead}\n---\n\n${[neighbour, ...forms, neighbour].join('\n\n')}\n`;
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

function questionForms({ front, answer, list }: CardContent): string[] {
  const parted = `${front}\n?\n${answer}`;
  const isBlock = /^(?:[-*+] |\d+[.)] |\||```|~~~)/.test(answer);
  const below = [`Q: ${front}\nA:\n${answer}`, `Q: ${front}\n\nA:\n${answer}`];
  const beside = [`Q: ${front}\nA: ${answer}`, `Q: ${front}\n\nA: ${answer}`];
  const isList = /^(?:[-*+] |\d+[.)] )/.test(answer);
  if (isList && list === null) return [parted, ...beside];
  const forms = isBlock ? [...below, ...beside, parted] : [...beside, parted];
  // A question of several blocks is not parted from its answer by a line break.
  return front.includes('\n\n') ? forms.toSorted((a, b) => Number(b.includes('\n\nA:')) - Number(a.includes('\n\nA:'))) : forms;
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

function withSoftTexts(wanted: Wanted): Wanted {
  const { content } = wanted;
  const isText = content.kind === 'basic';
  return {
    ...wanted,
    content: {
      ...content,
      front: softened(content.front),
      // The first address there would be taken for the card's page.
      why: softened(content.why).replace(/(?<=\]\(<?https?:\/\/(?:www\.)?kubernetes)\.io/g, '&#46;io'),
      ...(isText && { answer: softened(content.answer) }),
    },
  };
}
