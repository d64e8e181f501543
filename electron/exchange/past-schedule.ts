import { nextMemory } from '../core/scheduling/fsrs';
import type { Instant, Memory, Schedule } from '../core/scheduling/types';
import { memoryFromEase } from './anki/replay';
import type { ImportedReview, ReadContext } from './collection';

const dayLength = 86_400_000;
const longestInterval = 36_500;
const usualRetention = 0.9;

/** Where a card stands that was answered last at `lastAt` and is due again at `dueAt`. `ease` is SM-2's, 2.5 is usual. */
export interface PastPlace {
  lastAt: Instant;
  dueAt: Instant;
  reps: number;
  lapses: number;
  ease: number | null;
  reviews: readonly ImportedReview[];
}

/** The schedule of a card of a program without FSRS: its due day is kept, its memory comes from its reviews, else from its ease. */
export function scheduleFromPast({ lastAt, dueAt, reps, lapses, ease, reviews }: PastPlace, context: ReadContext): Schedule {
  const lastDay = context.studyDayAt(lastAt);
  const dueDay = Math.max(lastDay, context.studyDayAt(dueAt));
  const interval = Math.min(Math.max(1, Math.round((dueAt - lastAt) / dayLength)), longestInterval);
  const memory = memoryOf(reviews, context) ?? memoryFromEase(ease ?? 2.5, interval, usualRetention, context.weights);
  return { state: 'review', step: 0, memory, dueAt: null, dueDay, interval, lastAt, lastDay, reps, lapses };
}

function memoryOf(reviews: readonly ImportedReview[], { studyDayAt, weights }: ReadContext): Memory | null {
  let memory: Memory | null = null;
  let lastDay: number | null = null;
  for (const review of reviews) {
    if (review.type !== 'answer') continue;
    const day = studyDayAt(review.at);
    memory = nextMemory(memory, lastDay === null ? 0 : Math.max(0, day - lastDay), review.rating, weights);
    lastDay = day;
  }
  return memory;
}
