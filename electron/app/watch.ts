import type { FSWatcher } from 'chokidar';
import { constants, statfsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Watched } from '../contract/notes';
import type { Problem } from '../core/card';
import { AppError } from '../core/errors';
import type { Source } from '../store/sources';
import type { Context } from './context';
import { rootOf, syncSource } from './sync';
import { patienceMs, quietMs, watchNotes } from './watch-notes';

export interface Watching {
  /**
   * Watches the folders there are now, each as it wants: to be called whenever that changes. Resolves once it does. With `readAll`
   * those that were watched before are read again too: the cards are others than theirs.
   */
  follow: (options: { readAll: boolean }) => Promise<void>;
  /** Resolves to the number of changes so far once it is not `since`. */
  waitForChange: (since: number) => Promise<number>;
  /** How changes of a source are noticed, and what is in the way. */
  watched: (source: Source) => Watched;
  stop: () => void;
}

interface Followed {
  root: string;
  pollSeconds: number | null;
  watcher: FSWatcher;
  trouble: string | null;
  unread: string | null;
  /** What lay there at the last look; null while it could not be opened, undefined before the first. */
  place: string | null | undefined;
}

/** Linux's numbers of file systems on which nobody tells when another computer writes: NFS, SMB, CIFS, SMB2, FUSE, 9P. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997]);

function pollSecondsOf({ choices }: Pick<Source, 'choices'>): number | null {
  const { pollSeconds } = choices;
  return typeof pollSeconds === 'number' && pollSeconds >= 2 ? pollSeconds : null;
}

/** Until notes are tried again that could not be written while something else was. */
const busyMs = 500;
/** Between two looks whether each folder is still the one that is watched. */
const lookMs = 2000;

/** Reads notes again when their files change on the disk. */
export function createWatching(context: Context, report: (error: unknown) => void): Watching {
  const followed = new Map<number, Followed>();
  const timers = new Map<number, NodeJS.Timeout>();
  let look: NodeJS.Timeout | null = null;
  const waiting = new Set<() => void>();
  let version = 0;
  let isOver = false;

  const tell = () => {
    version++;
    for (const wake of waiting) wake();
  };
  const read = async (id: number) => {
    try {
      const source = context.store().sources.get(id);
      if (!source || source.removedAt !== null) return;
      const { added, updated, moved, aside, unread } = await syncSource(context, source, { background: true });
      const after = context.store().sources.get(id);
      const entry = followed.get(id);
      // What could not be opened is looked at anew once it can be, also when it is back before the next look.
      if (entry && after && after.trouble !== null) entry.place = null;
      const passedOver = unreadWords(unread);
      // A folder or file that can't be read any more, or can again, is news too.
      const isOther = after?.trouble !== source.trouble || after.problems !== source.problems || entry?.unread !== passedOver;
      if (entry) entry.unread = passedOver;
      if (added + updated + moved + aside > 0 || isOther) tell();
    } catch (error) {
      // Something else is being written, an import perhaps: the change is read when that is done.
      if (error instanceof AppError && error.code === 'busy') readSoon(id, busyMs);
      else report(error);
    }
  };
  const readSoon = (id: number, afterMs: number) => {
    if (isOver) return;
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void read(id), afterMs),
    );
  };
  const drop = (id: number) => {
    clearTimeout(timers.get(id));
    void followed.get(id)?.watcher.close();
    followed.delete(id);
  };
  const start = (id: number, root: string, pollSeconds: number | null): Promise<void> => {
    const watcher = watchNotes(root, pollSeconds);
    const entry: Followed = {
      root,
      pollSeconds,
      watcher,
      trouble: pollSeconds === null ? networkTrouble(root) : null,
      unread: null,
      place: undefined,
    };
    followed.set(id, entry);
    watcher.on('all', () => readSoon(id, quietMs));
    return new Promise((resolve) => {
      watcher.once('ready', resolve);
      watcher.on('error', (error) => {
        const trouble = watchTrouble(error);
        if (trouble === null) report(error);
        else if (entry.trouble !== trouble) {
          entry.trouble = trouble;
          tell();
        }
        resolve();
      });
    });
  };

  /** Nobody tells that a folder was moved away or a drive taken out, and a watch does not outlive what it watches. */
  const lookAround = async () => {
    for (const [id, entry] of [...followed]) {
      const place = await placeAt(entry.root);
      if (followed.get(id) !== entry || place === entry.place) continue;
      const isFirst = entry.place === undefined;
      entry.place = place;
      if (isFirst && place !== null) continue;
      if (place !== null) {
        drop(id);
        await start(id, entry.root, entry.pollSeconds);
      }
      readSoon(id, 0);
    }
    if (look !== null) look = setTimeout(() => void lookAround(), lookMs).unref();
  };

  return {
    follow: async ({ readAll }) => {
      const sources = context
        .store()
        .sources.list()
        .filter(({ removedAt, kind }) => removedAt === null && (kind === 'folder' || kind === 'file'));
      const wanted = new Map(sources.map((source) => [source.id, { root: rootOf(context, source), pollSeconds: pollSecondsOf(source) }]));
      for (const [id, { root, pollSeconds }] of followed) {
        const now = wanted.get(id);
        if (now?.root !== root || now.pollSeconds !== pollSeconds) drop(id);
      }
      const missing = [...wanted].filter(([id]) => !followed.has(id));
      await Promise.all(missing.map(([id, { root, pollSeconds }]) => start(id, root, pollSeconds)));
      // Stopped meanwhile: what was begun here has nobody else to end it.
      if (isOver) {
        for (const id of [...followed.keys()]) drop(id);
        return;
      }
      // Nobody watched before: what was changed while the app was closed is read now.
      for (const [id] of readAll ? wanted : missing) readSoon(id, 0);
      look ??= setTimeout(() => void lookAround(), lookMs).unref();
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
    watched: (source) => {
      const { trouble = null, unread = null } = followed.get(source.id) ?? {};
      return { pollSeconds: pollSecondsOf(source), trouble, unread };
    },
    stop: () => {
      isOver = true;
      clearTimeout(look ?? undefined);
      look = null;
      for (const id of [...followed.keys()]) drop(id);
      for (const wake of [...waiting]) wake();
    },
  };
}

function unreadWords([first, ...others]: readonly Problem[]): string | null {
  if (!first) return null;
  const more = others.length === 0 ? '' : ` And ${others.length} more; “Read again” lists them.`;
  return `${first.file}: ${first.message} ${first.fix}${more}`;
}

/** Another text for another folder; null where nothing can be opened. */
async function placeAt(root: string): Promise<string | null> {
  try {
    await access(root, constants.R_OK);
    const found = await stat(root);
    // A file is another one after each save.
    return found.isDirectory() ? `${found.dev}:${found.ino}` : 'file';
  } catch {
    return null;
  }
}

/** What a failed watch means to the person; null when it is nothing they can help. */
function watchTrouble(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EMFILE' && code !== 'ENOSPC') return null;
  return 'The system watches no more files, so changes here are not noticed by themselves. Let Kubedeck look for changes instead.';
}

function networkTrouble(root: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    if (!networkTypes.has(statfsSync(root).type)) return null;
  } catch {
    return null;
  }
  return 'This folder is on a network: what another computer changes there may not be noticed. Let Kubedeck look for changes instead.';
}
