import { basename } from 'node:path';
import type { NoteChoices, SyncReport } from '../contract/notes';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import type { Source } from '../store/sources';
import type { Store } from '../store/store';
import type { InSteps } from './in-steps';
import type { NoteCache } from './note-cache';
import { nameWithin, overlapOf } from './overlap';
import { choicesOf } from './sync-plan';
import { readSource, type ReadingOptions } from './sync-reading';
import { writeReading } from './sync-writing';

/** Where notes are read and written, in whatever process this is. */
export interface SyncPlace {
  store: Store;
  cache: NoteCache;
  /** The bundled notes. */
  decksDir: string;
  /** Minor version of the exam. */
  version: string;
  now: () => Instant;
}

export interface SyncOptions extends ReadingOptions {
  /** Nobody asked for it: undo passes over it. */
  background?: boolean;
}

export interface NewSource {
  kind: 'folder' | 'file';
  path: string;
  choices: NoteChoices | null;
}

/** Bundled notes move with the program, so their folder is not stored. */
export const rootOf = (decksDir: string, source: Pick<Source, 'kind' | 'path'>) => (source.kind === 'bundled' ? decksDir : source.path);

/** Reads what has changed in a source, and writes it as one step. */
export function* syncInSteps(place: SyncPlace, source: Source, options: SyncOptions): InSteps<SyncReport> {
  const { store, cache, version } = place;
  const reading = yield* readSource({ store, cache, source, root: rootOf(place.decksDir, source) }, options);
  return writeReading(store, source, { reading, at: place.now(), version, background: options.background ?? false });
}

/**
 * Adds a source, or changes what is wanted of one, together with what is read of it. Added folders inside it become part of
 * it, their cards with them.
 * @throws AppError `conflict` when it is part of an added folder
 */
export function* addInSteps(place: SyncPlace, wanted: NewSource, options: SyncOptions): InSteps<SyncReport> {
  const { store, cache, version } = place;
  const { within } = overlapOf(wanted.path, store.sources.list());
  if (within)
    throw new AppError('conflict', `These notes are part of ${within.path}, so their cards are there already. Nothing was added.`);
  const known = store.sources.byPath(wanted.path);
  const { kind, path } = wanted;
  const draft = { kind, path, id: 0, addedAt: 0, readAt: null, trouble: null, choices: {}, removedAt: null, cards: 0, problems: 0 };
  const reading = yield* readSource({ store, cache, source: known ?? draft, root: path }, { ...options, all: true });
  const at = place.now();
  return store.perform({ type: 'add-notes', label: `Adding ${basename(path)}` }, at, () => {
    const id = known?.id ?? store.sources.insert(kind, path, at);
    if (known && known.removedAt !== null) store.sources.setRemoved(id, null);
    const inside = overlapOf(path, store.sources.list()).contains;
    const off = [...(known ? choicesOf(known).off : []), ...inside.flatMap((source) => choicesOf(source).off)];
    if (wanted.choices) store.sources.setChoices(id, { ...known?.choices, ...wanted.choices });
    else if (inside.length > 0) store.sources.setChoices(id, { ...known?.choices, off });
    for (const source of inside) takeOver(store, { id, path }, source, at);
    const source = store.sources.get(id);
    if (!source) throw new AppError('internal', 'The folder could not be added. Nothing was changed.');
    return writeReading(store, source, { reading, at, version, background: false });
  });
}

/** Makes a source part of the folder around it: its files, their cards, and what was switched off in them. */
function takeOver(store: Store, folder: Pick<Source, 'id' | 'path'>, source: Source, at: Instant): void {
  const nameOf = (file: string) => nameWithin(folder.path, source, file);
  for (const { id, goneAt, path, ...file } of store.sources.files(source.id)) {
    const moved = store.sources.putFile({ ...file, sourceId: folder.id, path: nameOf(path) });
    store.cards.moveToFile(id, moved);
    store.passages.moveToFile(id, moved);
    if (goneAt !== null) store.sources.setFileGone(moved, goneAt);
    store.sources.setFileGone(id, at);
  }
  for (const { id, card, ...row } of store.unwanted.ofSource(source.id)) {
    store.unwanted.remove(id);
    store.unwanted.insert(folder.id, { ...row, card: { ...card, source: { ...card.source, file: nameOf(card.source.file) } } });
  }
  store.sources.setRemoved(source.id, at);
}
