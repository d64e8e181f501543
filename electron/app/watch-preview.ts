import type { FSWatcher } from 'chokidar';
import { quietMs, patienceMs, watchNotes } from './watch-notes';

export interface PreviewWatch {
  /** Starts watching a place unless it is watched already, and returns the version of its notes. */
  follow: (path: string) => number;
  /** Resolves to the version once it is not `since`, or after a while. */
  waitForChange: (path: string, since: number) => Promise<number>;
  stop: () => void;
}

/** Notes are watched for so long after somebody last asked for them. */
const idleMs = 60_000;

/** Watches the notes of the one preview that is open. */
export function createPreviewWatch(): PreviewWatch {
  let watched: { path: string; version: number; watcher: FSWatcher; quiet: NodeJS.Timeout | undefined } | null = null;
  let idle: NodeJS.Timeout | undefined;
  const waiting = new Set<() => void>();

  const stop = () => {
    clearTimeout(idle);
    clearTimeout(watched?.quiet);
    void watched?.watcher.close();
    watched = null;
    for (const wake of [...waiting]) wake();
  };
  const stayAwake = () => {
    clearTimeout(idle);
    idle = setTimeout(stop, idleMs);
    idle.unref();
  };
  const follow = (path: string): number => {
    if (watched?.path !== path) {
      const version = watched?.version ?? 0;
      stop();
      const started = { path, version: version + 1, watcher: watchNotes(path, null), quiet: undefined as NodeJS.Timeout | undefined };
      started.watcher.on('all', () => {
        clearTimeout(started.quiet);
        started.quiet = setTimeout(() => {
          started.version++;
          for (const wake of [...waiting]) wake();
        }, quietMs);
      });
      // A place that can't be watched is read when it is asked for, as before.
      started.watcher.on('error', () => undefined);
      watched = started;
    }
    stayAwake();
    return watched.version;
  };
  return {
    follow,
    waitForChange: (path, since) =>
      new Promise((resolve) => {
        if (follow(path) !== since) {
          resolve(follow(path));
          return;
        }
        const answer = () => {
          clearTimeout(patience);
          waiting.delete(answer);
          resolve(watched?.path === path ? watched.version : since);
        };
        const patience = setTimeout(answer, patienceMs);
        waiting.add(answer);
      }),
    stop,
  };
}
