import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { NoteChoices, SyncReport } from '../contract';
import type { NoteCard, ParsedNote, Problem } from '../core/card';
import { cleanDeckName } from '../core/decks';
import { AppError } from '../core/errors';
import { isBefore } from '../core/kubernetes/version';
import { foundKinds, isFoundKind, type Found } from '../core/notes/found-kinds';
import { matchCards } from '../core/notes/identity';
import { mergeDuplicates } from '../core/notes/merge-duplicates';
import { parseNote } from '../core/notes/parse-note';
import type { NoteFile as StoredFile, Source } from '../store/sources';
import type { Context } from './context';
import { doInTurns, doNow, type InSteps } from './in-steps';
import type { DescribeField } from './kubernetes';
import { listNotes, readNote, type NoteFile } from './note-files';

/** Bundled notes move with the program; their source has this name instead of a path. */
const bundledSource = 'bundled decks';

/** Where new cards of later files stand: no note has more lines than this. */
const fileStride = 100_000;

interface Reading {
  /** Files that are new or were changed, with what they make now. */
  changed: { file: NoteFile; order: number; hash: string; note: ParsedNote }[];
  /** Files as they were. */
  same: number;
  gone: StoredFile[];
  /** Problems that belong to no file that was read. */
  problems: Problem[];
  /** The folder itself could not be opened. */
  trouble: string | null;
}

export interface SyncOptions {
  /** Nobody asked for it: undo passes over it. */
  background?: boolean;
  /** Every note, not only those that have changed. */
  all?: boolean;
  /** The API reference's words, for field cards; without it none are made. */
  describeField?: DescribeField;
}

const emptyReport = (): SyncReport => ({ added: 0, updated: 0, moved: 0, unchanged: 0, aside: 0, problems: [] });

export const rootOf = (context: Context, source: Source) => (source.kind === 'bundled' ? context.ports.decksDir : source.path);

const hashOf = (text: string) => createHash('sha1').update(text).digest('base64url');

/** The deck of a note that names none: the added folder, then the folders and the file below it. */
export function deckFor(source: Pick<Source, 'kind' | 'path'>, file: string): string {
  const below = file.replace(/\.[^./]+$/, '');
  return cleanDeckName(source.kind === 'folder' ? `${basename(source.path)}/${below}` : below);
}

/** What the person chose for a source; without choices every kind is looked for. */
export function choicesOf({ choices }: Pick<Source, 'choices'>): NoteChoices {
  const { found, off } = choices;
  const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);
  return { found: found === undefined ? [...foundKinds] : words(found).filter(isFoundKind), off: words(off) };
}

/** The bundled notes are written as cards; in others the note itself may say what to look for. */
const foundIn = (source: Source): { found?: Found } => (source.kind === 'bundled' ? { found: 'none' } : {});

/** Cards that are true for the exam's Kubernetes version, not outdated, of a kind that is wanted, and not switched off. */
function wantedOf(source: Source, version: string): (card: NoteCard) => boolean {
  const choices = choicesOf(source);
  const off = new Set(choices.off);
  return ({ key, found, outdated, kubernetes: { since, until } }) =>
    outdated === null &&
    (found === null || (choices.found.includes(found) && !off.has(key))) &&
    (since === null || !isBefore(version, since)) &&
    (until === null || !isBefore(until, version));
}

/** Reads what has changed since the last time, or everything, a note a step, without touching the store. */
function* readSource(context: Context, source: Source, { all = false, describeField }: SyncOptions): InSteps<Reading> {
  const root = rootOf(context, source);
  const { files, problems } = listNotes(root);
  const known = new Map(
    context
      .store()
      .sources.files(source.id)
      .map((file) => [file.path, file]),
  );
  if (files.length === 0 && problems.length > 0) return { changed: [], same: 0, gone: [], problems, trouble: problems[0]?.message ?? null };
  const reading: Reading = { changed: [], same: 0, gone: [], problems, trouble: null };
  for (const [order, file] of files.entries()) {
    const before = known.get(file.name);
    known.delete(file.name);
    if (!all && before?.goneAt === null && before.mtimeMs === file.modifiedMs && before.size === file.bytes) {
      reading.same++;
      continue;
    }
    const read = readNote(file);
    if ('problem' in read) {
      reading.problems.push(read.problem);
      continue;
    }
    const hash = hashOf(read.text);
    if (!all && before?.goneAt === null && before.hash === hash) {
      reading.same++;
      continue;
    }
    const note = parseNote(read.text, {
      file: file.name,
      deck: deckFor(source, file.name),
      ...foundIn(source),
      ...(describeField && { describeField }),
    });
    reading.changed.push({ file, order, hash, note });
    yield;
  }
  // Files inside a folder that could not be opened are not gone: nobody could look.
  const unseen = problems.map(({ file }) => file);
  reading.gone = [...known.values()].filter(
    ({ path, goneAt }) => goneAt === null && !unseen.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  );
  return reading;
}

