import { foldLog } from '../core/scheduling/fold';
import type { CardState, LogEntry, Schedule, StudyDay } from '../core/scheduling/types';
import type { ImportedReview } from './collection';

export interface DatedEntry {
  entry: LogEntry;
  stateBefore: CardState;
  durationMs: number | null;
  /** Study days since the answer before; null for a first one. */
  elapsedDays: number | null;
}

/** A card's history elsewhere as rows of our log. Rows of days that go back are kept in the order of the file. */
export function toLogEntries(reviews: readonly ImportedReview[], studyDayAt: (at: number) => StudyDay): DatedEntry[] {
  let state: CardState = 'new';
  let lastDay: StudyDay | null = null;
  return reviews.map((review) => {
    const { at } = review;
    const day = studyDayAt(at);
    const stateBefore = state;
    const elapsedDays = lastDay === null ? null : Math.max(0, day - lastDay);
    if (review.type === 'practice') {
      const { rating, durationMs } = review;
      return { entry: { type: 'practice', at, day, rating }, stateBefore, durationMs, elapsedDays };
    }
    if (review.type === 'reset') {
      state = 'new';
      lastDay = null;
      return { entry: { type: 'reset', at, day }, stateBefore, durationMs: null, elapsedDays: null };
    }
    const { interval } = review;
    const dueDay = day + Math.max(0, interval);
    if (review.type === 'reschedule') {
      state = 'review';
      return {
        entry: { type: 'reschedule', at, day, dueDay, interval: Math.max(0, interval) },
        stateBefore,
        durationMs: null,
        elapsedDays: null,
      };
    }
    const { rating, durationMs } = review;
    const isSteps = interval <= 0;
    state = !isSteps ? 'review' : stateBefore === 'review' || stateBefore === 'relearning' ? 'relearning' : 'learning';
    lastDay = day;
    const after = { state, step: 0, dueAt: isSteps ? at : null, dueDay, interval: Math.max(0, interval) };
    return { entry: { type: 'answer', at, day, rating, after }, stateBefore, durationMs, elapsedDays };
  });
}

/** The schedule that a history alone leaves. */
export const foldImported = (entries: readonly DatedEntry[], weights: readonly number[]): Schedule =>
  foldLog(
    entries.map(({ entry }) => entry),
    weights,
  );
