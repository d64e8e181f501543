import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardKinds } from '../../../electron/core/card';
import { noCorrection } from '../../../electron/core/planning/forecast-correction';
import { defaultFirst, defaultPass, type MemoryModel } from '../../../electron/core/planning/memory-model';
import { countFitting, orderAt, planDays, type PlanInput } from '../../../electron/core/planning/plan-days';
import { prepareScope, priceScope, type PlanCard } from '../../../electron/core/planning/plan-scope';
import { expectedAnswers, playOut } from '../../../electron/core/planning/rollout';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { paceOf } from '../../../electron/core/scheduling/pace';
import { hashShare } from '../../../electron/core/scheduling/seeded';

const model: MemoryModel = { weights: defaultWeights, first: defaultFirst, pass: defaultPass };
const domains = [
  { slug: 'a', weight: 75 },
  { slug: 'b', weight: 25 },
];
const today = 20_000;

/** Cards by turns of every kind and both domains; a share of them seen before. */
function deal(count: number, known: number): PlanCard[] {
  return Array.from({ length: count }, (_, id) => ({
    id,
    kind: cardKinds[id % cardKinds.length] ?? 'basic',
    domain: id % 2 === 0 ? 'a' : 'b',
    model,
    ...(hashShare(1, id) < known
      ? {
          memory: { stability: 0.3 + 30 * hashShare(2, id), difficulty: 1 + 9 * hashShare(3, id) },
          lastDay: today - Math.floor(30 * hashShare(4, id)),
        }
      : { memory: null, lastDay: null }),
  }));
}

function inputOf(part: Partial<PlanInput>): PlanInput {
  return { cards: deal(60, 0.5), domains, today, minutes: [10, 10, 10, 10, 10], pace: paceOf([]), seed: 1, ...part };
}

const days = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });

