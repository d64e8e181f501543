import { watch, type FSWatcher } from 'chokidar';
import type { Context } from './context';
import { readFieldWords } from './kubernetes';
import { rootOf, syncSource } from './sync';

/** Editors save in several steps; the notes are read once they are quiet for so long. */
const quietMs = 150;
/** How long a question for changes is kept open before it is answered with "none". */
const patienceMs = 25_000;

export interface Watching {
  /** Watches the folders there are now: to be called again whenever folders are added or removed. Resolves once it does. */
  follow: () => Promise<void>;
  /** Resolves to the number of changes so far once it is not `since`. */
  waitForChange: (since: number) => Promise<number>;
  stop: () => void;
}

/** Reads notes again when their files change on the disk. */
export function createWatching(context: Context, report: (error: unknown) => void): Watching {
  const watchers = new Map<number, FSWatcher>();
  const timers = new Map<number, NodeJS.Timeout>();
  const waiting = new Set<() => void>();
  let version = 0;

  const read = async (id: number) => {
    try {
      const describeField = await readFieldWords();
      const source = context.store().sources.get(id);
      if (!source || source.removedAt !== null) return;
      const { added, updated, moved, aside } = await syncSource(context, source, { background: true, describeField });
      const after = context.store().sources.get(id);
      // A folder that can't be read any more, or can again, is news too.
      if (added + updated + moved + aside === 0 && after?.trouble === source.trouble && after.problems === source.problems) return;
      version++;
      for (const wake of waiting) wake();
    } catch (error) {
      report(error);
    }
  };
  const drop = (id: number) => {
    clearTimeout(timers.get(id));
    void watchers.get(id)?.close();
    watchers.delete(id);
  };

  return {
    follow: async () => {
      const starting: Promise<void>[] = [];
      const wanted = new Map(
        context
          .store()
          .sources.list()
          .filter(({ removedAt, kind }) => removedAt === null && kind !== 'bundled')
          .map((source) => [source.id, rootOf(context, source)]),
      );
      for (const id of [...watchers.keys()]) if (!wanted.has(id)) drop(id);
      for (const [id, root] of wanted) {
        if (watchers.has(id)) continue;
        const watcher = watch(root, { ignoreInitial: true, ignored: /(^|[/\\])(\.[^/\\]|node_modules$)/, followSymlinks: true });
        watcher.on('all', () => {
          clearTimeout(timers.get(id));
          timers.set(
            id,
            setTimeout(() => void read(id), quietMs),
          );
        });
        watcher.on('error', report);
        starting.push(new Promise((resolve) => watcher.once('ready', resolve)));
        watchers.set(id, watcher);
      }
      await Promise.all(starting);
    },
    waitForChange: (since) =>
      new Promise((resolve) => {
        const answer = () => {
          clearTimeout(patience);
          waiting.delete(answer);
          resolve(version);
        };
        const patience = setTimeout(answer, patienceMs);
        waiting.add(answer);
        if (version !== since) answer();
      }),
    stop: () => {
      for (const id of [...watchers.keys()]) drop(id);
      for (const wake of [...waiting]) wake();
    },
  };
}
