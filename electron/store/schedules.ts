import type Database from 'better-sqlite3';
import type { Instant, Schedule, StudyDay } from '../core/scheduling/types';
import { stateCode, stateOf } from './codes';
import { prepareCommand, prepareQuery } from './statement';

export interface Schedules {
  get: (card: number) => Schedule | undefined;
  set: (card: number, schedule: Schedule) => void;
  /** Cards due on each day from `from` to `to`; suspended cards and days without any are left out. */
  load: (from: StudyDay, to: StudyDay) => { day: StudyDay; cards: number }[];
}

/** The columns of a schedule as a row has them. */
export interface ScheduleRow {
  state: number;
  step: number;
  stability: number | null;
  difficulty: number | null;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  interval: number;
  lastAt: Instant | null;
  lastDay: StudyDay | null;
  reps: number;
  lapses: number;
}

export const scheduleColumns = `state, step, stability, difficulty, due_at AS dueAt, due_day AS dueDay, interval,
  last_at AS lastAt, last_day AS lastDay, reps, lapses`;

export function toSchedule(row: ScheduleRow): Schedule {
  const { state, step, stability, difficulty, dueAt, dueDay, interval, lastAt, lastDay, reps, lapses } = row;
  const memory = stability === null || difficulty === null ? null : { stability, difficulty };
  return { state: stateOf(state), step, memory, dueAt, dueDay, interval, lastAt, lastDay, reps, lapses };
}

export function createSchedules(db: Database.Database): Schedules {
  const select = prepareQuery<[number], ScheduleRow>(db, `SELECT ${scheduleColumns} FROM card WHERE id = ?`);
  const update = prepareCommand<[ScheduleRow & { card: number }]>(
    db,
    `UPDATE card SET state = :state, step = :step, stability = :stability, difficulty = :difficulty, due_at = :dueAt, due_day = :dueDay,
       interval = :interval, last_at = :lastAt, last_day = :lastDay, reps = :reps, lapses = :lapses
     WHERE id = :card`,
  );
  const selectLoad = prepareQuery<[StudyDay, StudyDay], { day: StudyDay; cards: number }>(
    db,
    `SELECT due_day AS day, count(*) AS cards FROM card
     WHERE due_day BETWEEN ? AND ? AND due_at IS NULL AND suspended = 0 AND aside_at IS NULL GROUP BY due_day`,
  );

  return {
    get: (card) => {
      const row = select.get(card);
      return row && toSchedule(row);
    },
    set: (card, { state, memory, ...rest }) => {
      const changed = update.run({
        card,
        state: stateCode(state),
        stability: memory?.stability ?? null,
        difficulty: memory?.difficulty ?? null,
        ...rest,
      });
      if (changed === 0) throw new Error(`There is no card ${card}`);
    },
    load: (from, to) => selectLoad.all(from, to),
  };
}
