import Database from 'better-sqlite3';
import { rmSync, statSync } from 'node:fs';
import { AppError } from '../core/errors';
import { lockFile } from './files';
import { guarded, toAppError } from './failures';

/**
 * Makes this process the only writer of a data folder until `release`. The lock is the operating system's, on a second,
 * empty SQLite file, so that it ends with the process however that ends.
 * @throws AppError `busy` when another process has it
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  const file = lockFile(dataDir);
  const lock = guarded(() => {
    // The lock is always empty: with anything in it the file is no lock, and would be taken for a damaged database.
    if (statSync(file, { throwIfNoEntry: false })?.size) rmSync(file);
    return new Database(file, { timeout: 0 });
  });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('busy', `Kubedeck is already open on ${dataDir}. Nothing was changed. Use that window, or close it first.`, {
        cause: error,
      });
    }
    throw toAppError(error);
  }
  return { release: () => void lock.close() };
}
