import type { Memory } from '../scheduling/types';
import { retrievability } from '../scheduling/fsrs';
import { expectedAfter, type IndexTable } from './index-table';
import { columnOf, rowOf } from './memory-grid';
import { outcomesOf, type MemoryModel } from './memory-model';
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

/** The numbers of one answer between two days that are computed: probability, column, row. */
const perAnswer = 3;

/** `elapsed` is the days since the last answer, as of today. */
export function outlookOf(memory: Memory, elapsed: number, model: MemoryModel, days: number): CardOutlook {
  const recall = Float64Array.from({ length: days + 1 }, (_, day) => retrievability(memory, elapsed + day, model.weights));
  const reviews = new Float64Array(days * numbersPerReview);
  let before = -1;
  let from = new Float64Array(4 * perAnswer);
  let to = new Float64Array(4 * perAnswer);
  for (const node of nodesOf(days)) {
    to.fill(0);
    for (const { rating, probability, memory: after } of outcomesOf(memory, elapsed + node, recall[node] ?? 0, model)) {
      const at = (rating - 1) * perAnswer;
      to[at] = probability;
      to[at + 1] = columnOf(after.stability);
      to[at + 2] = rowOf(after.difficulty);
    }
    for (let day = before + 1; day <= node; day++) {
      const share = before < 0 ? 1 : (day - before) / (node - before);
      for (let answer = 0; answer < 4; answer++)
        writeBetween(reviews, day * numbersPerReview + answer * 4, from, to, answer * perAnswer, share);
    }
    before = node;
    [from, to] = [to, from];
  }
  return { elapsed, recall, reviews };
}

function writeBetween(reviews: Float64Array, target: number, from: Float64Array, to: Float64Array, at: number, share: number): void {
  const [chance = 0, column = 0, row = 0] = [to[at], to[at + 1], to[at + 2]];
  if (chance <= 0) return;
  // An answer that was impossible before comes with what it leaves now.
  const rest = (from[at] ?? 0) > 0 ? 1 - share : 0;
  writePlace(
    reviews,
    target,
    chance + ((from[at] ?? 0) - chance) * rest,
    column + ((from[at + 1] ?? 0) - column) * rest,
    row + ((from[at + 2] ?? 0) - row) * rest,
  );
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
