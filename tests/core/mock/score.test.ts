import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passLine, scoreMock, type MockStep, type MockTask } from '../../../electron/core/mock/score';

const verdict = fc.constantFrom('correct' as const, 'partial' as const, 'wrong' as const, 'unanswered' as const);
const step: fc.Arbitrary<MockStep> = fc.record({ points: fc.integer({ min: 1, max: 20 }), verdict });
const task: fc.Arbitrary<MockTask> = fc.record({
  domain: fc.constantFrom('storage', 'networking', 'workloads'),
  weight: fc.integer({ min: 1, max: 40 }),
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
});
const tasks = fc.array(task, { minLength: 1, maxLength: 20 });
const all = (list: readonly MockTask[], given: MockStep['verdict']): MockTask[] =>
  list.map((one) => ({ ...one, steps: one.steps.map(({ points }) => ({ points, verdict: given })) }));
const percentOf = (list: readonly MockTask[]) => scoreMock(list).total.percent;

describe('the score of a rehearsal', () => {
  it('gives points by step, half for what is partly right', () => {
    const score = scoreMock([
      {
        domain: 'a',
        weight: 60,
        steps: [
          { points: 4, verdict: 'correct' },
          { points: 2, verdict: 'partial' },
          { points: 4, verdict: 'unanswered' },
        ],
      },
      {
        domain: 'b',
        weight: 40,
        steps: [
          { points: 1, verdict: 'wrong' },
          { points: 3, verdict: 'correct' },
        ],
      },
    ]);
    expect(score.tasks).toEqual([
      { earned: 5, possible: 10, percent: 50 },
      { earned: 3, possible: 4, percent: 75 },
    ]);
    expect([...score.domains]).toEqual([
      ['a', { earned: 30, possible: 60, percent: 50 }],
      ['b', { earned: 30, possible: 40, percent: 75 }],
    ]);
    expect(score.total).toEqual({ earned: 60, possible: 100, percent: 60 });
    expect(score.passed).toBe(false);
  });

  it('passes at the line, not below it', () => {
    const steps = (right: number): MockStep[] =>
      Array.from({ length: 100 }, (_, at) => ({ points: 1, verdict: at < right ? 'correct' : 'wrong' }));
    expect(scoreMock([{ domain: 'a', weight: 1 / 3, steps: steps(passLine) }]).passed).toBe(true);
    expect(scoreMock([{ domain: 'a', weight: 1 / 3, steps: steps(passLine - 1) }]).passed).toBe(false);
  });

  it('is nothing where there was nothing to do', () => {
    expect(scoreMock([])).toMatchObject({ tasks: [], total: { earned: 0, possible: 0, percent: 0 }, passed: false });
    const rest: MockTask = { domain: 'b', weight: 5, steps: [{ points: 2, verdict: 'correct' }] };
    expect(percentOf([{ domain: 'a', weight: 50, steps: [] }, rest])).toBe(100);
  });

  it('lies between nothing and everything, and reaches both', () => {
    fc.assert(
      fc.property(tasks, (list) => {
        expect(percentOf(all(list, 'correct'))).toBe(100);
        expect(percentOf(all(list, 'partial'))).toBe(50);
        expect(percentOf(all(list, 'wrong'))).toBe(0);
        expect(percentOf(all(list, 'unanswered'))).toBe(0);
        for (const { percent, earned, possible } of [
          scoreMock(list).total,
          ...scoreMock(list).tasks,
          ...scoreMock(list).domains.values(),
        ]) {
          expect(percent >= 0 && percent <= 100 && earned <= possible).toBe(true);
        }
      }),
    );
  });

  it('never falls when a step is answered better', () => {
    const order = ['unanswered', 'wrong', 'partial', 'correct'] as const;
    fc.assert(
      fc.property(tasks, fc.nat(), fc.nat(), (list, which, part) => {
        const at = which % list.length;
        const chosen = (list[at]?.steps.length ?? 1) && part % (list[at]?.steps.length ?? 1);
        const percents = order.map((given) =>
          percentOf(
            list.map((one, index) =>
              index === at
                ? { ...one, steps: one.steps.map((each, place) => (place === chosen ? { ...each, verdict: given } : each)) }
                : one,
            ),
          ),
        );
        expect([...percents].sort((a, b) => a - b)).toEqual(percents);
        expect(percents[3]).toBeGreaterThan(percents[1] ?? 100);
      }),
    );
  });

  it('adds up: domains make the whole, and the order of tasks does not matter', () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const { domains, total } = scoreMock(list);
        const sum = (pick: 'earned' | 'possible') => [...domains.values()].reduce((all, score) => all + score[pick], 0);
        expect(sum('earned')).toBeCloseTo(total.earned, 6);
        expect(sum('possible')).toBeCloseTo(total.possible, 6);
        expect(percentOf([...list].reverse())).toBeCloseTo(total.percent, 6);
      }),
    );
  });
});
