import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'kubedeck.db');
}

export function lockFile(dataDir: string): string {
  return join(dataDir, 'kubedeck.lock');
}

export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

export function mediaFolder(dataDir: string): string {
  return join(dataDir, 'media');
}

/** A checked copy on its way to become the database: only the last rename of a restore is missing. */
export function restoredFile(dataDir: string): string {
  return join(dataDir, 'kubedeck.db.restored');
}

/** A database and the files SQLite keeps beside it. */
export function withCompanions(file: string): string[] {
  return [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name));
}

export function removeDatabase(file: string): void {
  for (const name of withCompanions(file)) rmSync(name);
}

/** Gives a database and its companions another name. The database goes last: until then it is still found under its own. */
export function moveDatabase(file: string, to: string): void {
  for (const name of withCompanions(file).toReversed()) renameSync(name, to + name.slice(file.length));
}

/** Puts a file's content, or a folder's names, on the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows does not sync what is opened for reading, and has no folders to open.
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(handle);
  }
}
