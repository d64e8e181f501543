import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../../electron/core/planning/calibration';
import { defaultFirst, defaultPass, type MemoryModel } from '../../../electron/core/planning/memory-model';
import { planDays } from '../../../electron/core/planning/plan-days';
import type { PlanCard } from '../../../electron/core/planning/plan-scope';
import { assessReadiness } from '../../../electron/core/planning/readiness';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { paceOf } from '../../../electron/core/scheduling/pace';
import { coverageOf, judgeForecasts } from './simulated-forecasts';

const model: MemoryModel = { weights: defaultWeights, first: defaultFirst, pass: defaultPass };
const domains = [
  { slug: 'a', weight: 60 },
  { slug: 'b', weight: 30 },
  { slug: 'empty', weight: 10 },
];
const known = { memory: { stability: 10, difficulty: 5 }, lastDay: 90 };
const unseen = { memory: null, lastDay: null };
const cards = Array.from({ length: 40 }, (_, id): PlanCard => ({
  id,
  kind: 'basic',
  domain: id < 20 ? 'a' : 'b',
  model,
  ...(id % 4 === 0 ? unseen : known),
}));
const plan = (minutes: number[], correction = correctionOf([])) =>
  planDays({ cards, domains, today: 100, minutes, pace: paceOf([]), correction, seed: 3 });
const assess = (minutes: number[], correction = correctionOf([])) =>
  assessReadiness({ plan: plan(minutes, correction), cards, domains, today: 100, correction });

describe('readiness', () => {
  const readiness = assess([10, 10, 10, 10]);

  it('weighs the domains with cards as the exam does', () => {
    const [a, b, empty] = readiness.domains;
    expect(empty).toMatchObject({ cards: 0, today: null, exam: null });
    expect(readiness.uncovered).toBeCloseTo(0.1);
    expect(readiness.total.exam?.expected).toBeCloseTo((2 * (a?.exam?.expected ?? 0) + (b?.exam?.expected ?? 0)) / 3);
    expect(readiness.total.unseen).toBeCloseTo(0.25);
  });

  it('counts cards never seen as forgotten today', () => {
    // Ten days at a stability of ten: 0.9, for three cards of four.
    expect(readiness.total.today?.expected).toBeCloseTo(0.675, 1);
    expect(readiness.total.today?.high).toBeLessThanOrEqual(0.75);
  });

  it('forecasts more with a plan than without, within its range', () => {
    for (const { exam } of readiness.domains) {
      if (!exam) continue;
      expect(exam.low).toBeLessThan(exam.expected);
      expect(exam.expected).toBeLessThan(exam.high);
    }
    expect(readiness.total.exam?.expected).toBeGreaterThan(assess([0, 0, 0, 0]).total.exam?.expected ?? 1);
  });

  it('names the cards that gain most, the greatest first', () => {
    const gains = readiness.gainers.map(({ gain }) => gain);
    expect(gains).toHaveLength(10);
    expect(gains).toEqual(gains.toSorted((x, y) => y - x));
    expect(gains.at(-1)).toBeGreaterThan(0);
  });

  it('is surer, and lower, for a person known to forget more than was forecast', () => {
    const forgetful = correctionOf(Array.from({ length: 400 }, (_, index) => ({ predicted: 0.9, recalled: index % 4 > 0 })));
    const other = assess([10, 10, 10, 10], forgetful).total;
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(other.today?.expected).toBeLessThan((readiness.total.today?.expected ?? 0) - 0.05);
    expect(width(other.today ?? { low: 0, high: 1 })).toBeLessThan(width(readiness.total.today ?? { low: 0, high: 0 }));
  });
});

it('holds the truth within its range four times of five', () => {
  // Of five learners two have their own weights, two the defaults and one a stranger's; none of them is an average person.
  const beliefs = ['equal', 'default', 'equal', 'default', 'other'] as const;
  const judged = Array.from({ length: 100 }, (_, index) =>
    judgeForecasts(
      40_000 + index,
      { people: 1, belief: beliefs[index % beliefs.length] ?? 'equal', cards: { stability: 0.3, difficulty: 1 } },
      { cards: 50, days: 10, minutes: 6, asked: [0, 5] },
    ),
  ).flat();
  for (const about of ['exam', 'today']) {
    const coverage = coverageOf(judged.filter((each) => each.about === about));
    expect(coverage, about).toBeGreaterThanOrEqual(0.75);
    expect(coverage, about).toBeLessThanOrEqual(0.85);
  }
});
