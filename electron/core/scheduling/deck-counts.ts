import type { QueueCandidate } from './queue';
import type { QueueDeck } from './queue-limits';
import type { StudyDay } from './types';

export interface DeckCounts {
  new: number;
  learning: number;
  review: number;
}

/**
 * What each deck, with those below it, would give today if it were studied on its own: within its limits and those
 * above it. Cards of one passage count once. `decks` lists parents before their children.
 */
export function countDecks(
  candidates: Iterable<QueueCandidate>,
  decks: readonly QueueDeck[],
  { day, siblingsDone }: { day: StudyDay; siblingsDone: ReadonlySet<number | string> },
): Map<number, DeckCounts> {
  const counts = new Map(decks.map(({ id }): [number, DeckCounts] => [id, { new: 0, learning: 0, review: 0 }]));
  const seen = new Set<number | string>(siblingsDone);
  for (const { deckId, state, dueAt, dueDay, siblings } of candidates) {
    const row = counts.get(deckId);
    if (!row) continue;
    if (dueAt !== null || (state !== 'new' && state !== 'review')) {
      if (dueAt !== null || (dueDay !== null && dueDay <= day)) row.learning++;
    } else if (siblings === null || !seen.has(siblings)) {
      if (state === 'review' && (dueDay === null || dueDay > day)) continue;
      row[state]++;
      if (siblings !== null) seen.add(siblings);
    }
  }

  const left = roomLeft(decks);
  for (const { id, parentId } of decks.toReversed()) {
    const row = counts.get(id);
    const room = left.get(id);
    if (!row || !room) continue;
    row.new = Math.min(row.new, room.new);
    row.review = Math.min(row.review, room.review);
    const above = parentId === null ? undefined : counts.get(parentId);
    if (above) {
      above.new += row.new;
      above.learning += row.learning;
      above.review += row.review;
    }
  }
  return counts;
}

/** What each deck's limits leave for today, no more than those above leave. */
function roomLeft(decks: readonly QueueDeck[]): Map<number, { new: number; review: number }> {
  const done = new Map(decks.map(({ id, newDone, reviewsDone }) => [id, { new: newDone, review: reviewsDone }]));
  for (const { id, parentId } of decks.toReversed()) {
    const own = done.get(id);
    const above = parentId === null ? undefined : done.get(parentId);
    if (!own || !above) continue;
    above.new += own.new;
    above.review += own.review;
  }
  const left = new Map<number, { new: number; review: number }>();
  for (const { id, parentId, newPerDay, reviewsPerDay } of decks) {
    const above = parentId === null ? undefined : left.get(parentId);
    const own = done.get(id);
    left.set(id, {
      new: Math.max(0, Math.min(newPerDay - (own?.new ?? 0), above?.new ?? Infinity)),
      review: Math.max(0, Math.min(reviewsPerDay - (own?.review ?? 0), above?.review ?? Infinity)),
    });
  }
  return left;
}
