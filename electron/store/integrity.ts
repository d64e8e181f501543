import type Database from 'better-sqlite3';
import { AppError } from '../core/errors';
import { toAppError } from './failures';

/** `ok`, or what SQLite found wrong with the file, in its words. `quick` leaves out whether the indexes agree with their tables. */
export function integrityOf(db: Database.Database, depth: 'quick' | 'full'): string {
  try {
    const check = db.prepare<[], string>(depth === 'quick' ? 'PRAGMA quick_check(10)' : 'PRAGMA integrity_check(10)').pluck();
    const orphans = db.prepare<[], { table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check').all();
    const found = check.all().filter((line) => line !== 'ok');
    const lines = orphans.slice(0, 10).map(({ table, rowid, parent }) => `row ${rowid} of ${table} belongs to no ${parent}`);
    return [...found, ...lines].join('; ') || 'ok';
  } catch (error) {
    const known = toAppError(error);
    if (known instanceof AppError && known.code === 'damaged' && error instanceof Error) return error.message;
    throw known;
  }
}
