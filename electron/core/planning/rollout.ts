import { retrievability } from '../scheduling/fsrs';
import { hashShare } from '../scheduling/seeded';
import type { Memory, Rating } from '../scheduling/types';
import { pick } from './chance';
import { correct, type ForecastCorrection } from './forecast-correction';
import { placesOfGreatest } from './greatest';
import { gainLayer } from './index-table';
import { cellCount, columnOf, interpolate, placeAt, rowOf } from './memory-grid';
import { memoryAfterDay } from './memory-model';
import type { PlanScope, PricedScope } from './plan-scope';

/** One way the road to the exam may go. Days count from today, cards in the order of the scope. */
export interface Rollout {
  fresh: Int32Array;
  reviews: Int32Array;
  seconds: Float64Array;
  /** Believed recall at the exam; 0 for a card not seen. */
  recall: Float64Array;
  memories: readonly (Memory | null)[];
  /** Day of the last answer within the plan; -1 for none. */
  lastDay: Int32Array;
}

/** What a card is answered with; `answer` counts the card's answers within the plan, `recall` is what is believed. */
export type Answerer = (card: number, answer: number, memory: Memory | null, elapsed: number, recall: number) => Rating;

/** Answers as the plan expects them, with chance by seed and the forecast's correction as the truth. */
export function expectedAnswers(scope: PlanScope, seed: number, correction: Pick<ForecastCorrection, 'shift' | 'slope'>): Answerer {
  return (index, answer, memory, _elapsed, recall) => {
    const model = scope.cards[index]?.model;
    if (!model) return 1;
    const luck = hashShare(seed * 65_537 + index, answer);
    if (memory === null) return (pick(model.first, luck) + 1) as Rating;
    if (luck >= correct(recall, correction)) return 1;
    return (pick(model.pass, hashShare(seed * 65_537 + index, 4096 + answer)) + 2) as Rating;
  };
}

/**
 * Plays the plan from today to the day before `stop` (the exam, when left out).
 * No day takes more seconds than it has: a card is asked while even a failed answer would fit.
 */
export function playOut(scope: PlanScope, priced: PricedScope, answerOf: Answerer, stop = scope.days): Rollout {
  const { cards, days } = scope;
  const memories = cards.map(({ memory }) => memory);
  const lastDay = new Int32Array(cards.length).fill(-1);
  const answers = new Int32Array(cards.length);
  const cell = new Int32Array(cards.length);
  const x = new Float64Array(cards.length);
  const y = new Float64Array(cards.length);
  const gains = new Float64Array(cards.length);
  const fresh = new Int32Array(days);
  const reviews = new Int32Array(days);
  const seconds = new Float64Array(days);
  const quickest = scope.seconds.reduce((least, each) => Math.min(least, each.new, each.pass, each.fail), Infinity);

  const elapsedOn = (index: number, day: number): number => {
    const last = lastDay[index] ?? -1;
    return last >= 0 ? day - last : (scope.elapsed[index] ?? 0) + day;
  };

  const recallOn = (index: number, day: number): number => {
    const memory = memories[index];
    const card = cards[index];
    if (!memory || !card) return 0;
    if ((lastDay[index] ?? -1) < 0) return scope.outlooks[index]?.recall[day] ?? 0;
    return retrievability(memory, elapsedOn(index, day), card.model.weights);
  };

  const gainOn = (index: number, day: number): number => {
    const table = priced.tables[index];
    if (!table) return 0;
    const last = lastDay[index] ?? -1;
    if (last >= 0) {
      const layer = gainLayer(days - last) + (day - last) * cellCount;
      return interpolate(table.gain, layer, cell[index] ?? 0, x[index] ?? 0, y[index] ?? 0);
    }
    return memories[index] === null ? (table.gainOfNew[days - day] ?? 0) : (priced.known[index * days + day] ?? 0);
  };

  const ask = (index: number, day: number): number => {
    const card = cards[index];
    const costs = scope.seconds[index];
    if (!card || !costs) return 0;
    const memory = memories[index] ?? null;
    const elapsed = memory === null ? 0 : elapsedOn(index, day);
    const rating = answerOf(index, answers[index] ?? 0, memory, elapsed, recallOn(index, day));
    const after = memoryAfterDay(memory, elapsed, rating, card.model.weights);
    memories[index] = after;
    lastDay[index] = day;
    answers[index] = (answers[index] ?? 0) + 1;
    const place = placeAt(columnOf(after.stability), rowOf(after.difficulty));
    cell[index] = place.cell;
    x[index] = place.x;
    y[index] = place.y;
    const counts = memory === null ? fresh : reviews;
    counts[day] = (counts[day] ?? 0) + 1;
    if (memory === null) return costs.new;
    return rating === 1 ? costs.fail : costs.pass;
  };

  for (let day = 0; day < stop; day++) {
    const budget = scope.budget[day] ?? 0;
    if (budget <= 0) continue;
    for (let index = 0; index < cards.length; index++) gains[index] = gainOn(index, day) * (priced.factor[index] ?? 0);
    let rest = budget;
    for (const index of placesOfGreatest(gains, Math.ceil(budget / quickest))) {
      const costs = scope.seconds[index];
      if (!costs || (memories[index] === null ? costs.new : Math.max(costs.pass, costs.fail)) > rest) break;
      rest -= ask(index, day);
    }
    seconds[day] = budget - rest;
  }
  return { fresh, reviews, seconds, recall: Float64Array.from(cards, (_, index) => recallOn(index, days)), memories, lastDay };
}
