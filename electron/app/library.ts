import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AddNotes, Api, JobResult, NoteFolder, SyncReport } from '../contract';
import { AppError } from '../core/errors';
import type { Source } from '../store/sources';
import type { Context } from './context';
import type { Jobs } from './jobs';
import { planIds, writeIds } from './note-ids';
import { addSource, inTurn, planSource, requestToAdd, rereadAll, sumReports, syncSource } from './sync';
import { choicesOf } from './sync-plan';
import type { NewSource } from './sync-work';
import type { Watching } from './watch';

type LibraryMethods = Pick<
  Api,
  | 'noteFolders'
  | 'addNotes'
  | 'startAdding'
  | 'sync'
  | 'planSync'
  | 'setPolling'
  | 'removeNotes'
  | 'asideCards'
  | 'bringBack'
  | 'planIds'
  | 'writeIds'
>;

interface Surroundings {
  jobs: Jobs;
  watching: Pick<Watching, 'watched'>;
  /** Called whenever folders were added or removed, or are to be watched in another way. */
  onFolders: () => void;
}

export function libraryMethods(context: Context, { jobs, watching, onFolders }: Surroundings): LibraryMethods {
  const sources = () =>
    context
      .store()
      .sources.list()
      .filter(({ removedAt, kind }) => removedAt === null && kind !== 'import');
  const sourceOf = (id: number): Source => {
    const source = context.store().sources.get(id);
    if (!source || source.removedAt !== null) throw new AppError('not-found', 'This folder is no longer there.');
    return source;
  };
  const folderView = (source: Source): NoteFolder => {
    const { id, path, kind, cards, problems, readAt, trouble } = source;
    const bundled = kind === 'bundled';
    const shown = { id, path: bundled ? 'Bundled decks' : path, bundled, cards, problems, readAt, trouble };
    return { ...shown, choices: choicesOf(source), watched: watching.watched(source) };
  };
  const newSource = ({ path, choices }: AddNotes): NewSource => {
    const root = resolve(path);
    return { kind: kindOf(root), path: root, choices: choices ?? null };
  };
  /** Another Kubernetes may have been chosen while notes were read for the one before. */
  const rereadUnlessOf = async (version: string) => {
    if (context.settings().kubernetes !== version) await rereadAll(context);
  };
  const add = async (wanted: NewSource): Promise<SyncReport> => {
    const version = context.settings().kubernetes;
    const report = await addSource(context, wanted);
    await rereadUnlessOf(version);
    onFolders();
    return report;
  };
  return {
    noteFolders: () => sources().map(folderView),

    addNotes: (input) => add(newSource(input)),

    startAdding: async (input) => {
      const wanted = newSource(input);
      const before = context.store().revision();
      const request = requestToAdd(context, wanted);
      if (!request) return { job: null, report: await add(wanted) };
      const finish = async (result: unknown): Promise<JobResult> => {
        context.changed();
        await rereadUnlessOf(request.version);
        onFolders();
        // The job is ours and returns what `addNotes` would have returned.
        return { job: 'notes', report: result as SyncReport };
      };
      const stored = () =>
        context.store().hasStepSince(before, 'add-notes') ? 'The notes were added before it stopped. Undo takes them out again.' : null;
      const more = { stored, inTurn: <T>(work: () => Promise<T>) => inTurn(context, work) };
      return { job: jobs.start(request, finish, 'The notes could not be added. Nothing was changed; try again.', more), report: null };
    },

    sync: async () => {
      const reports = [];
      for (const source of sources()) reports.push(await syncSource(context, source));
      return sumReports(reports);
    },

    planSync: async () => {
      const plans = [];
      for (const source of sources()) plans.push(await planSource(context, source));
      return plans.filter(({ added, updated, moved, aside, problems }) =>
        [added, updated, moved, aside, problems].some(({ length }) => length > 0),
      );
    },

    setPolling: ({ folder, seconds }) => {
      const store = context.store();
      const { choices, path } = sourceOf(folder);
      store.perform({ type: 'polling', label: `Change of how ${path} is watched` }, context.now().at, () =>
        store.sources.setChoices(folder, { ...choices, pollSeconds: seconds }),
      );
      context.changed();
      onFolders();
      return watching.watched(sourceOf(folder));
    },

    planIds: ({ path }) => planIds(resolve(path)),
    writeIds: ({ path, files }) => writeIds(resolve(path), files),

    removeNotes: ({ folder }) => {
      const store = context.store();
      const source = sourceOf(folder);
      const { at } = context.now();
      const aside = store.perform({ type: 'remove-notes', label: `Removing ${folderView(source).path}` }, at, () => {
        store.sources.setRemoved(folder, at);
        const cards = store.cards.ofSource(folder).filter((card) => !card.aside);
        for (const file of store.sources.files(folder)) store.sources.setFileGone(file.id, at);
        return store.marks.setAside(
          cards.map(({ cardId }) => cardId),
          at,
        );
      });
      context.changed();
      onFolders();
      return { aside };
    },

    asideCards: () => context.store().cards.aside(),

    bringBack: ({ cards }) => {
      const store = context.store();
      const { at } = context.now();
      const label = cards.length === 1 ? 'Return of a card' : `Return of ${cards.length} cards`;
      const changed = store.perform({ type: 'bring-back', label }, at, () => store.bulk.bringBack(cards));
      context.changed();
      return { changed };
    },
  };
}

function kindOf(path: string): 'folder' | 'file' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    throw new AppError('not-found', `${path} can't be opened. Nothing was added; check the path.`);
  }
}
