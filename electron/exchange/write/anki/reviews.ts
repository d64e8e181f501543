import { nextMemory } from '../../../core/scheduling/fsrs';
import type { DeckOptions } from '../../../core/decks';
import type { CardState, Memory, StudyDay } from '../../../core/scheduling/types';
import type { ImportedReview } from '../../collection';
import type { Ids } from './ids';

/** One row of Anki's log: id, ease, ivl, lastIvl, factor, time, type. */
export type ReviewRow = [id: number, ease: number, interval: number, lastInterval: number, factor: number, time: number, type: number];

const types = { learning: 0, review: 1, relearning: 2, filtered: 3, manual: 4 };
const usualEase = 2500;
/** What Anki keeps of the time an answer took. */
const longestAnswer = 60_000;
const minute = 60;

/** A card's log. Ids are instants, so they rise within a card even where the clock was put back. */
export function toReviewRows(
  reviews: readonly ImportedReview[],
  options: Pick<DeckOptions, 'weights' | 'learningMinutes' | 'relearningMinutes'>,
  studyDayAt: (at: number) => StudyDay,
  ids: Ids,
): ReviewRow[] {
  let state: CardState = 'new';
  let memory: Memory | null = null;
  let lastDay: StudyDay | null = null;
  let lastInterval = 0;
  let lastId = 0;
  // That a card came with an import was no event of its life; where it stood then, it says itself.
  const events = reviews.filter(({ own }) => !own?.imported);
  return events.map((review) => {
    const id = ids(Math.max(review.at, lastId + 1));
    lastId = id;
    const before = review.own?.stateBefore ?? state;
    if (review.type === 'practice') {
      return [id, review.rating, lastInterval, lastInterval, 0, timeOf(review.durationMs), types.filtered];
    }
    if (review.type === 'reset') {
      [state, memory, lastDay, lastInterval] = ['new', null, null, 0];
      return [id, 0, 0, 0, 0, 0, types.manual];
    }
    const previous = lastInterval;
    if (review.type === 'reschedule') {
      state = 'review';
      lastInterval = Math.max(0, review.interval);
      return [id, 0, lastInterval, previous, usualEase, 0, types.manual];
    }
    const day = review.own?.day ?? studyDayAt(review.at);
    const elapsed = lastDay === null ? 0 : Math.max(0, day - lastDay);
    // A log that starts with a review says nothing of the memory before it; with an ease there, Anki assumes SM-2's.
    memory =
      memory === null && before !== 'new' && before !== 'learning' ? null : nextMemory(memory, elapsed, review.rating, options.weights);
    lastDay = day;
    const isSteps = review.interval <= 0;
    state = review.own?.after.state ?? (isSteps ? (before === 'review' || before === 'relearning' ? 'relearning' : 'learning') : 'review');
    lastInterval = isSteps ? -secondsOf(review, state, options) : review.interval;
    return [
      id,
      review.rating,
      lastInterval,
      previous,
      memory ? difficultyCode(memory) : usualEase,
      timeOf(review.durationMs),
      before === 'review' ? types.review : before === 'relearning' ? types.relearning : types.learning,
    ];
  });
}

/** FSRS writes its difficulty where SM-2 wrote its ease, as 100 to 1100. */
function difficultyCode({ difficulty }: Memory): number {
  return Math.round(((difficulty - 1) / 9 + 0.1) * 1000);
}

/** How long a step lasted: as logged, else as the deck's options would have it. */
function secondsOf(
  review: Extract<ImportedReview, { type: 'answer' | 'practice' }>,
  state: CardState,
  { learningMinutes, relearningMinutes }: Pick<DeckOptions, 'learningMinutes' | 'relearningMinutes'>,
): number {
  const dueAt = review.own?.after.dueAt ?? null;
  if (dueAt !== null && dueAt > review.at) return Math.max(1, Math.round((dueAt - review.at) / 1000));
  const steps = state === 'relearning' ? relearningMinutes : learningMinutes;
  return Math.max(1, Math.round((steps[review.rating < 3 ? 0 : 1] ?? steps[0] ?? 10) * minute));
}

function timeOf(durationMs: number | null): number {
  return Math.min(Math.max(0, Math.round(durationMs ?? 0)), longestAnswer);
}
