import { retrievability } from '../scheduling/fsrs';
import { cellCount, cellMemory, columnOf, rowOf } from './memory-grid';
import { outcomesOf, type MemoryModel, type Outcome } from './memory-model';

/** Answers a review may get; each takes three numbers in `Transitions.reviews`: probability, column and row of the memory after it. */
export const ratingsPerReview = 4;
export const numbersPerReview = ratingsPerReview * 3;

/** Everything the index table needs of FSRS, computed once for a model: prices, minutes and days off don't change it. */
export interface Transitions {
  model: MemoryModel;
  days: number;
  /** Retrievability of each cell after 0 to `days` days. */
  recall: Float64Array;
  /** For each number of days and each cell, what a review may leave. */
  reviews: Float64Array;
  /** What the first answer to a new card may leave. */
  first: Float64Array;
}

export function computeTransitions(model: MemoryModel, days: number): Transitions {
  const recall = new Float64Array((days + 1) * cellCount);
  const reviews = new Float64Array((days + 1) * cellCount * numbersPerReview);
  for (let cell = 0; cell < cellCount; cell++) {
    const memory = cellMemory(cell);
    for (let elapsed = 0; elapsed <= days; elapsed++) {
      const at = elapsed * cellCount + cell;
      const chance = retrievability(memory, elapsed, model.weights);
      recall[at] = chance;
      if (elapsed > 0) writeOutcomes(reviews, at * numbersPerReview, outcomesOf(memory, elapsed, chance, model));
    }
  }
  const first = new Float64Array(numbersPerReview);
  writeOutcomes(first, 0, outcomesOf(null, 0, 0, model));
  return { model, days, recall, reviews, first };
}

export function writeOutcomes(target: Float64Array, offset: number, outcomes: readonly Outcome[]): void {
  for (const { rating, probability, memory } of outcomes) {
    const at = offset + (rating - 1) * 3;
    target[at] = probability;
    target[at + 1] = columnOf(memory.stability);
    target[at + 2] = rowOf(memory.difficulty);
  }
}
