/** Known traps of ts-fsrs 5.4.2, each named, so that an update or a shortcut cannot bring one back. */
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../../electron/core/scheduling/answer';
import { emptySchedule, foldLog } from '../../../electron/core/scheduling/fold';
import { defaultWeights, nextMemory, retrievability } from '../../../electron/core/scheduling/fsrs';
import { defaultSchedulingOptions } from '../../../electron/core/scheduling/options';
import { studyDay } from '../../../electron/core/scheduling/study-day';
import type { Schedule } from '../../../electron/core/scheduling/types';
import { study } from './arbitraries';

const options = defaultSchedulingOptions;
const knownCard: Schedule = {
  ...emptySchedule,
  state: 'review',
  memory: { stability: 30, difficulty: 5 },
  dueDay: 20_030,
  interval: 30,
  lastAt: 20_000 * 86_400_000,
  lastDay: 20_000,
  reps: 4,
};

describe('ts-fsrs 5.4.2', () => {
  it('would count ten minutes across midnight UTC as a day', () => {
    const evening = Date.parse('2026-05-01T23:55:00Z');
    const after = evening + 600_000;
    const first = outcomes(emptySchedule, { cardId: 1, at: evening, day: studyDay(evening, 0, 240), options })[3].schedule;
    const second = outcomes(first, { cardId: 1, at: after, day: studyDay(after, 0, 240), options })[3].schedule;
    expect(second.memory?.stability).toBeCloseTo(2.3065, 4);
    expect(nextMemory(first.memory, 1, 3, defaultWeights).stability).toBeGreaterThan(7);
  });

  it('would not restore the due day on undo; the fold without the answer does', () => {
    const { log } = study([
      { minutesLater: 0, utcOffset: 0, rating: 4 },
      { minutesLater: 60 * 24 * 8, utcOffset: 0, rating: 3 },
      { minutesLater: 60 * 24 * 40, utcOffset: 0, rating: 1 },
    ]);
    const before = foldLog(log.slice(0, 2), defaultWeights);
    expect(before.dueDay).toBe(log[1]?.type === 'answer' ? log[1].after.dueDay : null);
    expect(before.state).toBe('review');
    expect(before.lapses).toBe(0);
  });

  it('would call recall certain for a day and answer with a string', () => {
    const recall = retrievability({ stability: 2, difficulty: 5 }, 1, defaultWeights);
    expect(recall).toBeTypeOf('number');
    expect(recall).toBeLessThan(0.95);
  });

  it('would lift a first stability below 0.1', () => {
    const weights = defaultWeights.with(0, 0.02);
    expect(nextMemory(null, 0, 1, weights).stability).toBe(0.02);
  });

  it('would pass the maximum interval', () => {
    for (let cardId = 0; cardId < 300; cardId++) {
      const result = outcomes(knownCard, { cardId, at: 0, day: 20_030, options: { ...options, maximumInterval: 30 } });
      for (const rating of [2, 3, 4] as const) expect(result[rating].intervalDays).toBeLessThanOrEqual(30);
    }
  });

  it('would show one interval and apply another a second later', () => {
    const shown = outcomes(knownCard, { cardId: 7, at: 1_000_000, day: 20_030, options });
    for (let seconds = 1; seconds < 100; seconds++) {
      const applied = outcomes(knownCard, { cardId: 7, at: 1_000_000 + seconds * 1000, day: 20_030, options });
      for (const rating of [2, 3, 4] as const) expect(applied[rating].intervalDays).toBe(shown[rating].intervalDays);
    }
  });

  it('would still spread cards, which the fixed chance must not stop', () => {
    const intervals = Array.from(
      { length: 200 },
      (_, cardId) => outcomes(knownCard, { cardId, at: 0, day: 20_030, options })[3].intervalDays,
    );
    expect(new Set(intervals).size).toBeGreaterThan(5);
  });

  it('would quietly use its defaults for weights of a wrong length', () => {
    expect(() => nextMemory(null, 0, 3, defaultWeights.slice(0, 18))).toThrow(/21 parameters/);
    expect(() => retrievability({ stability: 1, difficulty: 5 }, 1, [])).toThrow(/21 parameters/);
  });

  it('would leave its methods on every Date', () => {
    const names: string[] = [];
    for (const name in new Date(0)) names.push(name);
    expect(names).toEqual([]);
    expect(Reflect.has(Date.prototype, 'format')).toBe(false);
  });
});
