import { basename } from 'node:path';
import type { ParsedNote, Problem } from '../core/card';
import { cleanDeckName } from '../core/decks';
import type { Found } from '../core/notes/found-kinds';
import { findAlike, findSameFacts } from '../core/notes/merge-duplicates';
import type { CardFront, KnownCard } from '../store/cards';
import type { Passage } from '../store/passages';
import type { NoteFile as StoredFile, Source } from '../store/sources';
import type { Store } from '../store/store';
import type { UnwantedCard } from '../store/unwanted';
import type { InSteps } from './in-steps';
import type { DescribeField } from './kubernetes';
import type { NoteCache } from './note-cache';
import { listNotes, type NoteFile, type NoteListing } from './note-files';

/** A note that was read, with what it makes now. */
export interface ReadNote {
  file: NoteFile;
  /** Which note of the folder it is, from 0. */
  order: number;
  hash: string;
  note: ParsedNote;
}

export interface Reading {
  /** Notes that are new or were changed. */
  changed: ReadNote[];
  /** Unchanged notes that share facts with those, or did. */
  linked: ReadNote[];
  gone: StoredFile[];
  /** Problems that belong to no note that was read. */
  problems: Problem[];
  /** The folder itself could not be opened. */
  trouble: string | null;
  /** What the store held then, to be used as long as it is of the same revision. */
  seen: { revision: number; stored: StoredNotes } | null;
}

/** What the store holds of a source, as far as a reading has to do with it. */
export interface StoredNotes {
  /** Cards of notes that were read or are gone, cards that may be the same fact, and all that are set aside. */
  known: readonly KnownCard[];
  passages: readonly Passage[];
  unwanted: readonly UnwantedCard[];
}

export function storedNotes(store: Store, sourceId: number, { changed, linked, gone }: Reading): StoredNotes {
  const names = new Set([...changed, ...linked].map(({ file }) => file.name).concat(gone.map(({ path }) => path)));
  const fileIds = new Set(store.sources.files(sourceId).flatMap(({ id, path }) => (names.has(path) ? id : [])));
  const fronts = store.cards.frontsOf(sourceId);
  const alsoHere = new Set(store.passages.cardsIn([...fileIds]));
  const isConcerned = ({ cardId, fileId, aside }: CardFront) => aside === 1 || fileIds.has(fileId) || alsoHere.has(cardId);
  const fresh = [...changed, ...linked].flatMap(({ note }) => note.cards);
  const alike = findAlike(
    fresh,
    fronts.filter((card) => !isConcerned(card)),
  );
  const ids = [...fronts.filter(isConcerned), ...alike].map(({ cardId }) => cardId);
  // A passage in one of the notes is a concerned card's, so these are all there are.
  return {
    known: store.cards.known(ids),
    passages: store.passages.ofCards(ids),
    unwanted: store.unwanted.ofSource(sourceId),
  };
}

export interface ReadingOptions {
  /** Every note, not only those that have changed. */
  all?: boolean;
  /** The notes there are, where somebody has just looked. */
  listing?: NoteListing;
  /** The API reference's words, for field cards; without it none are made. */
  describeField?: DescribeField;
  onProgress?: (done: number, total: number) => void;
}

/** The deck of a note that names none: the added folder, then the folders and the file below it. */
export function deckFor(source: Pick<Source, 'kind' | 'path'>, file: string): string {
  const below = file.replace(/\.[^./]+$/, '');
  return cleanDeckName(source.kind === 'folder' ? `${basename(source.path)}/${below}` : below);
}

/** The bundled notes are written as cards; in others the note itself may say what to look for. */
const foundIn = (source: Source): { found?: Found } => (source.kind === 'bundled' ? { found: 'none' } : {});

const isSame = (before: StoredFile | undefined, { modifiedMs, bytes }: NoteFile) =>
  before?.goneAt === null && before.mtimeMs === modifiedMs && before.size === bytes;

/** A new note is all new cards to write; of a changed one most cards are as they were. */
const newCounts = 5;

