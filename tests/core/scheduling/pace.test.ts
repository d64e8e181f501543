import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSeconds, expectedMinutes, expectedSeconds, paceOf, robustMean } from '../../../electron/core/scheduling/pace';
import type { Timing } from '../../../electron/core/scheduling/pace';

const passes = (count: number, seconds: number, kind: Timing['kind'] = 'concept'): Timing[] =>
  Array.from({ length: count }, () => ({ kind, state: 'review', rating: 3, seconds }));

describe('robustMean', () => {
  it('is the mean of ordinary answers', () => expect(robustMean([10, 12, 14, 16])).toBe(13));

  it('is hardly moved by a walk to the door', () => {
    const ordinary = Array.from({ length: 99 }, (_, index) => 5 + (index % 20));
    expect(robustMean([...ordinary, 3600])).toBeLessThan(robustMean(ordinary) + 1);
  });

  it('lies between the least and the most', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 5000, noNaN: true }), { minLength: 1 }), (seconds) => {
        expect(robustMean(seconds)).toBeGreaterThanOrEqual(Math.min(...seconds) * (1 - 1e-9));
        expect(robustMean(seconds)).toBeLessThanOrEqual(Math.max(...seconds) * (1 + 1e-9));
      }),
    );
  });
});

describe('paceOf', () => {
  it('is the default without answers', () => expect(paceOf([]).yaml).toEqual(defaultSeconds));

  it('comes to the own mean as answers come in', () => {
    expect(paceOf(passes(1, 30)).concept.pass).toBeLessThan(20);
    expect(paceOf(passes(500, 30)).concept.pass).toBeCloseTo(30, 0);
  });

  it('takes a kind without answers at the overall pace', () => {
    const pace = paceOf(passes(500, 30));
    expect(pace.command.pass).toBeCloseTo(30, 0);
    expect(pace.command.fail).toBe(defaultSeconds.fail);
  });

  it('keeps first answers, passes and fails apart', () => {
    const timings: Timing[] = [
      { kind: 'basic', state: 'new', rating: 1, seconds: 90 },
      { kind: 'basic', state: 'relearning', rating: 1, seconds: 60 },
    ];
    const { basic } = paceOf(timings);
    expect(basic.new).toBeGreaterThan(defaultSeconds.new);
    expect(basic.fail).toBeGreaterThan(defaultSeconds.fail);
    expect(basic.pass).toBe(defaultSeconds.pass);
  });

  it('ignores answers without a duration', () => expect(paceOf(passes(100, 0)).concept).toEqual(defaultSeconds));
});

describe('expectedMinutes', () => {
  const pace = paceOf([]);

  it('counts a likely lapse with its second try', () => {
    expect(expectedSeconds({ kind: 'basic', state: 'review', retrievability: 1 }, pace)).toBe(13);
    expect(expectedSeconds({ kind: 'basic', state: 'review', retrievability: 0 }, pace)).toBe(51);
    expect(expectedSeconds({ kind: 'basic', state: 'review' }, pace)).toBeCloseTo(16.8, 6);
  });

  it('adds up in minutes', () => {
    const cards = [
      { kind: 'basic', state: 'new' },
      { kind: 'yaml', state: 'learning' },
      { kind: 'yaml', state: 'relearning' },
    ] as const;
    expect(expectedMinutes(cards, pace)).toBeCloseTo((38 + 13 * 3) / 60, 9);
    expect(expectedMinutes([], pace)).toBe(0);
  });
});
