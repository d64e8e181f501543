import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkWeights,
  convertWeights,
  defaultWeights,
  intervalFor,
  nextMemory,
  retrievability,
  soundMemory,
} from '../../../electron/core/scheduling/fsrs';
import type { Memory, Rating } from '../../../electron/core/scheduling/types';
import { aRating, someWeights } from './arbitraries';
import { referenceMemory, referenceRecall } from './reference';

const replay = (ratings: readonly Rating[], gaps: readonly number[], weights = defaultWeights): Memory | null =>
  ratings.reduce<Memory | null>((memory, rating, index) => nextMemory(memory, gaps[index] ?? 0, rating, weights), null);

describe('nextMemory', () => {
  it('gives the numbers of the reference implementations', () => {
    const memory = replay([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21]);
    expect(memory?.stability).toBeCloseTo(53.62691, 4);
    expect(memory?.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it('gives the reference first memories', () => {
    const first = ([1, 2, 3, 4] as const).map((rating) => nextMemory(null, 0, rating, defaultWeights));
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
  });

  it('follows the published formulas for any weights and history', () => {
    fc.assert(
      fc.property(
        someWeights,
        fc.array(fc.tuple(aRating, fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 20 }),
        (weights, history) => {
          let memory: Memory | null = null;
          for (const [rating, days] of history) {
            const expected = referenceMemory(memory, days, rating, weights);
            memory = nextMemory(memory, days, rating, weights);
            expect(Math.abs(memory.stability / expected.stability - 1)).toBeLessThan(1e-4);
            expect(memory.difficulty).toBeCloseTo(expected.difficulty, 5);
          }
        },
      ),
    );
  });

  it('takes days before the last review as none', () => {
    const memory = { stability: 5, difficulty: 5 };
    expect(nextMemory(memory, -3, 3, defaultWeights)).toEqual(nextMemory(memory, 0, 3, defaultWeights));
  });
});

describe('retrievability', () => {
  it('is 0.9 after as many days as the stability', () => {
    expect(retrievability({ stability: 12, difficulty: 5 }, 12, defaultWeights)).toBeCloseTo(0.9, 6);
  });

  it('follows the published curve and never leaves 0 to 1', () => {
    fc.assert(
      fc.property(
        someWeights,
        fc.double({ min: 0.001, max: 36_500, noNaN: true }),
        fc.integer({ min: -10, max: 40_000 }),
        (weights, stability, days) => {
          const recall = retrievability({ stability, difficulty: 5 }, days, weights);
          expect(recall).toBeCloseTo(referenceRecall(stability, Math.max(0, days), weights), 4);
          expect(recall).toBeGreaterThanOrEqual(0);
          expect(recall).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('intervalFor', () => {
  it('is the stability at a retention of 0.9, and not rounded', () => {
    expect(intervalFor(7.25, 0.9, defaultWeights)).toBeCloseTo(7.25, 5);
  });

  it('is when the probability of recall has fallen to the retention', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (stability, retention) => {
          const days = intervalFor(stability, retention, defaultWeights);
          expect(retrievability({ stability, difficulty: 5 }, days, defaultWeights)).toBeCloseTo(retention, 4);
        },
      ),
    );
  });
});

describe('checkWeights', () => {
  const withWeight = (index: number, weight: number): number[] => defaultWeights.with(index, weight);

  it('accepts the defaults and all weights within bounds', () => {
    expect(() => checkWeights(defaultWeights)).not.toThrow();
    fc.assert(
      fc.property(someWeights, (weights) => {
        checkWeights(weights);
      }),
    );
  });

  it('accepts a bound that went through 32 bits', () => {
    expect(() => checkWeights(withWeight(20, Math.fround(0.8)))).not.toThrow();
    expect(Math.fround(0.8)).toBeGreaterThan(0.8);
  });

  it.each([
    ['none', []],
    ['20', defaultWeights.slice(1)],
    ['22', [...defaultWeights, 0.5]],
    ['NaN', withWeight(3, Number.NaN)],
    ['infinite', withWeight(3, Infinity)],
    ['too high', withWeight(20, 0.9)],
    ['too low', withWeight(4, 0.5)],
  ])('refuses weights that are %s', (_, weights) => {
    expect(() => checkWeights(weights)).toThrow(expect.objectContaining({ code: 'bad-input' }) as Error);
  });
});

describe('convertWeights', () => {
  const fsrs5 = [
    0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315,
    2.9898, 0.51655, 0.6621,
  ];

  it('leaves FSRS-6 weights alone', () => expect(convertWeights(defaultWeights)).toEqual([...defaultWeights]));

  it('keeps the curve and the same-day reviews of FSRS-5', () => {
    expect(convertWeights(fsrs5)).toEqual([...fsrs5, 0.01, 0.5]);
  });

  it('restates the difficulty of FSRS-4.5', () => {
    const fsrs45 = fsrs5.slice(0, 17).with(5, 1.2).with(4, 5).with(6, 0.9);
    const converted = convertWeights(fsrs45);
    expect(converted.slice(4, 7)).toEqual([7.4, Number((Math.log(4.6) / 3).toFixed(8)), 1.4]);
    expect(converted.slice(17)).toEqual([0, 0, 0.01, 0.5]);
    expect(converted.slice(7, 17)).toEqual(fsrs45.slice(7));
  });

  it('holds everything within bounds, so that its result always passes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(17, 19, 21),
        fc.array(fc.double({ min: -20, max: 200, noNaN: true }), { minLength: 21, maxLength: 21 }),
        (length, weights) => {
          expect(() => checkWeights(convertWeights(weights.slice(0, length)))).not.toThrow();
        },
      ),
    );
  });

  it.each([[[]], [[1, 2, 3]], [defaultWeights.with(0, Number.NaN)]])('refuses %j', (weights) => {
    expect(() => convertWeights(weights)).toThrow(expect.objectContaining({ code: 'bad-input' }) as Error);
  });
});

describe('soundMemory', () => {
  it('brings an imported memory within what FSRS accepts', () => {
    expect(soundMemory({ stability: 1e9, difficulty: 0.2 })).toEqual({ stability: 36_500, difficulty: 1 });
    expect(soundMemory({ stability: 3, difficulty: 5 })).toEqual({ stability: 3, difficulty: 5 });
  });

  it('is null for what is no memory', () => {
    expect(soundMemory({ stability: Number.NaN, difficulty: 5 })).toBeNull();
    expect(soundMemory({ stability: 0, difficulty: 0 })).toBeNull();
    expect(soundMemory(null)).toBeNull();
  });
});
