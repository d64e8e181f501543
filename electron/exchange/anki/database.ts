import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { AppError } from '../../core/errors';
import { damagedFile, oversizedFile, toReadFailure } from '../failures';
import { checkPageTrees } from './page-trees';

/** A collection's tables, read only. Nothing else of the file's schema is left: no view, trigger, index or virtual table. */
export interface CollectionTables {
  has: (table: CollectionTable) => boolean;
  /** Rows as lists of values in the order of `columns`. */
  rows: (table: CollectionTable, columns: readonly string[]) => IterableIterator<Cell[]>;
  close: () => void;
}

export type Cell = string | number | null | Uint8Array;

const collectionTables = [
  'col',
  'notes',
  'cards',
  'revlog',
  'notetypes',
  'fields',
  'templates',
  'decks',
  'deck_config',
  'config',
  'tags',
] as const;
export type CollectionTable = (typeof collectionTables)[number];

const brokenDatabase = 'The collection in the file is damaged. In Anki, check the database, then export it again.';
/** What SQLite and a running Anki keep beside a database until it is part of it. */
export const journals = ['-wal', '-journal'];
const maximumObjects = 10_000;

/**
 * Opens a collection that may have been made to harm. `file` must be a private copy: its schema is rewritten so that only plain tables remain.
 * @throws AppError `damaged` for anything that is not a sound collection
 */
export function openCollection(file: string): CollectionTables {
  try {
    // A journal beside the file is still to be brought into it, so its pages alone say little.
    if (!journals.some((suffix) => existsSync(file + suffix))) checkPageTrees(file);
    keepPlainTables(file);
    const db = connect(file);
    try {
      db.pragma('query_only = ON');
      const found = new Set(collectionTables.filter((table) => isPlainTable(db, table)));
      if (!found.has('col')) throw new AppError('bad-input', 'This database is not a collection of Anki. Nothing was imported.');
      for (const table of found) checkPages(db, table);
      return {
        has: (table) => found.has(table),
        rows: (table, columns) => {
          if (!found.has(table)) throw damagedFile(`The collection in the file has no table \`${table}\`.`);
          return guardedRows(db, `SELECT ${columns.join(', ')} FROM ${table}`);
        },
        close: () => db.close(),
      };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw toCollectionFailure(error);
  }
}

function connect(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true });
  try {
    // The copy is ours alone: no lock, no journal, no flush to disk is needed.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma('mmap_size = 0');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('ignore_check_constraints = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

interface SchemaRow {
  rowid: number;
  type: Cell;
  name: Cell;
  owner: Cell;
  sql: Cell;
}

/**
 * Takes all but the tables we read out of the schema, and Anki's own collation, which SQLite does not have, out of those.
 * Reading a schema parses it and runs none of it; what is gone when the file is opened next cannot run at all.
 */
function keepPlainTables(file: string): void {
  const db = connect(file);
  try {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    const rows = db
      .prepare<[number], SchemaRow>('SELECT rowid, type, name, tbl_name AS owner, sql FROM sqlite_schema LIMIT ?')
      .all(maximumObjects + 1);
    if (rows.length > maximumObjects) throw oversizedFile('The collection holds more tables than Anki ever makes.');
    checkNames(rows);
    const kept = new Set<Cell>(collectionTables.filter((table) => rows.some((row) => isTableRow(row, table))));
    const remove = db.prepare<[number]>('DELETE FROM sqlite_schema WHERE rowid = ?');
    const rewrite = db.prepare<[string, number]>('UPDATE sqlite_schema SET sql = ? WHERE rowid = ?');
    for (const row of rows) {
      // An index without a statement belongs to a PRIMARY KEY or UNIQUE of its table, which cannot be without it.
      const automatic = row.type === 'index' && row.sql === null && kept.has(row.owner);
      if (!automatic && !(kept.has(row.name) && isTableRow(row, row.name))) remove.run(row.rowid);
      else if (typeof row.sql === 'string') rewrite.run(row.sql.replace(/\bCOLLATE\s+unicase\b/gi, ''), row.rowid);
    }
  } finally {
    db.close();
  }
}

/** A table of ours that is not one: the file was made to be opened, not to be read. */
function checkNames(rows: readonly SchemaRow[]): void {
  for (const table of collectionTables) {
    const called = rows.filter((row) => typeof row.name === 'string' && row.name.toLowerCase() === table);
    if (called.length > 1 || called.some((row) => !isTableRow(row, table))) {
      throw damagedFile(`In the collection, \`${table}\` is not the plain table that Anki makes.`);
    }
  }
}

function isTableRow({ type, name, owner, sql }: SchemaRow, table: Cell): boolean {
  if (typeof table !== 'string' || type !== 'table' || name !== table || owner !== table || typeof sql !== 'string') return false;
  const start = /^CREATE TABLE\s+(?:"(\w+)"|'(\w+)'|`(\w+)`|\[(\w+)\]|(\w+))\s*\(/i.exec(sql);
  return start !== null && start.slice(1).includes(table);
}

/** Generated columns compute: a table that has some is not Anki's. */
function isPlainTable(db: Database.Database, table: CollectionTable): boolean {
  const hidden = db.prepare<[string], number>('SELECT hidden FROM pragma_table_xinfo(?)').pluck().all(table);
  if (hidden.some((kind) => kind !== 0)) throw damagedFile(`In the collection, \`${table}\` is not the plain table that Anki makes.`);
  return hidden.length > 0;
}

/** No page twice, no loop: a walk through a sound table ends. Values are looked at when they are read. */
function checkPages(db: Database.Database, table: CollectionTable): void {
  const messages = db.prepare<[], string>(`PRAGMA quick_check(${table})`).pluck().all();
  if (messages.some((message) => !/^ok$|^(?:NULL|NUMERIC|TEXT|non-\w+) value in /.test(message))) {
    throw damagedFile(brokenDatabase, messages.slice(0, 3).join('; '));
  }
}

function* guardedRows(db: Database.Database, sql: string): IterableIterator<Cell[]> {
  try {
    yield* db.prepare<[], Cell[]>(sql).raw().iterate();
  } catch (error) {
    throw toCollectionFailure(error);
  }
}

function toCollectionFailure(error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    if (error.code === 'SQLITE_FULL') return toReadFailure(Object.assign(new Error(error.message), { code: 'ENOSPC' }));
    return damagedFile(brokenDatabase, error);
  }
  return toReadFailure(error);
}
