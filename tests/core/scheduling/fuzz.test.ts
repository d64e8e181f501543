import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzRange, leastPassingInterval, placeInterval } from '../../../electron/core/scheduling/fuzz';
import type { Placement } from '../../../electron/core/scheduling/fuzz';
import { parseStudyDay, weekdayOf } from '../../../electron/core/scheduling/study-day';

const monday = parseStudyDay('2026-06-01') ?? Number.NaN;
const placement: Placement = { minimum: 1, maximum: 36_500, day: monday, chance: 0.5, easyDays: {} };

describe('fuzzRange', () => {
  it.each([
    [1, 1, 1000, 1, 1],
    [2.49, 1, 1000, 2, 2],
    [2.5, 1, 1000, 2, 4],
    [7, 1, 1000, 5, 9],
    [17, 1, 1000, 14, 20],
    [37, 1, 1000, 33, 41],
    [100, 101, 1000, 101, 107],
    [100, 1, 99, 92, 99],
    [2, 3, 1000, 3, 3],
    [4, 6, 1000, 6, 6],
    [2, 3, 3, 3, 3],
    [5, 9, 4, 4, 4],
  ])('of %f days between %i and %i is %i to %i', (interval, minimum, maximum, lower, upper) => {
    expect(fuzzRange(interval, minimum, maximum)).toEqual({ lower, upper });
  });
});

describe('placeInterval', () => {
  it('chooses the least loaded day', () => {
    expect(placeInterval(17, { ...placement, dayLoad: (day) => (day === monday + 15 ? 3 : 4) })).toBe(15);
  });

  it('keeps off an easy day, and fills it to its share', () => {
    const sunday = (day: number): boolean => weekdayOf(day) === 0;
    const light = { ...placement, easyDays: { 0: 0.5 } };
    expect(weekdayOf(monday + placeInterval(6, { ...light, dayLoad: () => 10 }))).not.toBe(0);
    expect(weekdayOf(monday + placeInterval(6, { ...light, dayLoad: (day) => (sunday(day) ? 3 : 10) }))).toBe(0);
    expect(weekdayOf(monday + placeInterval(6, { ...light, dayLoad: (day) => (sunday(day) ? 6 : 10) }))).not.toBe(0);
  });

  it('places a card even when every day is easy', () => {
    const easyDays = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 };
    expect(placeInterval(17, { ...placement, easyDays, dayLoad: (day) => (day === monday + 18 ? 1 : 2) })).toBe(18);
  });

  it('stays inside the fuzz range, whatever the load', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 40_000, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 40_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.func(fc.nat(30)),
        (interval, minimum, maximum, chance, dayLoad) => {
          const { lower, upper } = fuzzRange(interval, minimum, maximum);
          const days = placeInterval(interval, { ...placement, minimum, maximum, chance, dayLoad, easyDays: { 3: 0, 5: 0.5 } });
          expect(days).toBeGreaterThanOrEqual(lower);
          expect(days).toBeLessThanOrEqual(upper);
          expect(Number.isInteger(days)).toBe(true);
        },
      ),
    );
  });

  it('evens out the days of many cards', () => {
    const load = new Map<number, number>();
    for (let card = 0; card < 700; card++) {
      const days = placeInterval(17, { ...placement, chance: card / 700, dayLoad: (day) => load.get(day) ?? 0 });
      load.set(monday + days, (load.get(monday + days) ?? 0) + 1);
    }
    expect(load.size).toBe(7);
    for (const cards of load.values()) expect(Math.abs(cards - 100)).toBeLessThan(12);
  });

  it('takes a later day only when it is emptier by more than its distance', () => {
    expect(placeInterval(17, { ...placement, dayLoad: () => 30 })).toBe(14);
    expect(placeInterval(17, { ...placement, dayLoad: (day) => (day === monday + 20 ? 29 : 30) })).toBe(14);
    expect(placeInterval(17, { ...placement, dayLoad: (day) => (day === monday + 20 ? 20 : 30) })).toBe(20);
  });

  it('looks at no more than four weeks of days', () => {
    const asked: number[] = [];
    placeInterval(3000, { ...placement, dayLoad: (day) => asked.push(day) });
    expect(asked).toHaveLength(28);
  });
});

describe('leastPassingInterval', () => {
  it('keeps a growing interval growing, and lets new parameters shrink it', () => {
    expect(leastPassingInterval(4.6, 4, 36_500)).toBe(5);
    expect(leastPassingInterval(2.73, 4, 36_500)).toBe(4);
    expect(leastPassingInterval(2.73, 5, 36_500)).toBe(1);
  });
});
