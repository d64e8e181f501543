import { intervalFor, retrievability } from '../../scheduling/fsrs';
import type { Memory } from '../../scheduling/types';
import { outcomesOf, type MemoryModel } from '../memory-model';
import type { DaySeconds } from '../index-table';

/** What a policy may know of a card: belief, never the truth. */
export interface SimulatedCard {
  memory: Memory | null;
  /** Day of the last answer; before the start it is negative. */
  lastDay: number;
  /** Day ordinary scheduling would ask it. */
  dueDay: number;
  /** Share of the exam, mean 1. */
  worth: number;
}

/** What is asked on a day, in order, until the minutes are used. */
export type Policy = (cards: readonly SimulatedCard[], day: number) => number[];

export interface PolicyContext {
  model: MemoryModel;
  /** Days to the exam, from the first day. */
  days: number;
  seconds: DaySeconds;
}

/** Settings of ordinary scheduling. */
export interface FsrsSettings {
  retention: number;
  newPerDay: number;
  order: 'reviews-first' | 'new-first' | 'new-first-weakest';
}

/** What a person who changes nothing gets. */
export const defaultSettings: FsrsSettings = { retention: 0.9, newPerDay: 20, order: 'reviews-first' };

/** The 270 settings a person might try before the exam. */
export const tuningGrid: readonly FsrsSettings[] = [0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98].flatMap((retention) =>
  [10, 20, 24, 27, 30, 35, 40, 48, 64, 100].flatMap((newPerDay) =>
    (['reviews-first', 'new-first', 'new-first-weakest'] as const).map((order) => ({ retention, newPerDay, order })),
  ),
);

export function fsrsPolicy({ newPerDay, order }: FsrsSettings, { model }: PolicyContext): Policy {
  return (cards, day) => {
    const fresh: number[] = [];
    const due: number[] = [];
    cards.forEach((card, index) => {
      if (card.memory === null) {
        if (fresh.length < newPerDay) fresh.push(index);
      } else if (card.dueDay <= day) due.push(index);
    });
    const key = Float64Array.from(cards, (card) => (order === 'new-first-weakest' ? recallOn(card, day, model) : card.dueDay));
    due.sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b);
    return order === 'reviews-first' ? [...due, ...fresh] : [...fresh, ...due];
  };
}

/** Ordinary scheduling, then in the last days everything: the weakest first, then what was never seen. */
export function cramPolicy(lastDays: number, context: PolicyContext): Policy {
  const ordinary = fsrsPolicy(defaultSettings, context);
  return (cards, day) => {
    if (context.days - day > lastDays) return ordinary(cards, day);
    const known = cards.flatMap((card, index) => (card.memory === null ? [] : [index]));
    const key = Float64Array.from(cards, (card) => recallOn(card, day, context.model));
    known.sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b);
    return [...known, ...cards.flatMap((card, index) => (card.memory === null ? [index] : []))];
  };
}

/** What one more answer today adds to the recall at the exam, per second. */
export function greedyPolicy({ model, days, seconds }: PolicyContext): Policy {
  return (cards, day) => {
    const gains = Float64Array.from(cards, (card) => {
      const now = recallOn(card, day, model);
      const cost = card.memory === null ? seconds.new : now * seconds.pass + (1 - now) * seconds.fail;
      let after = 0;
      for (const { probability, memory } of outcomesOf(card.memory, day - card.lastDay, now, model)) {
        after += probability * retrievability(memory, days - day, model.weights);
      }
      return (card.worth * (after - recallOn(card, days, model))) / cost;
    });
    return cards.map((_, index) => index).sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b);
  };
}

/** The day ordinary scheduling asks a card next. */
export function nextDueDay(memory: Memory, day: number, retention: number, model: MemoryModel): number {
  return day + Math.max(1, Math.round(intervalFor(memory.stability, retention, model.weights)));
}

function recallOn(card: SimulatedCard, day: number, { weights }: MemoryModel): number {
  return card.memory === null ? 0 : retrievability(card.memory, day - card.lastDay, weights);
}
