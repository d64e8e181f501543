import type { Instant, StudyDay } from './types';

const minute = 60_000;
const dayLength = 86_400_000;

/** How far the wall clock is ahead of UTC at an instant, in minutes; east is positive (the opposite of `Date.getTimezoneOffset`). */
export type OffsetAt = (at: Instant) => number;

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The day on the wall clock, where a day starts `dayStartMinutes` after midnight. `utcOffsetMinutes` is positive in the east. */
export function studyDay(at: Instant, utcOffsetMinutes: number, dayStartMinutes: number): StudyDay {
  return Math.floor((at + (utcOffsetMinutes - dayStartMinutes) * minute) / dayLength);
}

/**
 * The study day for a zone rather than an offset. It never goes back: when the clock is put back over the day start,
 * the second pass through those minutes still belongs to the day that has begun.
 */
export function studyDayAt(at: Instant, offsetAt: OffsetAt, dayStartMinutes: number): StudyDay {
  const day = studyDay(at, offsetAt(at), dayStartMinutes);
  return dayStart(day + 1, offsetAt, dayStartMinutes) <= at ? day + 1 : day;
}

/** First instant of a study day: the earlier pass when the clock repeats the day start, the end of the gap when it skips it. */
export function dayStart(day: StudyDay, offsetAt: OffsetAt, dayStartMinutes: number): Instant {
  const wallClock = day * dayLength + dayStartMinutes * minute;
  // No offset reaches a day, so these instants lie on either side of the one sought.
  const before = offsetAt(wallClock - dayLength) * minute;
  const after = offsetAt(wallClock + dayLength) * minute;
  const reached = (at: Instant): boolean => at + offsetAt(at) * minute >= wallClock;

  const early = wallClock - Math.max(before, after);
  if (reached(early)) return early;
  const late = wallClock - Math.min(before, after);
  if (!reached(late - 1)) return late;
  return firstInstant(early, late, reached);
}

/** 0 is Sunday. */
export function weekdayOf(day: StudyDay): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

/** `YYYY-MM-DD`. */
export function formatStudyDay(day: StudyDay): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** Reads `YYYY-MM-DD`; null for anything else and for days no calendar has. */
export function parseStudyDay(text: string): StudyDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const day = at / dayLength;
  // Engines read 30 February as 1 March.
  return formatStudyDay(day) === text ? day : null;
}

function firstInstant(notYet: Instant, reachedAt: Instant, reached: (at: Instant) => boolean): Instant {
  let low = notYet;
  let high = reachedAt;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
