import type { Memory } from '../scheduling/types';
import { retrievability } from '../scheduling/fsrs';
import { expectedAfter, type IndexTable } from './index-table';
import { columnOf, rowOf } from './memory-grid';
import { outcomesOf, type MemoryModel, type Outcome } from './memory-model';
import { numbersPerReview, writePlace } from './transitions';

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
  let before: { day: number; outcomes: Outcome[] } | null = null;
  for (const day of nodesOf(days)) {
    const outcomes = outcomesOf(memory, elapsed + day, recall[day] ?? 0, model);
    for (let between = before === null ? day : before.day + 1; between <= day; between++) {
      const share = before === null ? 1 : (between - before.day) / (day - before.day);
      for (const { rating, probability, memory: to } of outcomes) {
        const from = before?.outcomes.find((each) => each.rating === rating) ?? { probability, memory: to };
        const blend = (of: (each: Omit<Outcome, 'rating'>) => number) => of(from) + (of({ probability, memory: to }) - of(from)) * share;
        writePlace(
          reviews,
          between * numbersPerReview + (rating - 1) * 4,
          blend((each) => each.probability),
          blend((each) => columnOf(each.memory.stability)),
          blend((each) => rowOf(each.memory.difficulty)),
        );
      }
    }
    before = { day, outcomes };
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
