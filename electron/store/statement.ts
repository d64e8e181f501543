import type Database from 'better-sqlite3';
import { toAppError } from './failures';

/** A prepared SELECT. `Row` is what its columns are named and typed as: STRICT tables keep that promise. */
export interface Query<Params extends unknown[], Row> {
  get: (...params: Params) => Row | undefined;
  all: (...params: Params) => Row[];
  iterate: (...params: Params) => IterableIterator<Row>;
}

/** A prepared INSERT, UPDATE or DELETE. */
export interface Command<Params extends unknown[]> {
  /** Rows changed. */
  run: (...params: Params) => number;
  /** Id of the row inserted. */
  insert: (...params: Params) => number;
}

export function prepareQuery<Params extends unknown[], Row>(db: Database.Database, sql: string): Query<Params, Row> {
  const statement = prepare<Params, Row>(db, sql);
  return {
    get: guard((...params: Params) => statement.get(...params)),
    all: guard((...params: Params) => statement.all(...params)),
    *iterate(...params) {
      try {
        yield* statement.iterate(...params);
      } catch (error) {
        throw toAppError(error);
      }
    },
  };
}

export function prepareCommand<Params extends unknown[]>(db: Database.Database, sql: string): Command<Params> {
  const statement = prepare<Params, unknown>(db, sql);
  return {
    run: guard((...params: Params) => statement.run(...params).changes),
    insert: guard((...params: Params) => Number(statement.run(...params).lastInsertRowid)),
  };
}

function prepare<Params extends unknown[], Row>(db: Database.Database, sql: string): Database.Statement<Params, Row> {
  try {
    // The library's type for parameters is a conditional one that a generic cannot satisfy.
    return db.prepare(sql) as unknown as Database.Statement<Params, Row>;
  } catch (error) {
    throw toAppError(error);
  }
}

function guard<Params extends unknown[], Result>(call: (...params: Params) => Result): (...params: Params) => Result {
  return (...params) => {
    try {
      return call(...params);
    } catch (error) {
      throw toAppError(error);
    }
  };
}
