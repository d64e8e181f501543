import type Database from 'better-sqlite3';
import { guarded, isConstraintFailure } from './failures';

/**
 * Every change of a row that happens within a step is kept in `change` as what the row was, so that the step can be
 * taken back. Old values are data and are put back through prepared statements: text from a database file, which may
 * come from elsewhere, never runs. Only the columns that changed are kept, so that what happened meanwhile to others stays.
 */
const trackedTables = [
  'deck',
  'source',
  'note_file',
  'also_in',
  'unwanted',
  'card',
  'content',
  'imported_type',
  'imported_note',
  'media',
  'accepted',
  'setting',
  'exam_profile',
  'mock_exam',
] as const;

/** Rows that come into being with one of another table, and are gone with it: that one's coming is enough to know. */
const companions: Readonly<Record<string, { of: string; by: string }>> = { content: { of: 'card', by: 'card_id' } };

interface Table {
  name: string;
  key: string;
  columns: ReadonlySet<string>;
}

interface Change {
  number: number;
  tableName: string;
  rowId: number;
  type: 'insert' | 'update' | 'delete';
  old: string | null;
}

type Value = string | number | null;

export interface ChangeLog {
  /** What the work changes belongs to this action. */
  during: <T>(action: number, work: () => T) => T;
  /** Puts back what an action changed, newest first, and forgets it. @throws CannotRevert */
  revert: (action: number) => void;
}

/** What is there now does not fit what was there then. */
export class CannotRevert extends Error {}

/** A step can change every card there is; this many rows are held at a time. */
const chunk = 1_000;

/** The triggers are temporary: made anew for each connection from the tables as they are, so no migration can leave them behind. */
export function createChangeLog(db: Database.Database): ChangeLog {
  const tables = new Map(trackedTables.map((name) => [name as string, describe(db, name)]));
  let current: number | null = null;
  let changes = 0;
  // An import makes rows by the ten thousand: their coming is noted here and written at the end of the step, all at once.
  let made: Record<string, [number: number, rowId: number][]> = {};
  guarded(() => {
    db.function('current_action', () => current);
    db.function('next_change', () => ++changes);
    db.function('keep_insert', (table: string, rowId: number) => {
      if (current !== null) (made[table] ??= []).push([++changes, rowId]);
      return 0;
    });
    for (const table of tables.values()) db.exec(triggersFor(table));
  });

  const writeMade = db.prepare<[number, string, string]>(
    `INSERT INTO change (action_id, number, table_name, row_id, type)
       SELECT ?, value ->> 0, ?, value ->> 1, 'insert' FROM json_each(?)`,
  );
  const newest = db.prepare<[number], Change>(
    `SELECT number, table_name AS tableName, row_id AS rowId, type, old FROM change WHERE action_id = ? ORDER BY number DESC LIMIT ${chunk}`,
  );
  const forget = db.prepare<[number, number]>('DELETE FROM change WHERE action_id = ? AND number >= ?');
  const statements = new Map<string, Database.Statement<Value[]>>();
  const run: Run = (sql, values) => {
    const statement = statements.get(sql) ?? db.prepare<Value[]>(sql);
    statements.set(sql, statement);
    return statement.run(...values).changes;
  };

  return {
    during: (action, work) => {
      current = action;
      changes = 0;
      made = {};
      try {
        const result = work();
        for (const [table, rows] of Object.entries(made)) writeMade.run(action, table, JSON.stringify(rows));
        return result;
      } finally {
        current = null;
        made = {};
      }
    },
    revert: (action) => {
      try {
        for (let changes = newest.all(action); changes.length > 0; changes = newest.all(action)) {
          for (const change of changes) revertChange(tableOf(tables, change.tableName), change, run);
          forget.run(action, changes.at(-1)?.number ?? 0);
        }
      } catch (error) {
        throw isConstraintFailure(error) ? new CannotRevert() : error;
      }
    },
  };
}

/** Returns how many rows it changed. */
type Run = (sql: string, values: Value[]) => number;

function revertChange({ name, key, columns }: Table, change: Change, run: Run): void {
  const runOnOne = (sql: string, values: Value[]): void => {
    if (run(sql, values) !== 1) throw new CannotRevert();
  };
  if (change.type === 'insert') {
    for (const [companion, { of, by }] of Object.entries(companions)) {
      if (of === name) run(`DELETE FROM ${companion} WHERE ${by} = ?`, [change.rowId]);
    }
    runOnOne(`DELETE FROM ${name} WHERE ${key} = ?`, [change.rowId]);
    return;
  }
  const old = Object.entries(JSON.parse(change.old ?? '{}') as Record<string, Value>);
  const names = old.map(([column]) => column);
  const unknown = names.find((column) => !columns.has(column));
  if (unknown !== undefined) throw new Error(`The change log names a column ${name}.${unknown} that is not there`);
  const values = old.map(([, value]) => value);
  if (change.type === 'update') {
    runOnOne(`UPDATE ${name} SET ${names.map((column) => `${column} = ?`).join(', ')} WHERE ${key} = ?`, [...values, change.rowId]);
  } else {
    runOnOne(`INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, values);
  }
}

function tableOf(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (!table) throw new Error(`The change log names a table ${name} that is not there`);
  return table;
}

function describe(db: Database.Database, name: string): Table {
  const columns = guarded(() => db.pragma(`main.table_info(${name})`)) as { name: string; pk: number }[];
  const key = columns.find((column) => column.pk === 1)?.name;
  if (key === undefined) throw new Error(`${name} has no primary key`);
  return { name, key, columns: new Set(columns.map((column) => column.name)) };
}

function triggersFor({ name, key, columns }: Table): string {
  const member = (column: string): string => `',"${column}":' || json_quote(OLD.${column})`;
  const changed = [...columns].map((column) => `OLD.${column} IS NOT NEW.${column}`);
  const changedMembers = [...columns].map((column) => `iif(OLD.${column} IS NOT NEW.${column}, ${member(column)}, '')`);
  const inAction = 'current_action() IS NOT NULL';
  const log = (type: Change['type'], old: string): string =>
    `INSERT INTO change (action_id, number, table_name, row_id, type, old)
       VALUES (current_action(), next_change(), '${name}', OLD.${key}, '${type}', ${old});`;
  const object = (members: string[]): string => `'{' || substr(${members.join(' || ')}, 2) || '}'`;
  // What it does is all in the condition: a body that runs for each row would cost as much again as the row.
  const onInsert = `CREATE TEMP TRIGGER log_${name}_insert AFTER INSERT ON main.${name} WHEN keep_insert('${name}', NEW.${key}) BEGIN SELECT 0; END;`;
  return `
    ${name in companions ? '' : onInsert}
    CREATE TEMP TRIGGER log_${name}_delete AFTER DELETE ON main.${name} WHEN ${inAction}
      BEGIN ${log('delete', object([...columns].map(member)))} END;
    CREATE TEMP TRIGGER log_${name}_update AFTER UPDATE ON main.${name} WHEN ${inAction} AND (${changed.join(' OR ')})
      BEGIN ${log('update', object(changedMembers))} END;`;
}
