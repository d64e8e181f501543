import { retrievability } from '../scheduling/fsrs';
import { cellCount, cellMemory, columnOf, placeAt, rowOf } from './memory-grid';
import { outcomesOf, type MemoryModel, type Outcome } from './memory-model';

/** Four answers, each with its probability and the cell, x and y of the memory it leaves. */
export const numbersPerReview = 16;

/** Everything the index table needs of FSRS, computed once for a model: prices, minutes and days off don't change it. */
export interface Transitions {
  /** Retrievability of each cell after 0 to so many days. */
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
  return { recall, reviews, first };
}

function writeOutcomes(target: Float64Array, offset: number, outcomes: readonly Outcome[]): void {
  for (const { rating, probability, memory } of outcomes) {
    writePlace(target, offset + (rating - 1) * 4, probability, columnOf(memory.stability), rowOf(memory.difficulty));
  }
}

/** Writes the four numbers of one answer. */
export function writePlace(target: Float64Array, at: number, probability: number, column: number, row: number): void {
  const { cell, x, y } = placeAt(column, row);
  target[at] = probability;
  target[at + 1] = cell;
  target[at + 2] = x;
  target[at + 3] = y;
}
