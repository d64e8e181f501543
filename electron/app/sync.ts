import { basename } from 'node:path';
import type { NoteChoices, SyncReport } from '../contract';
import { AppError } from '../core/errors';
import type { Source } from '../store/sources';
import type { Context } from './context';
import { doInTurns, doNow } from './in-steps';
import type { DescribeField } from './kubernetes';
import { listNotes } from './note-files';
import { readSource, type Reading, type ReadingOptions } from './sync-reading';
import { emptyReport, writeReading } from './sync-writing';

/** Bundled notes move with the program; their source has this name instead of a path. */
const bundledSource = 'bundled decks';

export interface SyncOptions extends Pick<ReadingOptions, 'all' | 'describeField'> {
  /** Nobody asked for it: undo passes over it. */
  background?: boolean;
}

export const rootOf = (context: Context, source: Source) => (source.kind === 'bundled' ? context.ports.decksDir : source.path);

const read = (context: Context, source: Source, options: ReadingOptions) =>
  readSource(context.store(), source, rootOf(context, source), options);

function write(context: Context, source: Source, reading: Reading, background: boolean): SyncReport {
  const { at } = context.now();
  const report = writeReading(context.store(), source, { reading, at, version: context.settings().kubernetes, background });
  context.changed();
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
  if (source && source.removedAt === null) write(context, source, doNow(read(context, source, {})), true);
  return null;
}

/** Reads what has changed in a source, in turns, and writes it as one step. */
export async function syncSource(context: Context, source: Source, options: SyncOptions = {}): Promise<SyncReport> {
  return write(context, source, await doInTurns(read(context, source, options)), options.background ?? false);
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
  const reading = await doInTurns(read(context, draft, { ...options, all: true }));
  const { at } = context.now();
  return store.perform({ type: 'add-notes', label: `Adding ${basename(wanted.path)}` }, at, () => {
    const id = known?.id ?? store.sources.insert(wanted.kind, wanted.path, at);
    if (known && known.removedAt !== null) store.sources.setRemoved(id, null);
    if (choices) store.sources.setChoices(id, { ...choices });
    const source = store.sources.get(id);
    if (!source) throw new AppError('internal', 'The folder could not be added. Nothing was changed.');
    return write(context, source, reading, false);
  });
}

/** Reads every note again: what makes a card of a note has changed, not the notes. */
export async function rereadAll(context: Context, describeField: DescribeField): Promise<void> {
  for (const source of context.store().sources.list()) {
    if (source.removedAt === null) await syncSource(context, source, { all: true, background: true, describeField });
  }
}
