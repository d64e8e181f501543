import type Database from 'better-sqlite3';
import type { Verdict } from '../core/grading/verdict';
import type { CardState, Instant, LogEntry, Rating, Schedule, StudyDay } from '../core/scheduling/types';
import { reviewTypeCode, reviewTypeOf, stateCode, stateOf } from './codes';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** A row for the log. The log is the truth: a card's schedule is the fold of its rows. */
export interface NewReview {
  card: number;
  entry: LogEntry;
  /** How far the wall clock was ahead of UTC, in minutes. */
  utcOffset: number;
  stateBefore: CardState;
  durationMs?: number | null;
  /** Study days since the last answer; null for a first one. */
  elapsedDays?: number | null;
  /** Probability of recall just before, 0 to 1; null for a first answer. */
  predicted?: number | null;
  typed?: string | null;
  verdict?: Verdict | null;
  /** Hints taken before the answer. */
  hints?: number;
  /** Why the person overruled the verdict. */
  overruled?: string | null;
}

export interface StoredReview {
  id: number;
  type: LogEntry['type'];
  at: Instant;
  day: StudyDay;
  rating: Rating | null;
  durationMs: number | null;
  stateBefore: CardState;
  stateAfter: CardState;
  /** Days to the next review; null while learning. */
  intervalDays: number | null;
  predicted: number | null;
  typed: string | null;
  verdict: Verdict | null;
  hints: number;
  overruled: string | null;
  undone: boolean;
}

export interface Reviews {
  /** Only within a step (`perform`): the log names the step of each row. */
  insert: (review: NewReview) => number;
  /** What a card's schedule is the fold of: its rows that were not undone, in their order. */
  log: (card: number) => LogEntry[];
  /** All rows of a card, newest first, undone ones too. */
  history: (card: number) => StoredReview[];
}

/** What a fold reads of a row. */
export interface LogRow {
  type: number;
  at: Instant;
  day: StudyDay;
  rating: Rating | null;
  stateAfter: number;
  stepAfter: number;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  interval: number;
  /** 1 for an answer that the schedule does not follow. */
  practice: number;
  /** The whole schedule, for an import. */
  data: Json<Schedule> | null;
}

export const logColumns = `type, at, day, rating, state_after AS stateAfter, step_after AS stepAfter, due_at AS dueAt, due_day AS dueDay,
  interval, practice, data`;

export function toLogEntry(row: LogRow): LogEntry {
  const { at, day, rating, dueAt, dueDay, interval } = row;
  const type = reviewTypeOf(row.type);
  switch (type) {
    case 'answer':
      if (rating === null) throw new Error('An answer without a rating');
      if (row.practice === 1) return { type: 'practice', at, day, rating };
      return { type, at, day, rating, after: { state: stateOf(row.stateAfter), step: row.stepAfter, dueAt, dueDay, interval } };
    case 'reset':
      return { type, at, day };
    case 'reschedule':
      if (dueDay === null) throw new Error('A reschedule without a day');
      return { type, at, day, dueDay, interval };
    case 'import':
      if (row.data === null) throw new Error('An import without a schedule');
      return { type, at, day, schedule: fromJson(row.data) };
  }
}

type HistoryRow = Omit<StoredReview, 'type' | 'stateBefore' | 'stateAfter' | 'undone'> & {
  type: number;
  practice: number;
  stateBefore: number;
  stateAfter: number;
  undone: number;
};

interface InsertRow extends Omit<LogRow, 'type'> {
  type: number;
  card: number;
  utcOffset: number;
  stateBefore: number;
  durationMs: number | null;
  elapsedDays: number | null;
  predicted: number | null;
  typed: string | null;
  verdict: Verdict | null;
  hints: number;
  overruled: string | null;
}

export function createReviews(db: Database.Database): Reviews {
  const insert = prepareCommand<[InsertRow]>(
    db,
    `INSERT INTO review (action_id, card_id, type, at, utc_offset, day, rating, duration_ms, state_before, state_after, step_after, due_at,
       due_day, interval, elapsed_days, predicted, typed, verdict, hints, overruled, practice, data)
     VALUES (current_action(), :card, :type, :at, :utcOffset, :day, :rating, :durationMs, :stateBefore, :stateAfter, :stepAfter,
       :dueAt, :dueDay, :interval, :elapsedDays, :predicted, :typed, :verdict, :hints, :overruled, :practice, :data)`,
  );
  const selectLog = prepareQuery<[number], LogRow>(db, `SELECT ${logColumns} FROM review WHERE card_id = ? AND undone = 0 ORDER BY id`);
  const selectHistory = prepareQuery<[number], HistoryRow>(
    db,
    `SELECT id, type, at, day, rating, duration_ms AS durationMs, state_before AS stateBefore, state_after AS stateAfter,
       nullif(interval, 0) AS intervalDays, predicted, typed, verdict, hints, overruled, practice, undone
     FROM review WHERE card_id = ? ORDER BY id DESC`,
  );

  return {
    insert: ({ card, entry, utcOffset, stateBefore, durationMs, elapsedDays, predicted, typed, verdict, hints, overruled }) =>
      insert.insert({
        card,
        ...toColumns(entry, stateBefore),
        utcOffset,
        stateBefore: stateCode(stateBefore),
        durationMs: durationMs ?? null,
        elapsedDays: elapsedDays ?? null,
        predicted: predicted ?? null,
        typed: typed ?? null,
        verdict: verdict ?? null,
        hints: hints ?? 0,
        overruled: overruled ?? null,
      }),
    log: (card) => selectLog.all(card).map(toLogEntry),
    history: (card) =>
      selectHistory.all(card).map(({ practice, ...row }) => ({
        ...row,
        type: practice === 1 ? 'practice' : reviewTypeOf(row.type),
        stateBefore: stateOf(row.stateBefore),
        stateAfter: stateOf(row.stateAfter),
        undone: row.undone === 1,
      })),
  };
}

function toColumns(entry: LogEntry, stateBefore: CardState): LogRow {
  const { type, at, day } = entry;
  const none = {
    rating: null,
    stateAfter: stateCode(stateBefore),
    stepAfter: 0,
    dueAt: null,
    dueDay: null,
    interval: 0,
    practice: 0,
    data: null,
  };
  const row = { ...none, type: reviewTypeCode(type), at, day };
  switch (type) {
    case 'answer': {
      const { state, step, ...due } = entry.after;
      return { ...row, rating: entry.rating, stateAfter: stateCode(state), stepAfter: step, ...due };
    }
    case 'practice':
      return { ...row, rating: entry.rating, practice: 1 };
    case 'reset':
      return { ...row, stateAfter: stateCode('new') };
    case 'reschedule':
      return { ...row, stateAfter: stateCode('review'), dueDay: entry.dueDay, interval: entry.interval };
    case 'import': {
      const { state, step, dueAt, dueDay, interval } = entry.schedule;
      return { ...row, stateAfter: stateCode(state), stepAfter: step, dueAt, dueDay, interval, data: toJson(entry.schedule) };
    }
  }
}
