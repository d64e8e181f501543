import type { Memory } from '../scheduling/types';
import { retrievability } from '../scheduling/fsrs';
import { expectedAfter, type IndexTable } from './index-table';
import { outcomesOf, type MemoryModel } from './memory-model';
import { numbersPerReview, writeOutcomes } from './transitions';

/** What answers to one known card may leave, for each day from today to the last before the exam. */
export interface CardOutlook {
  /** Days since the last answer, as of today. */
  elapsed: number;
  /** By days from today; the last is the day of the exam. */
  recall: Float64Array;
  reviews: Float64Array;
}

/** Days from today that are computed; those between follow on a straight line, as memories fade smoothly. */
function nodesOf(days: number): number[] {
  const nodes: number[] = [];
  for (let day = 0; day < days; day += Math.max(1, Math.floor(day / 3))) nodes.push(day);
  if (days > 0 && nodes.at(-1) !== days - 1) nodes.push(days - 1);
  return nodes;
}

/** `elapsed` is the days since the last answer, as of today. */
export function outlookOf(memory: Memory, elapsed: number, model: MemoryModel, days: number): CardOutlook {
  const recall = Float64Array.from({ length: days + 1 }, (_, day) => retrievability(memory, elapsed + day, model.weights));
  const reviews = new Float64Array(days * numbersPerReview);
  let before = -1;
  for (const day of nodesOf(days)) {
    writeOutcomes(reviews, day * numbersPerReview, outcomesOf(memory, elapsed + day, recall[day] ?? 0, model));
    for (let between = before + 1; between < day; between++) blend(reviews, before, between, day);
    before = day;
  }
  return { elapsed, recall, reviews };
}

/** What asking the card gains over waiting, per second, by days from today: `gain` of the table for a memory from before it. */
export function gainsOf({ elapsed, recall, reviews }: CardOutlook, table: IndexTable, into: Float64Array, offset: number): void {
  const days = table.horizon;
  let best = recall[days] ?? 0;
  for (let day = days - 1; day >= 0; day--) {
    const left = days - day;
    const chance = recall[day] ?? 0;
    const cost = chance * table.seconds.pass + (1 - chance) * table.seconds.fail;
    const asked = expectedAfter(table.after, left, reviews, day * numbersPerReview);
    // A card answered today is not asked again today.
    into[offset + day] = elapsed + day > 0 ? (asked - best) / cost : 0;
    if (table.open[left] === true && elapsed + day > 0) best = Math.max(best, asked - table.price * cost);
  }
}

function blend(reviews: Float64Array, before: number, between: number, after: number): void {
  const share = (between - before) / (after - before);
  for (let index = 0; index < numbersPerReview; index++) {
    const from = reviews[before * numbersPerReview + index] ?? 0;
    const to = reviews[after * numbersPerReview + index] ?? 0;
    reviews[between * numbersPerReview + index] = from + (to - from) * share;
  }
}
