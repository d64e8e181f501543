import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { fileTime, parseBackupName } from './backup-rules';
import { createBackup, inspectCopy } from './backups';
import type { Backup, InspectedCopy } from './backups';
import { checkDatabase, checkHeader, connect, isUnmade } from './database';
import { guarded } from './failures';
import { databaseFile, moveDatabase, removeDatabase, restoredFile, syncToDisk, withCompanions } from './files';
import { bringMediaBack } from './kept-media';
import { lockDataFolder } from './lock';

export interface Restored {
  restored: Backup;
  /** Where the data lies that was replaced; null when there was none. */
  kept: string | null;
  /** Files that had gone and came back, and the names of those that could not. */
  media: { restored: number; missing: string[] };
}

/**
 * Puts a backup in the place of the database, which is kept: as a backup, or as it is when it is damaged. The store must be
 * closed. Whenever it is stopped, the next start finds the old data or the restored data, whole.
 * @throws AppError `damaged`, `too-new` for the chosen file; `busy` while the data is in use
 */
export async function restoreBackup(dataDir: string, file: string, now: Instant): Promise<Restored> {
  const lock = lockDataFolder(dataDir);
  try {
    const current = databaseFile(dataDir);
    if (resolve(file) === resolve(current)) throw new AppError('bad-input', 'This is the database itself. Choose a backup of it.');
    if (!existsSync(file)) throw new AppError('not-found', `There is no backup ${file}. Nothing was changed.`);
    checkHeader(file);
    const { files, ...chosen } = putReady(file, dataDir);
    const kept = isUnmade(current) ? null : await setCurrentAside(dataDir, now);
    if (kept === null) clearRemains(dataDir, now);
    // Before the last rename: a file too many does no harm, one too few shows in cards.
    const media = await bringMediaBack(dataDir, files, join(dirname(file), 'media'));
    guarded(() => {
      renameSync(restoredFile(dataDir), current);
      syncToDisk(dataDir);
    });
    return { restored: { ...chosen, file, ...(parseBackupName(basename(file)) ?? { reason: 'manual', at: now }) }, kept, media };
  } catch (error) {
    if (existsSync(databaseFile(dataDir))) guarded(() => rmSync(restoredFile(dataDir), { force: true }));
    throw error;
  } finally {
    lock.release();
  }
}

/** Makes a data folder ready to be opened: a restore that was stopped just before its last rename gets it. The caller has the lock. */
export function finishRestore(dataDir: string, now: Instant): void {
  const restored = restoredFile(dataDir);
  guarded(() => {
    removeDatabase(unfinished(dataDir));
    if (!existsSync(databaseFile(dataDir))) {
      clearRemains(dataDir, now);
      if (existsSync(restored)) renameSync(restored, databaseFile(dataDir));
    } else rmSync(restored, { force: true });
  });
}

/** Moves aside what SQLite kept beside a database that is gone: it would take it for the new one's. */
function clearRemains(dataDir: string, now: Instant): void {
  const current = databaseFile(dataDir);
  if (withCompanions(current).some((name) => name !== current)) moveAside(dataDir, 'damaged', now);
}

function unfinished(dataDir: string): string {
  return `${restoredFile(dataDir)}.part`;
}

/** Copies the backup to where only a rename is missing. The copy is what is checked: it is what will be the database. */
function putReady(file: string, dataDir: string): InspectedCopy {
  const part = unfinished(dataDir);
  try {
    return guarded(() => {
      removeDatabase(part);
      for (const name of withCompanions(file)) copyFileSync(name, part + name.slice(file.length));
      const found = inspectCopy(part, 'This backup');
      syncToDisk(part);
      renameSync(part, restoredFile(dataDir));
      syncToDisk(dataDir);
      return found;
    });
  } catch (error) {
    guarded(() => removeDatabase(part));
    throw error;
  }
}

async function setCurrentAside(dataDir: string, now: Instant): Promise<string> {
  try {
    checkDatabase(databaseFile(dataDir));
    const { file } = await createBackup(dataDir, 'before-restore', now);
    makeSingleFile(dataDir);
    return file;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'damaged' || error.code === 'too-new')) return moveAside(dataDir, error.code, now);
    throw error;
  }
}

/**
 * Leaves WAL mode, which works only for the last connection there is: a reader would otherwise go on with companions that
 * belong to the replaced file.
 */
function makeSingleFile(dataDir: string): void {
  const db = connect(databaseFile(dataDir), { readonly: false });
  try {
    guarded(() => db.pragma('journal_mode = DELETE'));
  } finally {
    db.close();
  }
}

function moveAside(dataDir: string, why: 'damaged' | 'too-new', now: Instant): string {
  const current = databaseFile(dataDir);
  const aside = join(dirname(current), `kubedeck-${why}-${fileTime(now)}.db`);
  guarded(() => {
    moveDatabase(current, aside);
    syncToDisk(dataDir);
  });
  return aside;
}
