import { retrievability } from '../scheduling/fsrs';
import type { StudyDay } from '../scheduling/types';
import { bucketOf, dayBuckets, type Bucket } from './buckets';
import type { CardTable } from './card-table';

/** Cards in a range. */
export interface CountedBucket extends Bucket {
  cards: number;
}

/** How the cards stand now. Cards set aside count nowhere; suspended ones only in `states`. */
export interface CardFigures {
  states: { new: number; learning: number; review: number; suspended: number };
  /** Cards due before today, and on each day from today on. Cards never seen are not due. */
  forecast: { backlog: number; days: number[]; later: number };
  /** Days between the last answer and the next, of cards in review. */
  intervals: CountedBucket[];
  stability: CountedBucket[];
  /** In steps of 1, from 1 to 10. */
  difficulty: CountedBucket[];
  /** In steps of 5 %. */
  retrievability: CountedBucket[];
  /** Means over cards with a memory; null without any. */
  means: { stability: number; difficulty: number; retrievability: number } | null;
  /** Of the cards with a memory, how many are expected to be known now. */
  known: number;
}

export interface CardScope {
  /** 1 for each card id that counts; null is all. */
  cards: Uint8Array | null;
  today: StudyDay;
  weightsOf: (deck: number) => readonly number[];
}

const forecastDays = 60;
const shares = 20;

const counted = (buckets: readonly Bucket[]): CountedBucket[] => buckets.map((bucket) => ({ ...bucket, cards: 0 }));

export function foldCards(table: CardTable, { cards, today, weightsOf }: CardScope): CardFigures {
  const states = { new: 0, learning: 0, review: 0, suspended: 0 };
  const forecast = { backlog: 0, days: new Array<number>(forecastDays).fill(0), later: 0 };
  const intervals = counted(dayBuckets.slice(1));
  const stability = counted(dayBuckets);
  const difficulty = counted(Array.from({ length: 9 }, (_, index) => ({ low: index + 1, high: index + 2 })));
  const recall = counted(Array.from({ length: shares }, (_, index) => ({ low: index / shares, high: (index + 1) / shares })));
  const sums = { cards: 0, stability: 0, difficulty: 0, retrievability: 0 };
  const add = (buckets: CountedBucket[], index: number) => {
    const bucket = buckets[index];
    if (bucket) bucket.cards++;
  };

  for (const card of table) {
    if (!card || card.aside || (cards !== null && cards[card.id] !== 1)) continue;
    if (!card.asked) {
      states.suspended++;
      continue;
    }
    if (card.state === 0) states.new++;
    else if (card.state === 2) states.review++;
    else states.learning++;

    if (card.state !== 0 && card.dueDay !== null) {
      const ahead = card.dueDay - today;
      if (ahead < 0) forecast.backlog++;
      else if (ahead < forecastDays) forecast.days[ahead] = (forecast.days[ahead] ?? 0) + 1;
      else forecast.later++;
    }
    if (card.state === 2) add(intervals, bucketOf(card.interval, intervals));
    if (card.stability === null || card.difficulty === null) continue;
    const memory = { stability: card.stability, difficulty: card.difficulty };
    const share = retrievability(memory, today - (card.lastDay ?? today), weightsOf(card.deck));
    add(stability, bucketOf(memory.stability, stability));
    add(difficulty, Math.min(difficulty.length - 1, Math.floor(memory.difficulty) - 1));
    add(recall, Math.min(shares - 1, Math.floor(share * shares)));
    sums.cards++;
    sums.stability += memory.stability;
    sums.difficulty += memory.difficulty;
    sums.retrievability += share;
  }

  return {
    states,
    forecast,
    intervals,
    stability,
    difficulty,
    retrievability: recall,
    means:
      sums.cards === 0
        ? null
        : {
            stability: sums.stability / sums.cards,
            difficulty: sums.difficulty / sums.cards,
            retrievability: sums.retrievability / sums.cards,
          },
    known: sums.retrievability,
  };
}
