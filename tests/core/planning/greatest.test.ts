import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesOfGreatest } from '../../../electron/core/planning/greatest';

it('gives the places a full sort would give first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 9 })), fc.integer({ min: 1, max: 20 }), (numbers, count) => {
      const values = Float64Array.from(numbers);
      const sorted = numbers
        .map((_, index) => index)
        .filter((index) => (numbers[index] ?? 0) > 0)
        .sort((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0) || a - b);
      const places = placesOfGreatest(values, count);
      expect(places).toEqual(sorted.slice(0, places.length));
      expect(places.length).toBeGreaterThanOrEqual(Math.min(count, sorted.length));
      expect([...values]).toEqual(numbers);
    }),
  );
});