describe('a plan', () => {
  it('never takes more minutes than a day has', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (minutes, count, known) => {
        const plan = planDays(inputOf({ minutes, cards: deal(count, known) }));
        for (const day of plan.days) expect(day.used).toBeLessThanOrEqual(day.minutes + 1e-9);
        const first = plan.order.slice(0, plan.fits).reduce((sum, { seconds }) => sum + seconds, 0);
        expect(first).toBeLessThanOrEqual((minutes[0] ?? 0) * 60 + 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for the same seed', () => {
    expect(planDays(inputOf({}))).toEqual(planDays(inputOf({})));
  });

  it('asks nothing on a day off and uses the others', () => {
    const { days: road } = planDays(inputOf({ minutes: [10, 0, 10] }));
    expect(road[1]).toMatchObject({ used: 0, new: 0, reviews: 0 });
    expect(road[2]?.used).toBeGreaterThan(8);
  });

  it('sees every card where there is time for it', () => {
    const plan = planDays(inputOf({ cards: deal(60, 0), minutes: [30, 30, 30, 30, 30] }));
    expect(plan.leftOut).toEqual({ ids: [], share: 0, minutesMore: 0 });
    expect(plan.days.reduce((sum, day) => sum + day.new, 0)).toBeCloseTo(60);
  });

  it('says what is left out where there is too little time, and asks the weightier domain first', () => {
    const plan = planDays(inputOf({ cards: deal(200, 0), minutes: [5, 5, 5] }));
    expect(plan.leftOut.ids.length).toBeGreaterThan(150);
    expect(plan.leftOut.share).toBeGreaterThan(0.7);
    expect(plan.leftOut.minutesMore).toBeGreaterThan(30);
    const first = plan.order.slice(0, plan.fits);
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ id }) => id % 2 === 0)).toBe(true);
  });

  it('finds a price beside that of a plan like it', () => {
    const plan = planDays(inputOf({}));
    const near = planDays(inputOf({ near: plan.price }));
    expect(near.price).toBe(plan.price);
    expect(near.order).toEqual(plan.order);
  });

  it('does not look far for a price with many cards and days, and finds the same forecast', () => {
    const large = inputOf({ cards: deal(4500, 0.5), minutes: Array.from({ length: 24 }, () => 90) });
    const recallOf = ({ draws }: ReturnType<typeof planDays>) =>
      draws.reduce((sum, { recall: [a = 0, b = 0] }) => sum + 0.75 * a + 0.25 * b, 0) / draws.length;
    const plan = planDays(large);
    const more = { ...large, minutes: large.minutes.map((each) => each + 10) };
    expect(recallOf(planDays({ ...more, near: plan.price }))).toBeCloseTo(recallOf(planDays(more)), 2);
  });

  it('asks new cards of equal worth in the order of the notes', () => {
    const cards = deal(40, 0).map((card) => ({ ...card, kind: 'basic' as const, domain: 'a' }));
    expect(planDays(inputOf({ cards })).order.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
  });

  it('leaves cards alone that no domain claims, and those answered today', () => {
    const cards = deal(20, 1).map((card) => ({ ...card, domain: card.id < 5 ? null : 'a', lastDay: card.id < 10 ? today : today - 9 }));
    expect(
      planDays(inputOf({ cards }))
        .order.map(({ id }) => id)
        .sort((a, b) => a - b),
    ).toEqual(cards.slice(10).map(({ id }) => id));
  });

  it('is empty with no cards, no minutes or no days, and still says what is known', () => {
    expect(planDays(inputOf({ cards: [] }))).toMatchObject({ order: [], fits: 0, leftOut: { ids: [] } });
    expect(planDays(inputOf({ minutes: [0, 0] }))).toMatchObject({ order: [], fits: 0 });
    const onTheDay = planDays(inputOf({ minutes: [] }));
    expect(onTheDay).toMatchObject({ order: [], fits: 0, days: [], examDay: today });
    expect(onTheDay.draws[0]?.recall.every((recall) => recall > 0 && recall < 1)).toBe(true);
  });

  it('refuses minutes that are none', () => {
    for (const minutes of [[Number.NaN], [-1], [2000]]) expect(() => planDays(inputOf({ minutes }))).toThrow('Minutes a day');
  });
});

describe('playing a plan out', () => {
  const scope = prepareScope({
    cards: deal(80, 0.4),
    domains,
    today,
    minutes: [8, 0, 8, 8],
    secondsOf: () => ({ new: 40, pass: 20, fail: 60 }),
  });

  it('stays within the seconds of each day even when every answer is wrong', () => {
    const { seconds, lastDay } = playOut(scope, priceScope(scope, 0), () => 1);
    scope.budget.forEach((budget, day) => expect(seconds[day]).toBeLessThanOrEqual(budget));
    expect(lastDay.includes(1)).toBe(false);
  });

  it('stops where it is told to', () => {
    const { seconds } = playOut(scope, priceScope(scope, 0), expectedAnswers(scope, 1, noCorrection), 1);
    expect(seconds[0]).toBeGreaterThan(400);
    expect([...seconds.slice(1)]).toEqual([0, 0, 0]);
  });
});

describe('countFitting', () => {
  it('stops at the first card that does not fit', () => {
    const order = [{ seconds: 30 }, { seconds: 30 }, { seconds: 50 }, { seconds: 1 }];
    expect(countFitting(order, 1)).toBe(2);
    expect(countFitting(order, 1.5)).toBe(2);
    expect(countFitting(order, 60)).toBe(4);
    expect(countFitting(order, 0)).toBe(0);
    expect(countFitting([], 5)).toBe(0);
  });

  it('agrees with the plan, whose order is the one found at its price', () => {
    const input = inputOf({});
    const plan = planDays(input);
    expect(orderAt(input, plan.price)).toEqual({ order: plan.order, fits: plan.fits });
    expect(countFitting(plan.order, 10)).toBe(plan.fits);
  });
});
