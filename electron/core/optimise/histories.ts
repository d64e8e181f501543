import type { Rating, StudyDay } from '../scheduling/types';

/** A row of the log that a memory is made of. */
export interface HistoryRow {
  card: number;
  /** Order of the log. */
  id: number;
  type: 'answer' | 'reset' | 'import';
  day: StudyDay;
  rating: Rating | null;
}

export interface PastAnswer {
  id: number;
  rating: Rating;
  /** Study days since the answer before; 0 for the first. */
  elapsed: number;
}

/**
 * The answers of each card from new on, oldest first. A reset starts another history; one that came with an import without its
 * answers says nothing of them and is left out until the next reset. Rows come by card, and in their order within each.
 */
export function historiesOf(rows: Iterable<HistoryRow>): PastAnswer[][] {
  const histories: PastAnswer[][] = [];
  let card = Number.NaN;
  let current: PastAnswer[] | null = null;
  let last: StudyDay = 0;
  for (const row of rows) {
    if (row.card !== card || row.type === 'reset') {
      card = row.card;
      current = [];
      histories.push(current);
    }
    if (row.type === 'import') current = null;
    if (row.type !== 'answer' || row.rating === null || current === null) continue;
    // A clock put back: no time has passed.
    current.push({ id: row.id, rating: row.rating, elapsed: current.length === 0 ? 0 : Math.max(0, row.day - last) });
    last = row.day;
  }
  return histories.filter(({ length }) => length > 1);
}

/** The answer up to which, and with which, so large a share of the answers after a day or more have been given. */
export function splitAt(histories: readonly (readonly PastAnswer[])[], share: number): number {
  const ids = histories.flatMap((answers) => answers.flatMap(({ id, elapsed }) => (elapsed > 0 ? id : []))).sort((a, b) => a - b);
  return ids[Math.max(0, Math.floor(ids.length * share) - 1)] ?? 0;
}

/** What an optimiser learns from: each answer after a day or more, with all before it. It dies of any other. */
export function trainingItems(histories: readonly (readonly PastAnswer[])[], upTo: number): PastAnswer[][] {
  return histories.flatMap((answers) =>
    answers.flatMap(({ id, elapsed }, index) => (index > 0 && elapsed > 0 && id <= upTo ? [answers.slice(0, index + 1)] : [])),
  );
}
