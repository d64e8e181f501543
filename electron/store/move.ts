import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync } from 'node:fs';
import { copyFile, mkdir, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { fileTime } from './backup-rules';
import { inspectCopy } from './backups';
import { guarded, toAppError } from './failures';
import { backupFolder, databaseFile, mediaFolder, moveDatabase, removeDatabase, syncToDisk, withCompanions } from './files';
import { lockDataFolder } from './lock';

/** Backups, pictures and sounds: everything but the database, which changes until the last moment. */
const besides = [backupFolder, mediaFolder];

/** Copies all but the database to another folder; what is there already is left. It may be stopped at any moment and done again. */
export async function copyBesides(dataDir: string, to: string, report: (done: number, total: number) => void): Promise<number> {
  try {
    const files = (await Promise.all(besides.map((folder) => filesBelow(folder(dataDir))))).flat();
    let done = 0;
    for (const file of files) {
      report(done++, files.length);
      const copy = join(to, file.slice(dataDir.length));
      const { size, atime, mtime } = await stat(file);
      if (isCopied(copy, size, mtime)) continue;
      await mkdir(join(copy, '..'), { recursive: true });
      await copyFile(file, copy);
      await utimes(copy, atime, mtime);
    }
    return files.length;
  } catch (error) {
    throw toAppError(error);
  }
}

/**
 * Moves the database itself, checked, and what has come since `copyBesides`. The store must be closed. `switchOver` is called once the
 * new folder is complete; the database left behind gets a name under which it is not opened by mistake. Returns that name, or the old one where it could not be renamed.
 * @throws AppError `busy` while the data is in use; `bad-input` when there are cards in the new folder
 */
export function moveStore(dataDir: string, to: string, now: Instant, switchOver: () => void): string {
  const lock = lockDataFolder(dataDir);
  try {
    return guarded(() => {
      if (existsSync(databaseFile(to))) throw new AppError('bad-input', `There are cards in ${to} already. Nothing was moved.`);
      mkdirSync(to, { recursive: true });
      for (const folder of besides) copyMissing(folder(dataDir), folder(to));
      const part = `${databaseFile(to)}.moving`;
      removeDatabase(part);
      const current = databaseFile(dataDir);
      for (const name of withCompanions(current)) copyFileSync(name, part + name.slice(current.length));
      inspectCopy(part, 'The database');
      syncToDisk(part);
      renameSync(part, databaseFile(to));
      syncToDisk(to);
      switchOver();
      const kept = join(dataDir, `kubedeck-moved-${fileTime(now)}.db`);
      try {
        moveDatabase(current, kept);
        return kept;
      } catch {
        // Somebody still reads it. From now on the new folder is what is opened all the same.
        return current;
      }
    });
  } finally {
    lock.release();
  }
}

const isCopied = (copy: string, size: number, mtime: Date): boolean => {
  const there = statSync(copy, { throwIfNoEntry: false });
  return there?.size === size && Math.abs(there.mtimeMs - mtime.getTime()) < 2000;
};

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function copyMissing(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const copy = join(to, file.slice(from.length));
    const { size, atime, mtime } = statSync(file);
    if (isCopied(copy, size, mtime)) continue;
    mkdirSync(join(copy, '..'), { recursive: true });
    copyFileSync(file, copy);
    utimesSync(copy, atime, mtime);
  }
}
