import type Database from 'better-sqlite3';
import type { Instant } from '../core/scheduling/types';
import { prepareCommand, prepareQuery } from './statement';

/** An answer the person has declared right for a card, beside what its note says. */
export interface Accepted {
  id: number;
  card: number;
  answer: string;
  reason: string;
  at: Instant;
}

export interface AcceptedAnswers {
  /** Adds an answer, or gives one that is there a new reason. Returns its id. */
  put: (card: number, answer: string, reason: string, at: Instant) => number;
  remove: (id: number) => boolean;
  get: (id: number) => Accepted | undefined;
  /** Oldest first. */
  of: (card: number) => Accepted[];
  /** Newest first. */
  list: () => Accepted[];
}

export function createAcceptedAnswers(db: Database.Database): AcceptedAnswers {
  const columns = 'id, card_id AS card, answer, reason, at';
  const upsert = prepareQuery<[number, string, string, Instant], { id: number }>(
    db,
    `INSERT INTO accepted (card_id, answer, reason, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (card_id, answer) DO UPDATE SET reason = excluded.reason RETURNING id`,
  );
  const remove = prepareCommand<[number]>(db, 'DELETE FROM accepted WHERE id = ?');
  const select = prepareQuery<[number], Accepted>(db, `SELECT ${columns} FROM accepted WHERE id = ?`);
  const selectOf = prepareQuery<[number], Accepted>(db, `SELECT ${columns} FROM accepted WHERE card_id = ? ORDER BY id`);
  const selectAll = prepareQuery<[], Accepted>(db, `SELECT ${columns} FROM accepted ORDER BY id DESC`);
  return {
    put: (card, answer, reason, at) => {
      const row = upsert.get(card, answer, reason, at);
      if (!row) throw new Error('The answer was not stored');
      return row.id;
    },
    remove: (id) => remove.run(id) > 0,
    get: (id) => select.get(id),
    of: (card) => selectOf.all(card),
    list: () => selectAll.all(),
  };
}
