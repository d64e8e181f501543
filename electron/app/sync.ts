import type { SyncPlanned, SyncReport } from '../contract/notes';
import type { Source } from '../store/sources';
import type { Context } from './context';
import { doInTurns, doNow, type InSteps } from './in-steps';
import { readFieldWords } from './kubernetes';
import { listNotes } from './note-files';
import type { NotesRequest } from './ports';
import { readSource, workToRead } from './sync-reading';
import { addInSteps, rootOf as rootIn, syncInSteps, type NewSource, type SyncPlace } from './sync-work';
import { describeReading, emptyReport } from './sync-writing';

/** Bundled notes move with the program; their source has this name instead of a path. */
const bundledSource = 'bundled decks';

/** More is read and written in a child: here the last step, which can't pause, would hold the window's calls up. */
const mostHere = 320 * 1024;

export const rootOf = (context: Context, source: Source) => rootIn(context.ports.decksDir, source);

const placeOf = (context: Context): SyncPlace => ({
  store: context.store(),
  cache: context.notes,
  decksDir: context.ports.decksDir,
  version: context.settings().kubernetes,
  now: () => context.now().at,
});

export function sumReports(reports: SyncReport[]): SyncReport {
  return reports.reduce(
    (total, report) => ({
      added: total.added + report.added,
      updated: total.updated + report.updated,
      moved: total.moved + report.moved,
      unchanged: total.unchanged + report.unchanged,
      aside: total.aside + report.aside,
      problems: [...total.problems, ...report.problems],
      unread: [...total.unread, ...report.unread],
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
  if (source && source.removedAt === null) doNow(syncInSteps(placeOf(context), source, { background: true }));
  context.changed();
  return null;
}

/** The work that is going on: two readings at once would each undo what the other found. */
const queues = new WeakMap<Context, Promise<unknown>>();

/** Does it once the readings and addings before it are done. */
export function inTurn<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const before = queues.get(context) ?? Promise.resolve();
  const result = before.then(work, work);
  queues.set(context, result);
  return result;
}

export interface SyncOptions {
  /** Nobody asked for it: undo passes over it. */
  background?: boolean;
  /** Every note, not only those that have changed. */
  all?: boolean;
}

/** Reads what has changed in a source and writes it as one step. */
export function syncSource(context: Context, { id }: Source, options: SyncOptions = {}): Promise<SyncReport> {
  return inTurn(context, async () => {
    const source = context.store().sources.get(id);
    if (!source || source.removedAt !== null) return emptyReport();
    const listing = listNotes(rootOf(context, source));
    const size = workToRead(context.store(), source, listing, options.all ?? false);
    if (size > mostHere) return runJob(context, requestFor(context, { type: 'sync', source: id, ...options }));
    const describeField = await readFieldWords();
    return runHere(context, syncInSteps(placeOf(context), source, { ...options, listing, describeField }));
  });
}

/** What reading a source again would change. Writes nothing. */
export function planSource(context: Context, source: Source): Promise<SyncPlanned> {
  return inTurn(context, async () => {
    const describeField = await readFieldWords();
    const { store, cache, version } = placeOf(context);
    const reading = await doInTurns(readSource({ store, cache, source, root: rootOf(context, source) }, { describeField }));
    return describeReading(store, source, reading, version);
  });
}

/** Adds a source, or changes what is wanted of one. */
export function addSource(context: Context, wanted: NewSource): Promise<SyncReport> {
  const request = requestToAdd(context, wanted);
  return inTurn(context, async () => {
    if (request) return runJob(context, request);
    const describeField = await readFieldWords();
    return runHere(context, addInSteps(placeOf(context), wanted, { describeField }));
  });
}

/** The job that adds a source; null where that is quick enough to be done here. */
export function requestToAdd(context: Context, wanted: NewSource): NotesRequest | null {
  const { path } = wanted;
  const known = context.store().sources.byPath(path);
  if (workToRead(context.store(), known ?? { id: 0 }, listNotes(path), true) <= mostHere) return null;
  return requestFor(context, { type: 'add', ...wanted });
}

const requestFor = (context: Context, work: NotesRequest['work']): NotesRequest => {
  const { dataDir, decksDir } = context.ports;
  return { name: 'notes', dataDir, decksDir, version: context.settings().kubernetes, work };
};

async function runHere(context: Context, work: InSteps<SyncReport>): Promise<SyncReport> {
  const report = await doInTurns(work);
  context.changed();
  return report;
}

async function runJob(context: Context, request: NotesRequest): Promise<SyncReport> {
  const result = await context.ports.jobs.run(request, () => undefined).result;
  context.changed();
  // The job is ours and returns what the work here would have returned.
  return result as SyncReport;
}

/** Reads every note again: what makes a card of a note has changed, not the notes. */
export async function rereadAll(context: Context): Promise<void> {
  for (const source of context.store().sources.list()) {
    if (source.removedAt === null) await syncSource(context, source, { all: true, background: true });
  }
}
