import type { NoteCard, ParsedNote } from '../card';
import { hashText } from './card-key';
import { mergeDuplicates } from './merge-duplicates';
import { parseNote, type ParseOptions } from './parse-note';
import { renderedText } from './rendered-text';

/** A note that ids are wanted for: its text as it is in the file, its byte-order mark and line ends too. */
export interface NoteText {
  text: string;
  options: ParseOptions;
}

/** A line of a note that is changed by an id, or one that is added below it. */
export interface IdEdit {
  /** 1-based. */
  line: number;
  type: 'append' | 'below';
  id: string;
}

export interface NoteIds {
  edits: IdEdit[];
  /** Cards that stay without an id: none can be written without changing how the note reads, or its form takes none. */
  without: number;
}

/** The cards of one passage: one id names all of them. */
interface Passage {
  cards: NoteCard[];
  id: string;
}

/**
 * Which ids can be written into notes so that every note makes the same cards and looks the same as before. A fact of several
 * notes gets its id in the one that is its card's. Pauses after each note.
 */
export function* planNoteIds(notes: readonly NoteText[]): Generator<void, NoteIds[]> {
  const parsed: ParsedNote[] = [];
  for (const { text, options } of notes) {
    parsed.push(parseNote(text, options));
    yield;
  }
  const facts = mergeDuplicates(parsed.flatMap(({ cards }) => cards));
  const homes = new Set(facts.map(({ card }) => card));
  const taken = new Set(parsed.flatMap(({ cards }) => cards.flatMap(({ id }) => id ?? [])));
  const planned: NoteIds[] = [];
  for (const [index, note] of notes.entries()) {
    const before = parsed[index];
    if (!before) continue;
    const passages = passagesOf(before, homes, taken);
    const edits = passages.length === 0 ? [] : keepHarmless(note, before, passages);
    const named = new Set(edits.map(({ id }) => id));
    const covered = new Set(passages.filter(({ id }) => named.has(id)).flatMap(({ cards }) => cards));
    const without = before.cards.filter((card) => card.id === null && homes.has(card) && !covered.has(card)).length;
    planned.push({ edits, without });
    yield;
  }
  return planned;
}

/** The text with the ids in it. */
export function writeNoteIds(text: string, edits: readonly IdEdit[]): string {
  const lines = linesOf(text);
  for (const edit of [...edits].sort((a, b) => b.line - a.line)) {
    const line = lines[edit.line - 1];
    if (!line) continue;
    const comment = `<!-- id: ${edit.id} -->`;
    if (edit.type === 'append') {
      const body = line.body.trimEnd();
      lines[edit.line - 1] = { ...line, body: `${body} ${comment}${line.body.slice(body.length)}` };
      continue;
    }
    const indent = /^\s*/.exec(line.body)?.[0] ?? '';
    const end = line.end || lines.find((each) => each.end !== '')?.end || '\n';
    lines.splice(edit.line - 1, 1, { ...line, end }, { body: `${indent}${comment}`, end: line.end });
  }
  return lines.map(({ body, end }) => body + end).join('');
}

/** Lines with the line end each has. */
export function linesOf(text: string): { body: string; end: string }[] {
  const lines = text.split(/(\r\n|\n|\r)/);
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, index) => ({
    body: lines[2 * index] ?? '',
    end: lines[2 * index + 1] ?? '',
  }));
  const last = pairs.at(-1);
  return last?.body === '' && last.end === '' ? pairs.slice(0, -1) : pairs;
}

function passagesOf(note: ParsedNote, homes: ReadonlySet<NoteCard>, taken: Set<string>): Passage[] {
  const groups = new Map<string, NoteCard[]>();
  for (const card of note.cards) {
    if (card.found !== null) continue;
    const name = [card.source.line, card.source.endLine, card.siblings].join('#');
    groups.set(name, [...(groups.get(name) ?? []), card]);
  }
  return [...groups.values()]
    .filter((cards) => cards.every((card) => card.id === null && homes.has(card)))
    .map((cards) => ({ cards, id: newId([note.file, ...cards.map(({ key }) => key)].join('\0'), taken) }));
}

function newId(seed: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const id = `k${hashText(`${seed}\0${attempt}`).slice(0, 7)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** Tries all ids of a note at once; where they do harm, halves find the ones that do. */
function keepHarmless(note: NoteText, before: ParsedNote, passages: readonly Passage[]): IdEdit[] {
  const kept: IdEdit[] = [];
  const named = new Map<NoteCard, string>();
  const rendered = renderedText(note.text);
  const isHarmless = (edits: readonly IdEdit[], ids: ReadonlyMap<NoteCard, string>) => {
    const text = writeNoteIds(note.text, edits);
    return isSameButIds(before, parseNote(text, note.options), ids) && renderedText(text) === rendered;
  };
  const tryPassages = (wanted: readonly Passage[], type: IdEdit['type']): Passage[] => {
    if (wanted.length === 0) return [];
    const edits = wanted.map(({ cards, id }) => ({ line: Math.max(...cards.map(({ source }) => source.endLine)), type, id }));
    const ids = new Map([...named, ...wanted.flatMap(({ cards, id }) => cards.map((card) => [card, id] as const))]);
    if (isHarmless([...kept, ...edits], ids)) {
      kept.push(...edits);
      for (const [card, id] of ids) named.set(card, id);
      return [];
    }
    if (wanted.length === 1) return [...wanted];
    const middle = Math.ceil(wanted.length / 2);
    return [...tryPassages(wanted.slice(0, middle), type), ...tryPassages(wanted.slice(middle), type)];
  };
  const isBlock = ({ cards }: Passage) =>
    cards.some(({ kind, list, form }) => kind === 'command' || kind === 'yaml' || list !== null || form === 'list');
  const blocks = passages.filter(isBlock);
  const texts = passages.filter((passage) => !isBlock(passage));
  // Below a block, at the end of a line of text; where that does harm the other way round.
  tryPassages(tryPassages(blocks, 'below'), 'append');
  tryPassages(tryPassages(texts, 'append'), 'below');
  return kept.sort((a, b) => a.line - b.line);
}

/** Whether a note makes the same cards as before, those of `ids` with their new ids, and has no new problem. */
function isSameButIds(before: ParsedNote, after: ParsedNote, ids: ReadonlyMap<NoteCard, string>): boolean {
  if (before.cards.length !== after.cards.length || before.problems.length !== after.problems.length) return false;
  return before.cards.every((card, index) => {
    const now = after.cards[index];
    const id = ids.get(card);
    if (!now || contentOf(card) !== contentOf(now)) return false;
    return id === undefined ? now.id === card.id : now.id?.startsWith(id) === true;
  });
}

function contentOf(card: NoteCard): string {
  const apart = new Set<string>(['key', 'id', 'source']);
  return JSON.stringify([Object.entries(card).filter(([name]) => !apart.has(name)), card.source.heading]);
}
