import { expect, it } from 'vitest';
import { streakOf } from '../../electron/core/streak';

it('counts today once it has a review, and does not break the streak before it has', () => {
  expect(streakOf([7, 8, 9, 10], 10)).toBe(4);
  expect(streakOf([7, 8, 9], 10)).toBe(3);
});

it('ends at the first day without reviews', () => {
  expect(streakOf([5, 7, 8], 8)).toBe(2);
  expect(streakOf([5], 8)).toBe(0);
  expect(streakOf([], 8)).toBe(0);
});
