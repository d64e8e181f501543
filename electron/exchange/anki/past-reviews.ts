import type { CardState, Instant, Rating, Schedule, StudyDay } from '../../core/scheduling/types';
import type { Replayed } from './replay';
import type { AnkiReview } from './types';

/** One row of a card's history in our terms. */
export interface PastReview {
  /** `cram` is practice that moved nothing; `reset` made the card new again; `reschedule` set its due day without an answer. */
  kind: 'answer' | 'cram' | 'reset' | 'reschedule';
  at: Instant;
  day: StudyDay;
  /** Null for what was no answer. */
  rating: Rating | null;
  durationMs: number;
  stateBefore: CardState;
  /** Where the card went. */
  after: Pick<Schedule, 'state' | 'step' | 'dueAt' | 'dueDay' | 'interval'>;
}

export interface PastOptions {
  studyDayAt: (at: Instant) => StudyDay;
  /** Learning cards had the buttons again, good and easy only. */
  threeButtons: boolean;
}

export const longestInterval = 36_500;

const types = { learning: 0, review: 1, relearning: 2, filtered: 3, manual: 4, rescheduled: 5 };
const threeButtonRatings: Record<number, Rating> = { 1: 1, 2: 3, 3: 4 };
const fourButtonRatings: Record<number, Rating> = { 1: 1, 2: 2, 3: 3, 4: 4 };
const newCard: PastReview['after'] = { state: 'new', step: 0, dueAt: null, dueDay: null, interval: 0 };

/** The first scheduler's logs, unless an answer in them shows that a fourth button was there. */
export function hasThreeButtons(schedulerVersion: 1 | 2, reviews: readonly AnkiReview[]): boolean {
  return schedulerVersion === 1 && !reviews.some(({ ease, type }) => ease === 4 && isLearning(type));
}

/** A card's rows, oldest first, in our terms; each with what a replay needs. */
export function toPast(rows: readonly AnkiReview[], options: PastOptions): { past: PastReview; replayed: Replayed }[] {
  let before = newCard;
  return rows.map((row) => {
    const { kind, rating } = meaningOf(row, options.threeButtons);
    const at = row.id;
    const day = options.studyDayAt(at);
    const stateBefore = stateBeforeRow(row, before.state);
    const after = kind === 'cram' ? before : kind === 'reset' ? newCard : afterRow(row, at, day);
    before = after;
    return { past: { kind, at, day, rating, durationMs: row.durationMs, stateBefore, after }, replayed: { row, kind, rating, day } };
  });
}

function meaningOf({ type, ease, factor }: AnkiReview, threeButtons: boolean): Pick<PastReview, 'kind' | 'rating'> {
  if (type === types.manual) return { kind: factor === 0 ? 'reset' : 'reschedule', rating: null };
  const rating = (threeButtons && isLearning(type) ? threeButtonRatings : fourButtonRatings)[ease] ?? null;
  if (type === types.rescheduled || rating === null) return { kind: 'reschedule', rating: null };
  return { kind: type === types.filtered && factor === 0 ? 'cram' : 'answer', rating };
}

const isLearning = (type: number) => type === types.learning || type === types.relearning;

function stateBeforeRow({ type }: AnkiReview, before: CardState): CardState {
  if (type === types.review) return 'review';
  if (type === types.relearning) return 'relearning';
  if (type === types.learning) return before === 'new' ? 'new' : 'learning';
  return before;
}

/** The interval is in days when positive, in seconds when negative. */
function afterRow({ type, interval }: AnkiReview, at: Instant, day: StudyDay): PastReview['after'] {
  if (interval > 0) {
    const days = Math.min(interval, longestInterval);
    return { state: 'review', step: 0, dueAt: null, dueDay: day + days, interval: days };
  }
  const seconds = Math.min(-interval, longestInterval * 86_400);
  return { state: type === types.learning ? 'learning' : 'relearning', step: 0, dueAt: at + seconds * 1000, dueDay: day, interval: 0 };
}
