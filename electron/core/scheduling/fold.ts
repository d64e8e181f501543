import { nextMemory, soundMemory } from './fsrs';
import type { Instant, LogEntry, Memory, Rating, Schedule, StudyDay } from './types';

export type AnswerEntry = Extract<LogEntry, { type: 'answer' }>;

/** Of a log only answers are reviews: moved due days and fresh starts stand in it too. */
export const isAnswer = ({ type }: { type: string }): boolean => type === 'answer' || type === 'practice';

/** A card that was never answered. */
export const emptySchedule: Schedule = Object.freeze({
  state: 'new',
  step: 0,
  memory: null,
  dueAt: null,
  dueDay: null,
  interval: 0,
  lastAt: null,
  lastDay: null,
  reps: 0,
  lapses: 0,
});

/** What a card's log makes of it. The order of the entries counts, never their clock. */
export function foldLog(entries: Iterable<LogEntry>, weights: readonly number[]): Schedule {
  let schedule = emptySchedule;
  for (const entry of entries) schedule = applyEntry(schedule, entry, weights);
  return schedule;
}

/** One step of the fold. */
export function applyEntry(schedule: Schedule, entry: LogEntry, weights: readonly number[]): Schedule {
  switch (entry.type) {
    case 'answer':
      return applyAnswer(schedule, entry, memoryAfter(schedule, entry.day, entry.rating, weights));
    case 'practice':
      return schedule;
    case 'reset':
      return emptySchedule;
    case 'reschedule':
      return { ...schedule, state: 'review', step: 0, dueAt: null, dueDay: entry.dueDay, interval: entry.interval };
    case 'import':
      return { ...entry.schedule, memory: soundMemory(entry.schedule.memory) };
  }
}

/** The memory an answer on `day` leaves. A day before the last one is a clock put back: no time has passed. */
export function memoryAfter(schedule: Schedule, day: StudyDay, rating: Rating, weights: readonly number[]): Memory {
  const elapsedDays = schedule.lastDay === null ? 0 : Math.max(0, day - schedule.lastDay);
  return nextMemory(schedule.memory, elapsedDays, rating, weights);
}

/** A card after an answer whose memory and place are known. */
export function applyAnswer(schedule: Schedule, answer: Answer, memory: Memory): Schedule {
  const { state, step, dueAt, dueDay, interval } = answer.after;
  return {
    state,
    step,
    memory,
    dueAt,
    dueDay,
    interval,
    lastAt: answer.at,
    lastDay: answer.day,
    reps: schedule.reps + 1,
    lapses: schedule.lapses + (isLapse(schedule, answer.rating) ? 1 : 0),
  };
}

interface Answer {
  at: Instant;
  day: StudyDay;
  rating: Rating;
  after: AnswerEntry['after'];
}

/** Forgetting a card that had left learning; failing it again while relearning is the same lapse. */
function isLapse(schedule: Schedule, rating: Rating): boolean {
  return schedule.state === 'review' && rating === 1;
}
