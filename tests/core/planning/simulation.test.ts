import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../electron/core/planning/simulation/scenarios';
import { policyNames, simulate } from '../../../electron/core/planning/simulation/simulate';
import { makeLearner } from '../../../electron/core/planning/simulation/learner';
import { tuningGrid } from '../../../electron/core/planning/simulation/policies';
import { checkWeights } from '../../../electron/core/scheduling/fsrs';

const [first] = scenarios;
if (!first) throw new Error('there is no scenario');
const small = { ...first, newCards: 60, minutes: Array.from({ length: 8 }, () => 8) };
const options = { learners: 3, tuningLearners: 1, seed: 5 };

describe('the simulation', () => {
  const rows = simulate(small, options);

  it('has a row for each policy, the same every time', () => {
    expect(rows.map(({ policy }) => policy)).toEqual(policyNames);
    expect(simulate(small, options)).toEqual(rows);
  });

  it('gives every policy the same minutes and no more', () => {
    for (const { used } of rows) expect(used).toBeLessThanOrEqual(1);
  });

  it('finds the plan ahead of ordinary scheduling', () => {
    expect(rows.find(({ policy }) => policy === 'default')?.ahead).toBeGreaterThan(1);
    expect(rows.find(({ policy }) => policy === 'tuned')?.ahead).toBeGreaterThan(-0.1);
    expect(rows.find(({ policy }) => policy === 'plan')?.ahead).toBe(0);
  });

  it('tries 270 settings for the baseline', () => {
    expect(new Set(tuningGrid.map((settings) => JSON.stringify(settings))).size).toBe(270);
  });

  it('makes learners whose weights are FSRS-6', () => {
    for (let seed = 0; seed < 200; seed++) {
      expect(() => {
        checkWeights(makeLearner(seed, { people: 1, belief: 'other', cards: { stability: 0, difficulty: 0 } }).truth.weights);
      }).not.toThrow();
    }
  });
});
