import { describe, expect, it } from 'vitest';
import { hash32, hashShare } from '../../../electron/core/scheduling/seeded';

describe('hashShare', () => {
  it('spreads neighbours evenly from 0 to 1', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let id = 0; id < 10_000; id++) {
      const tenth = Math.floor(hashShare(id, 3) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('changes with either number', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, id) => hash32(id, 7))).size).toBe(1000);
    expect(new Set(Array.from({ length: 1000 }, (_, reps) => hash32(7, reps))).size).toBe(1000);
  });

  it('tells ids apart that differ only beyond 32 bits', () => {
    expect(hash32(1_700_000_000_000, 1)).not.toBe(hash32(1_700_000_000_000 + 2 ** 32, 1));
  });
});
