import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentStep, stepDelays } from '../../../electron/core/scheduling/learning-steps';

describe('stepDelays', () => {
  it('gives the average of the first two steps for hard on the first', () => {
    expect(stepDelays([1, 10], 0)).toEqual({ again: 1, hard: 5.5, good: 10 });
  });

  it('repeats a later step for hard, and leaves after the last', () => {
    expect(stepDelays([1, 10], 1)).toEqual({ again: 1, hard: 10, good: null });
    expect(stepDelays([1, 10, 60], 1)).toEqual({ again: 1, hard: 10, good: 60 });
  });

  it('gives half again as much for hard on a single step, but never more than a day longer', () => {
    expect(stepDelays([10], 0)).toEqual({ again: 10, hard: 15, good: null });
    expect(stepDelays([5 * 1440], 0).hard).toBe(6 * 1440);
  });

  it('leaves at once without steps', () => expect(stepDelays([], 0)).toEqual({ again: null, hard: null, good: null }));

  it('takes the last step when the steps have become fewer', () => {
    expect(currentStep([1, 10], 5)).toBe(1);
    expect(stepDelays([1, 10], 5)).toEqual(stepDelays([1, 10], 1));
  });

  it('never brings a better rating back sooner, even with steps that shrink', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }), fc.nat(6), (steps, step) => {
        const { again, hard, good } = stepDelays(steps, step);
        expect(hard).toBeGreaterThanOrEqual(again ?? 0);
        expect(good ?? Infinity).toBeGreaterThanOrEqual(hard ?? 0);
      }),
    );
  });
});