/** How much work a reading is: bytes of changed notes, and five times those of new ones. */
export function workToRead(store: Store, source: Pick<Source, 'id'>, { files }: NoteListing, all: boolean): number {
  const known = new Map(store.sources.files(source.id).map((file) => [file.path, file]));
  return files.reduce((sum, file) => {
    const before = known.get(file.name);
    if (!all && isSame(before, file)) return sum;
    return sum + file.bytes * (before?.goneAt === null ? 1 : newCounts);
  }, 0);
}

/** What is read: a source, at the place where its notes are. */
export interface ReadFrom {
  store: Store;
  cache: NoteCache;
  source: Source;
  root: string;
}

/** Reads what has changed since the last time, or everything, a note a step, without writing to the store. */
export function* readSource({ store, cache, source, root }: ReadFrom, options: ReadingOptions): InSteps<Reading> {
  const how = (file: NoteFile) => ({
    deck: deckFor(source, file.name),
    ...foundIn(source),
    ...(options.describeField && { describeField: options.describeField }),
  });
  const { files, problems } = options.listing ?? listNotes(root);
  const reading: Reading = { changed: [], linked: [], gone: [], problems, trouble: null, seen: null };
  if (files.length === 0 && problems.length > 0) return { ...reading, trouble: problems[0]?.message ?? null };
  const known = new Map(store.sources.files(source.id).map((file) => [file.path, file]));
  const unchanged = new Map<string, { file: NoteFile; order: number }>();
  for (const [order, file] of files.entries()) {
    const before = known.get(file.name);
    known.delete(file.name);
    options.onProgress?.(order, files.length);
    if (!options.all && isSame(before, file)) {
      unchanged.set(file.name, { file, order });
      continue;
    }
    const read = cache.read(file, how(file));
    if ('problem' in read) {
      reading.problems.push(read.problem);
      continue;
    }
    if (!options.all && before?.goneAt === null && before.hash === read.hash) {
      unchanged.set(file.name, { file, order });
      continue;
    }
    reading.changed.push({ file, order, hash: read.hash, note: read.note });
    yield;
  }
  // Files inside a folder that could not be opened are not gone: nobody could look.
  const unseen = problems.map(({ file }) => file);
  reading.gone = [...known.values()].filter(
    ({ path, goneAt }) => goneAt === null && !unseen.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  );
  if (reading.changed.length + reading.gone.length === 0) return reading;
  reading.seen = { revision: store.revision(), stored: storedNotes(store, source.id, reading) };
  for (const name of linkedFiles(reading.seen.stored, reading)) {
    const linked = unchanged.get(name);
    const read = linked && cache.read(linked.file, how(linked.file));
    if (!linked || !read || 'problem' in read) continue;
    reading.linked.push({ ...linked, hash: read.hash, note: read.note });
    yield;
  }
  if (reading.linked.length > 0) reading.seen = { revision: store.revision(), stored: storedNotes(store, source.id, reading) };
  return reading;
}

/**
 * Notes to read beside the changed ones so that it shows where each fact stands by now: a fact that one note loses may stand
 * in another, and a fact that one note gains may be another's card.
 */
function linkedFiles(stored: StoredNotes, { changed, gone }: Reading): Set<string> {
  const names = new Set([...changed.map(({ file }) => file.name), ...gone.map(({ path }) => path)]);
  const cards = stored.known.filter(({ aside }) => !aside);
  const homes = new Map(cards.map((card) => [card.cardId, card.source.file]));
  const linked = new Set<string>();
  for (const { cardId, source: passage } of stored.passages) {
    const home = homes.get(cardId);
    if (home === undefined) continue;
    if (names.has(home)) linked.add(passage.file);
    if (names.has(passage.file)) linked.add(home);
  }
  const elsewhere = cards.filter((card) => !names.has(card.source.file));
  const fresh = changed.flatMap(({ note }) => note.cards);
  for (const same of findSameFacts(fresh, elsewhere).values()) linked.add(same.source.file);
  return linked;
}
