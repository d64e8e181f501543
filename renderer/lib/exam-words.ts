import type { ExamOutlook, ExamProfile, Forecast } from '../../electron/contract/exams';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { minutesText, percentText, plural } from './format';

/** Monday first, as weeks are shown; the number is the place in a profile's minutes, which begin on Sunday. */
export const weekdays = [
  { at: 1, name: 'Monday' },
  { at: 2, name: 'Tuesday' },
  { at: 3, name: 'Wednesday' },
  { at: 4, name: 'Thursday' },
  { at: 5, name: 'Friday' },
  { at: 6, name: 'Saturday' },
  { at: 0, name: 'Sunday' },
] as const;

const dayDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekdayDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const DAY = 86_400_000;

/** "Monday, 14 December 2026". */
export const examDate = (day: StudyDay) => dayDate.format(day * DAY);
/** "14 Dec". */
export const shortDayText = (day: StudyDay) => shortDay.format(day * DAY);
/** "Mon 14 Dec". */
export const weekdayDayText = (day: StudyDay) => weekdayDay.format(day * DAY).replace(',', '');

/** "23 days to go", "tomorrow", "today", "3 days ago". */
export function daysLeftText(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `${plural(days, 'day')} to go` : `${plural(-days, 'day')} ago`;
}

/** "76–87 %". */
export const rangeText = ({ low, high }: Forecast) => `${Math.round(low * 100)}–${Math.round(high * 100)} %`;

/** "+5 points", "−1 point", "no difference". */
export function pointsText(difference: number): string {
  const points = Math.round(difference * 100);
  if (points === 0) return 'no difference';
  return `${points > 0 ? '+' : '−'}${plural(Math.abs(points), 'point')}`;
}

/** What is left out and why, in sentences; null when everything will be seen. */
export function leftOutText({ leftOut: { cards, share, minutesMore } }: Pick<ExamOutlook, 'leftOut'>): string[] | null {
  if (cards === 0) return null;
  const weight = share < 0.01 ? 'less than 1 % of the exam' : `${percentText(share)} of the exam`;
  return [
    `The time is not enough to see ${plural(cards, 'card')}, ${weight}.`,
    'A minute on the other cards adds more to your result than a first look at these, so leaving them out is the best use of the time.',
    minutesMore > 0
      ? `With about ${minutesText(minutesMore)} more on each study day you would see all of them once.`
      : 'No minutes are left before the exam.',
  ];
}

/** What made the plan another one, and what that did to the forecast; null when nothing did. */
export function sinceText({ since, total: { exam } }: Pick<ExamOutlook, 'since' | 'total'>): string | null {
  if (!since || !exam) return null;
  const { day, expected, missed, moved, otherTime, cards } = since;
  const reasons = [
    ...(missed > 0 ? [`${plural(missed, 'study day')} missed`] : []),
    ...(moved !== 0 ? [`the exam ${plural(Math.abs(moved), 'day')} ${moved > 0 ? 'later' : 'sooner'}`] : []),
    ...(otherTime ? ['other minutes or days off'] : []),
    ...(cards !== 0 ? [`${plural(Math.abs(cards), 'card')} ${cards > 0 ? 'more' : 'fewer'}`] : []),
  ];
  const change = `${percentText(exam.expected)} instead of ${percentText(expected)} (${pointsText(exam.expected - expected)})`;
  return `Planned anew, as things have changed since the plan of ${shortDayText(day)}: ${reasons.join(', ')}. Expected recall ${change}.`;
}

/** What other minutes or another date would change. */
export function differenceText(now: ExamOutlook, then: ExamOutlook): string {
  const [before, after] = [now.total.exam, then.total.exam];
  if (!before || !after) return 'Nothing can be forecast for this.';
  const left = then.leftOut.cards - now.leftOut.cards;
  const cards = left === 0 ? '' : left > 0 ? `, ${plural(left, 'more card')} left out` : `, ${plural(-left, 'fewer card')} left out`;
  return `${percentText(after.expected)} instead of ${percentText(before.expected)} (${pointsText(after.expected - before.expected)})${cards}.`;
}

/** The usual minutes of a study day, days without any left out. */
export function usualMinutes(minutes: readonly number[]): number {
  const days = minutes.filter((each) => each > 0);
  return days.length === 0 ? 0 : Math.round(days.reduce((sum, each) => sum + each, 0) / days.length);
}

/** Other minutes on every day that has some. */
export const withMinutes = (minutes: readonly number[], each: number) =>
  minutes.some((day) => day > 0) ? minutes.map((day) => (day > 0 ? each : 0)) : minutes.map(() => each);

export const blocks = ({ problems }: ExamProfile) => problems.some((problem) => problem.blocks);

/** "12 new cards and 20 reviews, 30 minutes"; null when there is nothing to do. */
export function dayText({ new: fresh, reviews, used }: ExamOutlook['days'][number]): string | null {
  const parts = [plural(Math.round(fresh), 'new card'), plural(Math.round(reviews), 'review')].filter((part) => !part.startsWith('0 '));
  return parts.length === 0 ? null : `${parts.join(' and ')}, ${minutesText(used)}`;
}

/** A clock that counts down: "1:04:09", "12:30". */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

const examNames = { ckad: 'CKAD', cka: 'CKA' } as const;
export const mockName = (exam: string) => (exam === 'cka' ? examNames.cka : examNames.ckad);
