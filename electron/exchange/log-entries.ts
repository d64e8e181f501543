import { foldLog } from '../core/scheduling/fold';
import type { CardState, LogEntry, Schedule, StudyDay } from '../core/scheduling/types';
import type { ImportedReview, OwnReview } from './collection';

/** A row of our log. */
export interface DatedEntry {
  entry: LogEntry;
  /** Null where it has to be worked out from the instant. */
  utcOffset: number | null;
  stateBefore: CardState;
  durationMs: number | null;
  /** Study days since the answer before; null for a first one. */
  elapsedDays: number | null;
  /** What only our own log keeps. */
  rest: Pick<OwnReview, 'predicted' | 'typed' | 'verdict' | 'hints' | 'overruled'> | null;
}

/** A card's history elsewhere as rows of our log, in the order of the file. */
export function toLogEntries(reviews: readonly ImportedReview[], studyDayAt: (at: number) => StudyDay): DatedEntry[] {
  let state: CardState = 'new';
  let lastDay: StudyDay | null = null;
  return reviews.map((review) => {
    if (review.own) return ownEntry(review, review.own);
    const { at } = review;
    const day = studyDayAt(at);
    const row = { utcOffset: null, stateBefore: state, durationMs: null, elapsedDays: null, rest: null };
    const elapsedDays = lastDay === null ? null : Math.max(0, day - lastDay);
    switch (review.type) {
      case 'practice':
        return { ...row, entry: { type: 'practice', at, day, rating: review.rating }, durationMs: review.durationMs, elapsedDays };
      case 'reset':
        state = 'new';
        lastDay = null;
        return { ...row, entry: { type: 'reset', at, day } };
      case 'reschedule': {
        const interval = Math.max(0, review.interval);
        state = 'review';
        return { ...row, entry: { type: 'reschedule', at, day, dueDay: day + interval, interval } };
      }
      case 'answer': {
        const interval = Math.max(0, review.interval);
        const wasKnown = state === 'review' || state === 'relearning';
        state = interval > 0 ? 'review' : wasKnown ? 'relearning' : 'learning';
        lastDay = day;
        const after = { state, step: 0, dueAt: interval > 0 ? null : at, dueDay: day + interval, interval };
        return { ...row, entry: { type: 'answer', at, day, rating: review.rating, after }, durationMs: review.durationMs, elapsedDays };
      }
    }
  });
}

function ownEntry(review: ImportedReview, own: OwnReview): DatedEntry {
  const { at } = review;
  const { day, utcOffset, stateBefore, elapsedDays, after, imported, ...rest } = own;
  const row = { utcOffset, stateBefore, durationMs: null, elapsedDays, rest };
  switch (review.type) {
    case 'practice':
      return { ...row, entry: { type: 'practice', at, day, rating: review.rating }, durationMs: review.durationMs };
    case 'reset':
      return { ...row, entry: { type: 'reset', at, day } };
    case 'reschedule':
      if (imported) return { ...row, entry: { type: 'import', at, day, schedule: imported } };
      return { ...row, entry: { type: 'reschedule', at, day, dueDay: after.dueDay ?? day, interval: after.interval } };
    case 'answer':
      return { ...row, entry: { type: 'answer', at, day, rating: review.rating, after }, durationMs: review.durationMs };
  }
}

/** The schedule that a history alone leaves. */
export const foldImported = (entries: readonly DatedEntry[], weights: readonly number[]): Schedule =>
  foldLog(
    entries.map(({ entry }) => entry),
    weights,
  );
