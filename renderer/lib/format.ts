import type { Choice } from '../../electron/contract';
import type { Instant, StudyDay } from '../../electron/core/scheduling/types';

const DAY = 86_400_000;
const locale = 'en-GB';
const number = new Intl.NumberFormat('en-US');
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const fullDate = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const shortDateUtc = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const timeOfDay = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

export const countText = (count: number) => number.format(count);

/** "1 card", "2 cards". */
export const plural = (count: number, one: string, many = `${one}s`) => `${number.format(count)} ${count === 1 ? one : many}`;

export const percentText = (share: number) => `${Math.round(share * 100)} %`;

/** "less than a minute", "9 minutes", "1 h 20 min". */
export function minutesText(minutes: number): string {
  if (minutes < 0.75) return 'less than a minute';
  const whole = Math.round(minutes);
  if (whole < 60) return plural(whole, 'minute');
  const rest = whole % 60;
  return `${number.format(Math.floor(whole / 60))} h${rest ? ` ${rest} min` : ''}`;
}

/** "10 min", "2 h", "3 days", "1.5 months": short enough for a button. */
export function intervalText(days: number): string {
  if (days < 31) return plural(Math.round(days), 'day');
  if (days < 365) return spoken(days / 30.4, 'month');
  return spoken(days / 365.25, 'year');
}

function spoken(amount: number, unit: string) {
  const text = oneDecimal.format(amount);
  return `${text} ${text === '1' ? unit : `${unit}s`}`;
}

export function choiceText(choice: Choice): string {
  if (choice.minutes === null && choice.days === null) return 'practice';
  if (choice.minutes === null) return intervalText(choice.days ?? 0);
  if (choice.minutes < 1) return '< 1 min';
  if (choice.minutes < 60) return `${Math.round(choice.minutes)} min`;
  return choice.minutes < 1440 ? `${oneDecimal.format(choice.minutes / 60)} h` : plural(Math.round(choice.minutes / 1440), 'day');
}

/** A countdown: "4 min" from a minute on, else seconds. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return plural(seconds, 'second');
  return minutesText(Math.ceil(seconds / 60));
}

/** Time spent on one card: "8 s", "1:12 min". */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

export const longDate = (at: Instant) => fullDate.format(at);
export const dateText = (at: Instant) => shortDate.format(at);
export const timeText = (at: Instant) => timeOfDay.format(at);
/** A study day is a day on the wall clock, so its date never depends on the time zone. */
export const studyDayDate = (day: StudyDay) => shortDateUtc.format(day * DAY);
/** 0 is Monday. */
export const weekdayOf = (day: StudyDay) => (((day + 3) % 7) + 7) % 7;

/** "just now", "12 minutes ago", "today 14:05", "yesterday 09:30", "3 Nov 2026 09:30". */
export function momentText(at: Instant, now: Instant): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes >= 0 && minutes < 1) return 'just now';
  if (minutes > 0 && minutes < 60) return `${plural(minutes, 'minute')} ago`;
  const midnight = (instant: Instant) => new Date(instant).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  const time = timeOfDay.format(at);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  return `${shortDate.format(at)} ${time}`;
}

const units = ['bytes', 'KB', 'MB', 'GB'];

export function bytesText(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${oneDecimal.format(amount)} ${units[unit] ?? ''}`;
}
