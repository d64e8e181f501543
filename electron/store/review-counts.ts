import type Database from 'better-sqlite3';
import type { CardState, Instant, Rating, StudyDay } from '../core/scheduling/types';
import type { Timing } from '../core/scheduling/pace';
import { stateOf } from './codes';
import { prepareQuery } from './statement';

/** Answers counted; undone ones never are. */
export interface ReviewCounts {
  /** What was done on a day of what the daily limits count, by deck; decks without any are left out. */
  doneOn: (day: StudyDay) => { deckId: number; newCards: number; reviews: number }[];
  /** Passages that cards answered on a day belong to. */
  siblingsDone: (day: StudyDay) => Set<number>;
  totalOn: (day: StudyDay) => { reviews: number; durationMs: number };
  /** Oldest first; days without any are left out. */
  perDay: (from: StudyDay, to: StudyDay) => { day: StudyDay; reviews: number }[];
  /** Days in a row with answers, counted back from this one; 0 when it has none itself. */
  streak: (day: StudyDay) => number;
  /** The last `answers` answers that took time, newest first: what a person's pace is learnt from. */
  timings: (answers: number) => Timing[];
  /** The newest answer, undone or not: a clock that stands before it was put back. */
  newest: () => { at: Instant; day: StudyDay } | undefined;
  /** Answers from a day on that were given at `at` or later, in their order. */
  since: (day: StudyDay, at: Instant) => Answered[];
  count: () => number;
}

export interface Answered {
  card: number;
  rating: Rating;
  durationMs: number | null;
  stateBefore: CardState;
}

export function createReviewCounts(db: Database.Database): ReviewCounts {
  // `undone` and `type` stand in every condition so that the partial index on days is used.
  const standing = 'undone = 0 AND type = 0';
  const counting = `${standing} AND practice = 0`;
  const doneOn = prepareQuery<[StudyDay], { deckId: number; newCards: number; reviews: number }>(
    db,
    `SELECT deck_id AS deckId, count(*) FILTER (WHERE state_before = 0) AS newCards, count(*) FILTER (WHERE state_before = 2) AS reviews
     FROM review JOIN card ON card.id = card_id WHERE day = ? AND ${counting} GROUP BY deck_id`,
  );
  const siblings = prepareQuery<[StudyDay], { siblings: number }>(
    db,
    `SELECT DISTINCT siblings FROM review JOIN card ON card.id = card_id WHERE day = ? AND ${counting}`,
  );
  const total = prepareQuery<[StudyDay], { reviews: number; durationMs: number }>(
    db,
    `SELECT count(*) AS reviews, coalesce(sum(duration_ms), 0) AS durationMs FROM review WHERE day = ? AND ${standing}`,
  );
  const perDay = prepareQuery<[StudyDay, StudyDay], { day: StudyDay; reviews: number }>(
    db,
    `SELECT day, count(*) AS reviews FROM review WHERE day BETWEEN ? AND ? AND ${standing} GROUP BY day ORDER BY day`,
  );
  const streak = prepareQuery<[StudyDay], { days: number }>(
    db,
    `WITH RECURSIVE run (day, days) AS (
       SELECT ?, 0 UNION ALL SELECT day - 1, days + 1 FROM run WHERE EXISTS (SELECT 1 FROM review WHERE review.day = run.day AND ${standing})
     ) SELECT max(days) AS days FROM run`,
  );
  const timings = prepareQuery<[number], Omit<Timing, 'state'> & { state: number }>(
    db,
    `SELECT kind, state_before AS state, rating, duration_ms / 1000.0 AS seconds FROM review JOIN card ON card.id = card_id
     WHERE ${standing} AND duration_ms > 0 ORDER BY review.id DESC LIMIT ?`,
  );
  const newest = prepareQuery<[], { at: Instant; day: StudyDay }>(db, 'SELECT at, day FROM review WHERE type = 0 ORDER BY id DESC LIMIT 1');
  const since = prepareQuery<[StudyDay, Instant], Omit<Answered, 'stateBefore'> & { stateBefore: number }>(
    db,
    // Left to itself SQLite would read the whole log in its order rather than sort a day.
    `SELECT card_id AS card, rating, duration_ms AS durationMs, state_before AS stateBefore FROM review INDEXED BY review_day
     WHERE day >= ? AND at >= ? AND ${standing} ORDER BY id`,
  );
  const count = prepareQuery<[], { reviews: number }>(db, 'SELECT count(*) AS reviews FROM review');

  return {
    doneOn: (day) => doneOn.all(day),
    siblingsDone: (day) => new Set(siblings.all(day).map((row) => row.siblings)),
    totalOn: (day) => total.get(day) ?? { reviews: 0, durationMs: 0 },
    perDay: (from, to) => perDay.all(from, to),
    streak: (day) => streak.get(day)?.days ?? 0,
    timings: (answers) => timings.all(answers).map((row) => ({ ...row, state: stateOf(row.state) })),
    newest: () => newest.get(),
    since: (day, at) => since.all(day, at).map((row) => ({ ...row, stateBefore: stateOf(row.stateBefore) })),
    count: () => count.get()?.reviews ?? 0,
  };
}
