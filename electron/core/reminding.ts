import { dayStart, studyDay, weekdayOf, type OffsetAt } from './scheduling/study-day';
import type { Instant } from './scheduling/types';

export interface ReminderOptions {
  on: boolean;
  /** Minutes after midnight on the wall clock. */
  atMinutes: number;
  /** Weekdays without a reminder, 0 is Sunday. */
  quietDays: readonly number[];
}

/**
 * Whether the time of a reminder has come since one last looked. A computer that slept over it is told when it wakes, once, and only
 * of the last time there was.
 */
export function isReminderTime(since: Instant, now: Instant, { on, atMinutes, quietDays }: ReminderOptions, offsetAt: OffsetAt): boolean {
  if (!on) return false;
  const day = studyDay(now, offsetAt(now), atMinutes);
  const at = dayStart(day, offsetAt, atMinutes);
  return since < at && at <= now && !quietDays.includes(weekdayOf(day));
}

export interface Reminder {
  title: string;
  body: string;
}

/** What a reminder says; null when nothing is due, and then there is none. `minutes` is how long it will take. */
export function reminderOf(due: number, minutes: number): Reminder | null {
  if (due === 0) return null;
  const about = Math.max(1, Math.round(minutes));
  return {
    title: due === 1 ? '1 card is due' : `${due} cards are due`,
    body: `About ${about} ${about === 1 ? 'minute' : 'minutes'}. Choose this to start.`,
  };
}
