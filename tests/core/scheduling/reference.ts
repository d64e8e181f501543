import type { Memory, Rating } from '../../../electron/core/scheduling/types';

/** FSRS-6 written from its published formulas, without ts-fsrs: a second opinion. */
export function referenceMemory(memory: Memory | null, days: number, rating: Rating, w: readonly number[]): Memory {
  const weight = (index: number): number => w[index] ?? Number.NaN;
  const bound = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  const firstDifficulty = (grade: Rating): number => weight(4) - Math.exp(weight(5) * (grade - 1)) + 1;
  if (memory === null) return { stability: weight(rating - 1), difficulty: bound(firstDifficulty(rating), 1, 10) };

  const { stability: s, difficulty: d } = memory;
  const damped = d - (weight(6) * (rating - 3) * (10 - d)) / 9;
  const difficulty = bound(weight(7) * firstDifficulty(4) + (1 - weight(7)) * damped, 1, 10);
  const recall = referenceRecall(s, days, w);
  const afterLapse = Math.min(
    weight(11) * d ** -weight(12) * ((s + 1) ** weight(13) - 1) * Math.exp(weight(14) * (1 - recall)),
    s / Math.exp(weight(17) * weight(18)),
  );
  const sameDay = Math.exp(weight(17) * (rating - 3 + weight(18))) * s ** -weight(19);
  const bonus = rating === 2 ? weight(15) : rating === 4 ? weight(16) : 1;
  const growth = Math.exp(weight(8)) * (11 - d) * s ** -weight(9) * (Math.exp(weight(10) * (1 - recall)) - 1) * bonus;
  const passed = days === 0 ? s * (rating === 1 ? sameDay : Math.max(1, sameDay)) : rating === 1 ? afterLapse : s * (1 + growth);
  return { stability: bound(passed, 0.001, 36_500), difficulty };
}

/** Probability of recall by the FSRS-6 forgetting curve. */
export function referenceRecall(stability: number, days: number, w: readonly number[]): number {
  const decay = -(w[20] ?? Number.NaN);
  return (1 + ((0.9 ** (1 / decay) - 1) * days) / stability) ** decay;
}
