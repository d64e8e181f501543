import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRanking, intersperse } from '../../../electron/core/scheduling/queue-order';

const boxed = (...values: number[]): { value: number }[] => values.map((value) => ({ value }));
const values = (boxes: { value: number }[]): number[] => boxes.map(({ value }) => value);

describe('createRanking', () => {
  it('sorts like a stable sort', () => {
    const aRank = fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 0xffff_ffff }), fc.constantFrom(0, 2047, 2048, 0x7fff_ffff, 0xffff_ffff));
    fc.assert(
      fc.property(fc.array(aRank, { maxLength: 300 }), (ranks) => {
        const ranking = createRanking(ranks.length);
        ranks.forEach((rank, position) => ranking.add(position, rank));
        const expected = ranks.map((rank, position) => ({ rank, position })).sort((a, b) => a.rank - b.rank);
        expect([...ranking.sorted()]).toEqual(expected.map(({ position }) => position));
      }),
    );
  });

  it('puts ranks that are too high last', () => {
    const ranking = createRanking(3);
    [2 ** 40, 7, 2 ** 32].forEach((rank, position) => ranking.add(position, rank));
    expect([...ranking.sorted()]).toEqual([1, 0, 2]);
  });
});

describe('intersperse', () => {
  it('spreads the shorter list evenly over the longer', () => {
    expect(values(intersperse(boxed(1, 2, 3, 4, 5, 6, 7, 8), boxed(11, 12, 13)))).toEqual([1, 2, 11, 3, 4, 12, 5, 6, 13, 7, 8]);
    expect(values(intersperse(boxed(1, 2, 3), boxed(11, 12, 13)))).toEqual([1, 11, 2, 12, 3, 13]);
    expect(values(intersperse(boxed(1, 2), boxed(11, 12, 13, 14, 15)))).toEqual([11, 1, 12, 13, 2, 14, 15]);
  });

  it('keeps everything, each list in its order, and never lets one list run far ahead', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), (ones, twos) => {
        const mixed = values(intersperse(boxed(...Array(ones).keys()), boxed(...Array.from({ length: twos }, (_, index) => 1000 + index))));
        expect(mixed.filter((value) => value < 1000)).toEqual([...Array(ones).keys()]);
        expect(mixed.filter((value) => value >= 1000)).toEqual(Array.from({ length: twos }, (_, index) => 1000 + index));
        let seen = 0;
        mixed.forEach((value, index) => {
          if (value >= 1000) seen++;
          expect(Math.abs(seen - ((index + 1) * twos) / (ones + twos))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
