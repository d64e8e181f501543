import { formatStudyDay } from '../../electron/core/scheduling/study-day';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { countText, plural, studyDayDate } from './format';

type Figure = 'text' | 'count' | 'percent' | 'minutes' | 'day' | 'days';

export interface Bar {
  /** Below the bar, as far as there is room. */
  label: string;
  value: number;
  title: string;
}

/** A whole divided into parts, each a share of it from 0 to 1; what is left stays open. */
export interface ShareRow {
  label: string;
  parts: number[];
  /** The figures in words, beside the label. */
  text: string;
}

export type Drawing =
  | { type: 'year' }
  | { type: 'calibration' }
  | { type: 'bars'; bars: Bar[]; unit: 'count' | 'minutes' }
  | { type: 'shares'; rows: ShareRow[] };

/** One chart: drawn, as a table, and in a sentence. */
export interface Chart {
  id: string;
  title: string;
  sentence: string;
  /** Nothing to draw yet. */
  empty: boolean;
  drawing: Drawing;
  columns: { name: string; as: Figure }[];
  rows: (string | number)[][];
}

export interface ChartGroup {
  title: string;
  charts: Chart[];
}

export const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export const text = (name: string) => ({ name, as: 'text' as const });
export const count = (name: string) => ({ name, as: 'count' as const });
export const percent = (name: string) => ({ name, as: 'percent' as const });
export const minutes = (name: string) => ({ name, as: 'minutes' as const });

export const shareOf = ({ passed, answers }: { passed: number; answers: number }) => (answers === 0 ? 0 : passed / answers);
export const tenths = (share: number) => `${oneDecimal.format(share * 100)} %`;
export const greatest = <T>(list: readonly T[], by: (item: T) => number): T | undefined =>
  list.reduce<T | undefined>((best, item) => (best === undefined || by(item) > by(best) ? item : best), undefined);

/** A cell of a table in words; files get the bare value. */
export function figureText(value: string | number, as: Figure): string {
  if (typeof value === 'string') return value;
  if (as === 'percent') return tenths(value);
  if (as === 'minutes') return oneDecimal.format(value);
  return as === 'day' ? studyDayDate(value) : countText(value);
}

/** A cell as it is written to a file. */
export const figureValue = (value: string | number, as: Figure): string | number =>
  as === 'day' && typeof value === 'number' ? formatStudyDay(value) : value;

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
export const shortDay = (day: StudyDay) => dayMonth.format(day * 86_400_000);
/** "1 day", "2 to 3 days", "more than 2 years". */
export function daysRange({ low, high }: { low: number; high: number | null }): string {
  if (high === null) return `${countText(low)} days or more`;
  return high - low <= 1 ? (low === 0 ? 'less than a day' : plural(low, 'day')) : `${countText(low)} to ${countText(high - 1)} days`;
}
