import { cellCount, interpolate } from './memory-grid';
import { numbersPerReview, type Transitions } from './transitions';

/** Seconds a card takes on a day it is asked, all its answers of that day together. */
export interface DaySeconds {
  new: number;
  pass: number;
  fail: number;
}

/** The value of asking and of waiting, for every memory and every day left, at one price of a second. */
export interface IndexTable {
  /** Days to the exam. */
  horizon: number;
  /** Recall at the exam that a second must earn. */
  price: number;
  seconds: DaySeconds;
  /** By days left: is anything asked on that day. */
  open: readonly boolean[];
  /** By days left and cell: value of a card asked on that day, waiting for its next. */
  after: Float64Array;
  /** By days left, days since the last answer and cell: what asking gains over waiting, per second. */
  gain: Float64Array;
  /** By days left: the same for a card never seen. */
  gainOfNew: Float64Array;
  /** By days left: value of a card never seen. */
  unseen: Float64Array;
}

/**
 * `V_h = max(wait, -price · E[seconds] + E[V_{h-1}])` with `V_0` the probability of recall at the exam, by days left `h`.
 * `openDays[i]` says whether anything is asked `i` days from today; its length is the days to the exam.
 */
export function buildTable(transitions: Transitions, seconds: DaySeconds, openDays: readonly boolean[], price: number): IndexTable {
  const horizon = openDays.length;
  const open = [false, ...openDays.toReversed()];
  const after = new Float64Array((horizon + 1) * cellCount);
  const gain = new Float64Array(((horizon * (horizon + 1)) / 2 + 1) * cellCount);
  const { recall, reviews } = transitions;
  for (let left = 1; left <= horizon; left++) {
    const best = after.subarray(left * cellCount, (left + 1) * cellCount);
    best.set(recall.subarray(left * cellCount, (left + 1) * cellCount));
    for (let elapsed = left - 1; elapsed >= 1; elapsed--) {
      const then = left - elapsed;
      if (open[then] !== true) continue;
      for (let cell = 0; cell < cellCount; cell++) {
        const at = elapsed * cellCount + cell;
        const chance = recall[at] ?? 0;
        const cost = chance * seconds.pass + (1 - chance) * seconds.fail;
        const asked = expectedAfter(after, then, reviews, at * numbersPerReview);
        const waiting = best[cell] ?? 0;
        gain[gainLayer(left) + at] = (asked - waiting) / cost;
        best[cell] = Math.max(waiting, asked - price * cost);
      }
    }
  }
  const gainOfNew = new Float64Array(horizon + 1);
  const unseen = new Float64Array(horizon + 1);
  for (let left = 1; left <= horizon; left++) {
    const waiting = unseen[left - 1] ?? 0;
    unseen[left] = waiting;
    if (open[left] !== true) continue;
    const asked = expectedAfter(after, left, transitions.first, 0);
    gainOfNew[left] = (asked - waiting) / seconds.new;
    unseen[left] = Math.max(waiting, asked - price * seconds.new);
  }
  return { horizon, price, seconds, open, after, gain, gainOfNew, unseen };
}

/** Where the gains of cards last asked `left` days before the exam begin. */
export function gainLayer(left: number): number {
  return ((left * (left - 1)) / 2) * cellCount;
}

/** Expected value of a card after an answer with so many days left. */
export function expectedAfter(after: Float64Array, left: number, outcomes: Float64Array, offset: number): number {
  const layer = left * cellCount;
  return (
    (outcomes[offset] ?? 0) * valueAt(after, layer, outcomes, offset) +
    (outcomes[offset + 4] ?? 0) * valueAt(after, layer, outcomes, offset + 4) +
    (outcomes[offset + 8] ?? 0) * valueAt(after, layer, outcomes, offset + 8) +
    (outcomes[offset + 12] ?? 0) * valueAt(after, layer, outcomes, offset + 12)
  );
}

function valueAt(after: Float64Array, layer: number, outcomes: Float64Array, at: number): number {
  return interpolate(after, layer, outcomes[at + 1] ?? 0, outcomes[at + 2] ?? 0, outcomes[at + 3] ?? 0);
}
