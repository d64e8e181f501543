import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySchedule } from '../../../electron/core/scheduling/fold';
import { defaultSchedulingOptions } from '../../../electron/core/scheduling/options';
import { dailyLoad, planReschedule } from '../../../electron/core/scheduling/reschedule';
import type { Reschedulable, RescheduleContext } from '../../../electron/core/scheduling/reschedule';
import type { Schedule } from '../../../electron/core/scheduling/types';

const today = 20_000;
const context: RescheduleContext = { today, options: defaultSchedulingOptions, reviewsPerDay: 50, days: 60 };
const card = (id: number, stability: number, lastDay: number, more: Partial<Schedule> = {}): Reschedulable => ({
  id,
  schedule: {
    ...emptySchedule,
    state: 'review',
    memory: { stability, difficulty: 5 },
    lastDay,
    lastAt: lastDay * 86_400_000,
    dueDay: lastDay + 10,
    interval: 10,
    reps: 3,
    ...more,
  },
});

describe('planReschedule', () => {
  it('moves a card to where its memory wants it', () => {
    const { moves } = planReschedule([card(1, 40, today - 2)], { ...context, options: { ...defaultSchedulingOptions, fuzz: false } });
    expect(moves).toEqual([{ cardId: 1, dueDay: today + 38, interval: 40 }]);
  });

  it('leaves alone what is not in review, or has no memory, or is in its place', () => {
    const exact = { ...context, options: { ...defaultSchedulingOptions, fuzz: false } };
    const cards = [
      card(1, 40, today, { state: 'learning', dueAt: 5 }),
      card(2, 40, today, { memory: null }),
      card(3, 10, today - 4),
      card(4, 1, today - 30),
    ];
    expect(planReschedule(cards, exact).moves).toEqual([]);
  });

  it('does not move a card that fuzz could have put where it is', () => {
    const cards = [9, 10, 11, 12, 30].map((stability, id) => card(id, stability, today - 4));
    expect(planReschedule(cards, context).moves.map(({ cardId }) => cardId)).toEqual([4]);
  });

  it('uses the days still to come of a range that has begun', () => {
    const { moves } = planReschedule([card(1, 10, today - 9, { dueDay: today - 2 })], context);
    expect(moves).toEqual([{ cardId: 1, dueDay: today + 1, interval: 10 }]);
  });

  it('spreads what becomes overdue over the coming days, most likely forgotten first', () => {
    const cards = Array.from({ length: 170 }, (_, id) => card(id, 1, today - 5 - id));
    const { moves, after } = planReschedule(cards, context);
    expect(after.slice(0, 8)).toEqual([25, 25, 25, 25, 25, 25, 20, 0]);
    expect(moves.find(({ cardId }) => cardId === 0)?.dueDay).toBe(today + 6);
    expect(moves.some(({ cardId }) => cardId === 169)).toBe(false);
  });

  it('fills no day beyond the limit, and spreads a handful no thinner', () => {
    const overdue = (count: number) => Array.from({ length: count }, (_, id) => card(id, 1, today - 5 - id));
    expect(planReschedule(overdue(700), context).after.slice(0, 15)).toEqual([...new Array<number>(14).fill(50), 0]);
    expect(planReschedule(overdue(12), context).after.slice(0, 3)).toEqual([10, 2, 0]);
  });

  it('keeps every card, and fills no day with overdue cards beyond the limit', () => {
    const someCards = fc.array(
      fc.record({ stability: fc.double({ min: 0.1, max: 900, noNaN: true }), ago: fc.nat(400), dueIn: fc.integer({ min: -50, max: 300 }) }),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(someCards, fc.integer({ min: 0, max: 30 }), fc.boolean(), (all, reviewsPerDay, fuzz) => {
        const cards = all.map(({ stability, ago, dueIn }, id) => card(id, stability, today - ago, { dueDay: today + dueIn }));
        const plan = planReschedule(cards, { ...context, reviewsPerDay, days: 4000, options: { ...defaultSchedulingOptions, fuzz } });
        const sum = (load: number[]): number => load.reduce((total, count) => total + count, 0);
        expect(sum(plan.before)).toBe(cards.length);
        expect(sum(plan.after)).toBe(cards.length);
        expect(plan.after[0]).toBeLessThanOrEqual(Math.max(1, reviewsPerDay));
        for (const { cardId, dueDay, interval } of plan.moves) {
          expect(dueDay).toBeGreaterThanOrEqual(today);
          expect(interval).toBe(Math.max(1, dueDay - (cards[cardId]?.schedule.lastDay ?? Number.NaN)));
        }
      }),
    );
  });
});

describe('dailyLoad', () => {
  it('counts overdue cards today and nothing beyond its days', () => {
    expect(dailyLoad([today - 9, today, today + 1, today + 3, today + 4], today, 4)).toEqual([2, 1, 0, 1]);
  });
});
