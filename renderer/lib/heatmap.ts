import type { Today } from '../../electron/contract';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { plural, studyDayDate, weekdayOf } from './format';

interface HeatmapCell {
  day: StudyDay;
  week: number;
  /** 0 is Monday. */
  weekday: number;
  /** 0 none, then quarters of the busiest ordinary day. */
  level: 0 | 1 | 2 | 3 | 4;
  title: string;
}

export interface Heatmap {
  cells: HeatmapCell[];
  months: { week: number; name: string }[];
  most: number;
}

/** A whole year, and the day a year ago. */
export const yearInWeeks = 53;
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Study days as columns of weeks, of which the present one is the last. */
export function heatmap(today: StudyDay, history: Today['history'], weeks: number): Heatmap {
  const reviews = new Map(history.map((each) => [each.day, each.reviews]));
  const counts = history.map((each) => each.reviews).sort((a, b) => a - b);
  // One heroic day must not make every other day look idle.
  const full = Math.max(1, counts[Math.floor(counts.length * 0.9)] ?? 1);
  const first = today - weekdayOf(today) - (weeks - 1) * 7;
  const cells: HeatmapCell[] = [];
  const months: Heatmap['months'] = [];
  for (let day = first; day <= today; day += 1) {
    const week = Math.floor((day - first) / 7);
    const count = reviews.get(day) ?? 0;
    const level = count === 0 ? 0 : count >= full ? 4 : count >= full * 0.66 ? 3 : count >= full * 0.33 ? 2 : 1;
    cells.push({
      day,
      week,
      weekday: weekdayOf(day),
      level,
      title: `${studyDayDate(day)}: ${count === 0 ? 'no reviews' : plural(count, 'review')}`,
    });
    const date = new Date(day * 86_400_000);
    if (date.getUTCDate() === 1 && week < weeks - 1)
      months.push({ week: week + (weekdayOf(day) === 0 ? 0 : 1), name: monthName.format(date) });
  }
  return { cells, months, most: counts.at(-1) ?? 0 };
}
