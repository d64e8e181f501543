import type { Counts } from '../contract';
import { retrievability } from '../core/scheduling/fsrs';
import { buildQueue, type DayQueue } from '../core/scheduling/queue';
import type { QueueDeck } from '../core/scheduling/queue-limits';
import type { StudyDay } from '../core/scheduling/types';
import type { Candidate } from '../store/queue-candidates';
import type { Context, DeckNode } from './context';

export interface Asked extends Candidate {
  retrievability: number | null;
}

/** Above all top decks: the limits of Settings hold for all decks together. No stored deck has this id. */
const everything = 0;

/** The ids of a deck and all below it; null is all decks. */
export function scopeOf(decks: ReadonlyMap<number, DeckNode>, deck: number | null): ReadonlySet<number> {
  if (deck === null) return new Set(decks.keys());
  const name = decks.get(deck)?.name ?? '';
  return new Set([...decks.values()].filter((other) => other.id === deck || other.name.startsWith(`${name}/`)).map(({ id }) => id));
}

function limitsOf(context: Context, day: StudyDay): QueueDeck[] {
  const done = new Map(
    context
      .store()
      .counts.doneOn(day)
      .map((row) => [row.deckId, row]),
  );
  const { newPerDay, reviewsPerDay } = context.settings().deckDefaults;
  const top: QueueDeck = { id: everything, parentId: null, newPerDay, reviewsPerDay, newDone: 0, reviewsDone: 0 };
  return [
    top,
    ...[...context.decks().values()].map(({ id, parent, effective }) => ({
      id,
      parentId: parent ?? everything,
      newPerDay: effective.newPerDay,
      reviewsPerDay: effective.reviewsPerDay,
      newDone: done.get(id)?.newCards ?? 0,
      reviewsDone: done.get(id)?.reviews ?? 0,
    })),
  ];
}

/** What is left of a day for a deck and those below it, or for all. */
export function readQueue(context: Context, deck: number | null, day: StudyDay): DayQueue<Asked> {
  const store = context.store();
  const decks = context.decks();
  const scope = scopeOf(decks, deck);
  const options = (deck === null ? undefined : decks.get(deck)?.effective) ?? context.settings().deckDefaults;
  const siblingsDone = store.counts.siblingsDone(day);
  const limits = limitsOf(context, day);

  const news = [...scope].flatMap((id) => {
    const room = Math.max(0, (decks.get(id)?.effective.newPerDay ?? 0) - (limits.find((limit) => limit.id === id)?.newDone ?? 0));
    return options.newOrder === 'note' ? store.queue.firstNew(day, id, room, siblingsDone) : [];
  });
  const candidates = [
    ...store.queue.inSteps(day),
    ...store.queue.due(day),
    ...(options.newOrder === 'random' ? store.queue.allNew(day) : news),
  ];
  const asked = candidates
    .filter(({ deckId }) => scope.has(deckId))
    .map((card): Asked => ({
      ...card,
      retrievability: options.reviewOrder === 'retrievability' ? recallOf(card, day, decks.get(card.deckId)?.effective.weights) : null,
    }));
  return buildQueue(asked, limits, options, { day, siblingsDone });
}

function recallOf({ stability, lastDay }: Candidate, day: StudyDay, weights: readonly number[] | undefined): number | null {
  if (stability === null || lastDay === null || !weights) return null;
  // Difficulty plays no part in forgetting, only in how memory grows.
  return retrievability({ stability, difficulty: 5 }, day - lastDay, weights);
}

/** Counts by the deck a card is in itself. */
export function countByDeck(queue: DayQueue<Asked>): Map<number, Counts> {
  const counts = new Map<number, Counts>();
  const add = (deck: number, what: keyof Counts) => {
    const row = counts.get(deck) ?? { new: 0, learning: 0, review: 0 };
    row[what]++;
    counts.set(deck, row);
  };
  for (const { deckId } of queue.learning) add(deckId, 'learning');
  for (const { deckId, state } of queue.main) add(deckId, state === 'new' || state === 'review' ? state : 'learning');
  return counts;
}
