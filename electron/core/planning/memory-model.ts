import { nextMemory } from '../scheduling/fsrs';
import type { Memory, Rating } from '../scheduling/types';

/** What the plan believes of a person's memory: FSRS weights and how answers fall. */
export interface MemoryModel {
  weights: readonly number[];
  first: FirstShares;
  pass: PassShares;
}

/** How the first answers to new cards fall. */
export type FirstShares = readonly [again: number, hard: number, good: number, easy: number];

/** How right answers fall; how many are wrong is FSRS's to forecast. */
export type PassShares = readonly [hard: number, good: number, easy: number];

/** Shares that open-spaced-repetition's simulators use for people without a history. */
export const defaultFirst: FirstShares = [0.24, 0.094, 0.495, 0.171];
export const defaultPass: PassShares = [0.224, 0.631, 0.145];

export interface Outcome {
  rating: Rating;
  probability: number;
  memory: Memory;
}

/** What a day's first answer to a card, new or known, may leave, with the probability of each. */
export function outcomesOf(memory: Memory | null, elapsed: number, recall: number, model: MemoryModel): Outcome[] {
  const chances = memory === null ? model.first : chancesOf(recall, model.pass);
  return ([1, 2, 3, 4] as const).flatMap((rating) => {
    const probability = chances[rating - 1] ?? 0;
    return probability > 0 ? [{ rating, probability, memory: memoryAfterDay(memory, elapsed, rating, model.weights) }] : [];
  });
}

/** The memory at the end of a study day: a forgotten card comes back once and is then known, as the learning steps have it. */
export function memoryAfterDay(memory: Memory | null, elapsed: number, rating: Rating, weights: readonly number[]): Memory {
  const after = nextMemory(memory, elapsed, rating, weights);
  return rating === 1 ? nextMemory(after, 0, 3, weights) : after;
}

function chancesOf(recall: number, [hard, good, easy]: PassShares): FirstShares {
  const pass = recall / (hard + good + easy);
  return [1 - recall, pass * hard, pass * good, pass * easy];
}
