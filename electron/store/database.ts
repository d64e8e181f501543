import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../core/errors';
import { guarded } from './failures';
import { currentVersion, versionOf } from './migrations';

/** Marks a SQLite file as Kubedeck's: "KUBD". */
export const applicationId = 0x4b554244;

/** Those of version 1: an older database must be known as ours before it is brought up to date. */
const tables = ['accepted', 'action', 'card', 'change', 'content', 'deck', 'note_file', 'review', 'setting', 'source'];
const magic = 'SQLite format 3\0';

/** Opens a connection with the safety settings every one of ours has. */
export function connect(file: string, options: { readonly: boolean }): Database.Database {
  return guarded(() => {
    const db = new Database(file, { readonly: options.readonly, timeout: 2_000 });
    try {
      // A confirmed answer is on the disk: WAL alone would only promise that with FULL.
      if (!options.readonly) db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      // Without it REPLACE deletes rows past the triggers that guard the log.
      db.pragma('recursive_triggers = ON');
      // The file may come from elsewhere: nothing written in its schema may reach beyond it.
      db.pragma('trusted_schema = OFF');
      db.pragma('cell_size_check = ON');
      db.pragma('temp_store = MEMORY');
      db.pragma('cache_size = -65536');
      db.pragma('journal_size_limit = 67108864');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Whether a file can be ours, by its first bytes only: a file that is not is never opened as a database.
 * @throws AppError `damaged` for anything else
 */
export function checkHeader(file: string): void {
  const header = Buffer.alloc(100);
  guarded(() => {
    const handle = openSync(file, 'r');
    try {
      readSync(handle, header, 0, header.length, 0);
    } finally {
      closeSync(handle);
    }
  });
  if (header.toString('latin1', 0, magic.length) !== magic) {
    throw new AppError('damaged', `${file} is damaged: it does not start as a database does. It was left as it is.`);
  }
  if (header.readUInt32BE(68) !== applicationId) {
    throw new AppError('damaged', `${file} is not a Kubedeck database. It was left as it is.`);
  }
}

/**
 * Whether a file is a database to work with, looked at without changing it or its journal.
 * @throws AppError `too-new`, `damaged`
 */
export function checkDatabase(file: string): void {
  checkHeader(file);
  const db = connect(file, { readonly: true });
  try {
    checkSchema(db);
  } finally {
    db.close();
  }
}

/**
 * Whether an open database is whole enough to work with: its version and its tables. `verifyStore` looks at all of it.
 * @throws AppError `too-new`, `damaged`
 */
export function checkSchema(db: Database.Database): void {
  const version = guarded(() => versionOf(db));
  if (version > currentVersion) {
    throw new AppError(
      'too-new',
      `This data was written by a newer Kubedeck (data version ${version}, this one knows ${currentVersion}). Nothing was changed. Install the newer Kubedeck.`,
    );
  }
  const found = new Set(guarded(() => db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()));
  const missing = tables.filter((table) => !found.has(table));
  if (version === 0 || missing.length > 0) {
    throw new AppError(
      'damaged',
      'The database is damaged: parts of it are missing. It was left as it is. Restore the latest good backup.',
    );
  }
}

/** No file yet, or one that a stopped first start left empty. */
export function isUnmade(file: string): boolean {
  return !existsSync(file) || (statSync(file).size === 0 && !existsSync(`${file}-wal`));
}

export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