/** Writes what a reading found: one undoable step, or a background one when nobody asked for it. */
function applyReading(context: Context, source: Source, reading: Reading, background: boolean): SyncReport {
  const store = context.store();
  const { at } = context.now();
  const isWanted = wantedOf(source, context.settings().kubernetes);
  const report = { ...emptyReport(), problems: [...reading.problems, ...reading.changed.flatMap(({ note }) => note.problems)] };
  const nothingNew = reading.changed.length === 0 && reading.gone.length === 0 && reading.trouble === source.trouble;
  if (nothingNew) {
    report.unchanged = source.cards;
    return report;
  }
  store.perform(
    { type: 'sync', label: `Reading of ${source.kind === 'bundled' ? 'the bundled decks' : basename(source.path)}`, background },
    at,
    () => {
      const fileIds = new Map<string, number>();
      for (const { file, hash, note } of reading.changed) {
        const { bytes, modifiedMs, name } = file;
        fileIds.set(
          name,
          store.sources.putFile({
            sourceId: source.id,
            path: name,
            hash,
            size: bytes,
            mtimeMs: modifiedMs,
            readAt: at,
            problems: note.problems,
          }),
        );
      }
      const touched = new Set([...fileIds.values(), ...reading.gone.map(({ id }) => id)]);
      const known = store.cards.ofSource(source.id);
      const untouched = new Set(known.filter(({ aside, fileId }) => !aside && !touched.has(fileId)).map(({ key }) => key));
      const before = known.filter(({ aside, fileId }) => aside || touched.has(fileId));
      const fresh = mergeDuplicates(reading.changed.flatMap(({ note }) => note.cards.filter(isWanted)))
        .map(({ card }) => card)
        // A fact that another note of the folder has already is the same card.
        .filter(({ key }) => !untouched.has(key) || before.some((card) => card.key === key));
      const order = new Map(reading.changed.map((changed) => [changed.file.name, changed.order]));
      const placeOf = (card: NoteCard) => ({
        deckId: store.decks.ensure(card.deck, at),
        fileId: fileIds.get(card.source.file) ?? null,
        position: (order.get(card.source.file) ?? 0) * fileStride + card.source.line,
      });

      const plan = matchCards(
        before.map((card) => ({ ref: card.cardId, card, isSetAside: card.aside })),
        fresh,
      );
      for (const { ref, card, isRestored, isMoved } of plan.matched) {
        const changed = store.cards.updateFromNote(ref, card, placeOf(card));
        if (isRestored) store.marks.setAside([ref], null);
        if (isRestored) report.added++;
        else if (changed.text) report.updated++;
        else if (isMoved) report.moved++;
        else report.unchanged++;
      }
      for (const card of plan.added) store.cards.insert(card, placeOf(card), at);
      report.added += plan.added.length;
      report.aside = store.marks.setAside(plan.gone, at);
      for (const { id } of reading.gone) store.sources.setFileGone(id, at);
      store.sources.setRead(source.id, at, reading.trouble);
    },
  );
  context.changed();
  report.unchanged += Math.max(0, source.cards - report.updated - report.moved - report.unchanged - report.aside);
  return report;
}

export function sumReports(reports: SyncReport[]): SyncReport {
  return reports.reduce(
    (total, report) => ({
      added: total.added + report.added,
      updated: total.updated + report.updated,
      moved: total.moved + report.moved,
      unchanged: total.unchanged + report.unchanged,
      aside: total.aside + report.aside,
      problems: [...total.problems, ...report.problems],
    }),
    emptyReport(),
  );
}

/** Reads the bundled decks at a start. A sentence for the person when they are missing; cards made before stay. */
export function syncBundled(context: Context): string | null {
  const store = context.store();
  const known = store.sources.byPath(bundledSource);
  const { files } = listNotes(context.ports.decksDir);
  if (files.length === 0)
    return 'The bundled decks are missing from this installation. Your cards and reviews are safe; installing Kubedeck again brings the decks back.';
  const id =
    known?.id ??
    store.perform({ type: 'add-notes', label: 'Adding the bundled decks', background: true }, context.now().at, () =>
      store.sources.insert('bundled', bundledSource, context.now().at),
    );
  const source = store.sources.get(id);
  if (source && source.removedAt === null) applyReading(context, source, doNow(readSource(context, source, {})), true);
  return null;
}

/** Reads what has changed in a source, in turns, and writes it as one step. */
export async function syncSource(context: Context, source: Source, options: SyncOptions = {}): Promise<SyncReport> {
  return applyReading(context, source, await doInTurns(readSource(context, source, options)), options.background ?? false);
}

/** Adds a source, or changes what is wanted of one, together with what is read of it. */
export async function addSource(
  context: Context,
  wanted: Pick<Source, 'kind' | 'path'>,
  choices: NoteChoices | null,
  options: SyncOptions,
) {
  const store = context.store();
  const known = store.sources.byPath(wanted.path);
  const draft: Source = known ?? {
    ...wanted,
    id: 0,
    addedAt: 0,
    readAt: null,
    trouble: null,
    choices: {},
    removedAt: null,
    cards: 0,
    problems: 0,
  };
  const reading = await doInTurns(readSource(context, choices ? { ...draft, choices: { ...choices } } : draft, { ...options, all: true }));
  const { at } = context.now();
  return store.perform({ type: 'add-notes', label: `Adding ${basename(wanted.path)}` }, at, () => {
    const id = known?.id ?? store.sources.insert(wanted.kind, wanted.path, at);
    if (known && known.removedAt !== null) store.sources.setRemoved(id, null);
    if (choices) store.sources.setChoices(id, { ...choices });
    const source = store.sources.get(id);
    if (!source) throw new AppError('internal', 'The folder could not be added. Nothing was changed.');
    return applyReading(context, source, reading, false);
  });
}

/** Reads every note again: what makes a card of a note has changed, not the notes. */
export async function rereadAll(context: Context, describeField: DescribeField): Promise<void> {
  for (const source of context.store().sources.list()) {
    if (source.removedAt === null) await syncSource(context, source, { all: true, background: true, describeField });
  }
}
