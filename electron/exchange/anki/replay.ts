import { nextMemory, soundMemory } from '../../core/scheduling/fsrs';
import type { Memory, Rating, StudyDay } from '../../core/scheduling/types';
import type { AnkiReview } from './types';

/** A review with what the replay needs of it in our terms. */
export interface Replayed {
  row: AnkiReview;
  kind: 'answer' | 'cram' | 'reset' | 'reschedule';
  rating: Rating | null;
  day: StudyDay;
}

export interface ReplayOptions {
  weights: readonly number[];
  /** Retention assumed of the time before FSRS, 0 to 1. */
  historicalRetention: number;
}

const usualEase = 2500;
/** FSRS writes its difficulty where SM-2 wrote its ease, as 100 to 1100. */
const highestDifficultyCode = 1100;
const learning = 0;

/**
 * The memory that a card's history leaves, by the rules of Anki: from the first answer of the last run of learning, or, when the log begins
 * later, from a state guessed from SM-2. Null when the history says nothing.
 */
export function replayMemory(reviews: readonly Replayed[], { weights, historicalRetention }: ReplayOptions): Memory | null {
  const start = startOf(reviews);
  if (!start) return null;
  const answers = reviews.slice(start.index).filter(isAnswer);
  const [first, ...later] = answers;
  if (!first) return null;
  if (start.complete) return fold(null, first.day, answers, weights);
  // One answer without what led to it says less than the card itself.
  if (later.length === 0) return null;
  const known = reviews.find(({ row }) => row.ease > 0)?.row ?? first.row;
  const factor = known.factor === 0 ? usualEase : known.factor;
  const guess = memoryFromEase(factor / 1000, Math.max(1, known.interval), historicalRetention, weights);
  if (!guess) return null;
  const difficulty = factor <= highestDifficultyCode ? (factor / 1000 - 0.1) * 9 + 1 : guess.difficulty;
  return fold(soundMemory({ stability: guess.stability, difficulty }), first.day, later, weights);
}

/**
 * A memory from SM-2's ease (2.5 is usual) and interval in days: the stability at which recall has fallen to `retention` after the interval,
 * and the difficulty at which FSRS would have lengthened it by the ease. Source: fsrs-rs, memory_state_from_sm2.
 */
export function memoryFromEase(ease: number, interval: number, retention: number, weights: readonly number[]): Memory | null {
  const weight = (index: number) => weights[index] ?? Number.NaN;
  const inverse = -1 / weight(20);
  const stability = (interval * (0.9 ** inverse - 1)) / (retention ** inverse - 1);
  const growth = Math.exp(weight(8)) * stability ** -weight(9) * Math.expm1((1 - retention) * weight(10));
  return soundMemory({ stability, difficulty: 11 - (ease - 1) / growth });
}

type Answer = Replayed & { rating: Rating };

function isAnswer(review: Replayed): review is Answer {
  return review.kind === 'answer' && review.rating !== null;
}

function fold(memory: Memory | null, firstDay: StudyDay, answers: readonly Answer[], weights: readonly number[]): Memory | null {
  let lastDay = firstDay;
  for (const { day, rating } of answers) {
    memory = nextMemory(memory, Math.max(0, day - lastDay), rating, weights);
    lastDay = day;
  }
  return memory;
}

/** Where a replay begins, and whether the card's learning is part of it. Null when nothing was answered since the last reset. */
function startOf(reviews: readonly Replayed[]): { index: number; complete: boolean } | null {
  let firstAnswer: number | null = null;
  let firstLearning: number | null = null;
  for (let index = reviews.length - 1; index >= 0; index--) {
    const review = reviews[index];
    if (!review || review.kind === 'cram') continue;
    const graded = review.rating !== null;
    if (graded) firstAnswer = index;
    if (graded && review.row.type === learning) firstLearning = index;
    else if (firstLearning !== null || review.kind === 'reset') break;
  }
  if (firstLearning !== null) return { index: firstLearning, complete: true };
  return firstAnswer === null ? null : { index: firstAnswer, complete: false };
}
