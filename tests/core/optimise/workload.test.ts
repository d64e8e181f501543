import { expect, it } from 'vitest';
import { simulateWorkload, type SimulatedCard } from '../../../electron/core/optimise/workload';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { hashShare } from '../../../electron/core/scheduling/seeded';

const random = () => {
  let drawn = 0;
  return () => hashShare(3, drawn++);
};
const seen: SimulatedCard[] = Array.from({ length: 400 }, (_, index) => ({
  memory: { stability: 5 + (index % 40), difficulty: 3 + (index % 5) },
  elapsed: index % 10,
}));
const unseen: SimulatedCard[] = Array.from({ length: 100 }, () => ({ memory: null, elapsed: 0 }));
const usual = {
  weights: defaultWeights,
  present: 0.9,
  seconds: { new: 30, pass: 10, fail: 30 },
  newPerDay: 20,
  maximumInterval: 36_500,
  random,
};

it('more retention costs more minutes and leaves more known, row by row', () => {
  const rows = simulateWorkload({ ...usual, cards: [...seen, ...unseen] });
  expect(rows.map(({ retention }) => retention)).toEqual([0.8, 0.83, 0.85, 0.87, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97]);
  rows.slice(1).forEach((row, index) => {
    expect(row.minutes).toBeGreaterThan((rows[index]?.minutes ?? 0) * 0.97);
    expect(row.known).toBeGreaterThan((rows[index]?.known ?? 0) - 0.01);
  });
  for (const { retention, known } of rows) expect(Math.abs(known - (1 + retention) / 2)).toBeLessThan(0.06);
});

it('the retention in force has a row, whatever it is', () => {
  const rows = simulateWorkload({ ...usual, cards: seen, present: 0.88 });
  expect(rows.map(({ retention }) => retention)).toContain(0.88);
  expect(rows).toHaveLength(11);
});

it('cards that are never begun cost nothing and are not known', () => {
  const [row] = simulateWorkload({ ...usual, cards: unseen, newPerDay: 0 });
  expect(row).toMatchObject({ minutes: 0, known: 0 });
});

it('a part of many cards stands for all of them', () => {
  const many = Array.from({ length: 10 }, () => seen).flat();
  const [few] = simulateWorkload({ ...usual, cards: seen });
  const [all] = simulateWorkload({ ...usual, cards: many });
  // Chance has its part in both.
  expect(Math.abs((all?.minutes ?? 0) / (few?.minutes ?? 1) - 10)).toBeLessThan(1);
});

it('no card, no work', () => {
  for (const row of simulateWorkload({ ...usual, cards: [] })) expect(row).toMatchObject({ minutes: 0, known: 0 });
});
