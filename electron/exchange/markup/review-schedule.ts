import { soundMemory } from '../../core/scheduling/fsrs';
import type { Instant, Memory, Schedule, StudyDay } from '../../core/scheduling/types';
import { parseStudyDay } from '../../core/scheduling/study-day';
import { memoryFromEase } from '../anki/replay';
import type { ReadContext } from '../collection';

export interface PastState {
  dueDay: StudyDay;
  /** Days. */
  interval: number;
  lastAt: Instant | null;
  reps: number;
  lapses: number;
  /** SM-2's, 2.5 is usual; counts where there is no memory. */
  ease?: number | null | undefined;
  memory?: Memory;
}

const longestInterval = 36_500;
const assumedRetention = 0.9;
const usualEase = 2.5;
/** What a person can have meant, from 1970 on. */
const latestDay = 100_000;

/** A card under review where another program left it: its due day is kept. Null when its numbers mean nothing. */
export function reviewSchedule(past: PastState, { weights, studyDayAt, dayStart, now }: ReadContext): Schedule | null {
  const { dueDay, reps, lapses, memory, ease } = past;
  if (!Number.isSafeInteger(dueDay) || dueDay < 0 || dueDay > latestDay || !Number.isFinite(past.interval)) return null;
  const interval = Math.min(Math.max(1, Math.round(past.interval)), longestInterval);
  const lastAt = past.lastAt !== null && past.lastAt > 0 && past.lastAt <= now ? past.lastAt : null;
  const lastDay = lastAt === null ? dueDay - interval : studyDayAt(lastAt);
  const known = memory ? soundMemory(memory) : null;
  return {
    state: 'review',
    step: 0,
    memory:
      known ?? memoryFromEase(typeof ease === 'number' && ease >= 1 && ease < 100 ? ease : usualEase, interval, assumedRetention, weights),
    dueAt: null,
    dueDay,
    interval,
    lastAt: lastAt ?? (lastDay >= 0 ? Math.min(dayStart(lastDay), now) : null),
    lastDay,
    reps: count(reps, 1),
    lapses: count(lapses, 0),
  };
}

/** A whole number from 0 on, or what to take for it. */
export function count(value: number, otherwise: number): number {
  return Number.isFinite(value) && value >= 0 ? Math.min(Math.round(value), 1_000_000) : otherwise;
}

/** The study day of a date or of an instant; null for what is neither. */
export function dayOf(text: string, context: Pick<ReadContext, 'studyDayAt' | 'offsetAt'>): StudyDay | null {
  const day = parseStudyDay(text.slice(0, 10));
  if (day === null || text.length === 10) return day;
  const at = instantOf(text, context);
  return at === null ? day : context.studyDayAt(at);
}

const isoInstant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant as ISO 8601 has it; without a zone it is the wall clock's. */
export function instantOf(text: string, { offsetAt }: Pick<ReadContext, 'offsetAt'>): Instant | null {
  const [, date, time, zone] = isoInstant.exec(text.trim()) ?? [];
  if (date === undefined || time === undefined) return null;
  const at = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
  if (!Number.isFinite(at) || at <= 0) return null;
  return zone === undefined ? at - offsetAt(at) * 60_000 : at;
}
