import type { Counts } from '../contract';
import { countDecks } from '../core/scheduling/deck-counts';
import { retrievability } from '../core/scheduling/fsrs';
import { buildQueue, type DayQueue } from '../core/scheduling/queue';
import type { QueueDeck } from '../core/scheduling/queue-limits';
import type { QueueOptions, StudyDay } from '../core/scheduling/types';
import type { Candidate } from '../store/queue-candidates';
import type { Context, DeckNode } from './context';
import { limitsBeyond } from './today-limits';

export interface Asked extends Candidate {
  retrievability: number | null;
}

/** Above all top decks: the limits of Settings hold for all decks together. No stored deck has this id. */
const everything = 0;

/** The ids of a deck and all below it; null is all decks. */
function scopeOf(decks: ReadonlyMap<number, DeckNode>, deck: number | null): ReadonlySet<number> {
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
  const beyond = limitsBeyond(context, day);
  // A deck that is held at none stays so.
  const more = (usual: number, extra: number) => (usual === 0 ? 0 : usual + extra);
  const top: QueueDeck = {
    id: everything,
    parentId: null,
    newPerDay: newPerDay + beyond.newCards,
    reviewsPerDay: reviewsPerDay + beyond.reviews,
    newDone: 0,
    reviewsDone: 0,
  };
  return [
    top,
    ...[...context.decks().values()].map(({ id, parent, effective }) => ({
      id,
      parentId: parent ?? everything,
      newPerDay: more(effective.newPerDay, beyond.newCards),
      reviewsPerDay: more(effective.reviewsPerDay, beyond.reviews),
      newDone: done.get(id)?.newCards ?? 0,
      reviewsDone: done.get(id)?.reviews ?? 0,
    })),
  ];
}

/** Every card that may be asked today, new ones as far as their own deck's limit lets them. */
function readCandidates(
  context: Context,
  day: StudyDay,
  scope: ReadonlySet<number>,
  limits: readonly QueueDeck[],
  newOrder: QueueOptions['newOrder'],
  siblingsDone: ReadonlySet<number>,
): Candidate[] {
  const { queue } = context.store();
  const firstNew = ({ id, newPerDay, newDone }: QueueDeck) =>
    scope.has(id) ? queue.firstNew(day, id, Math.max(0, newPerDay - newDone), siblingsDone) : [];
  const news = newOrder === 'random' ? queue.allNew(day) : limits.flatMap(firstNew);
  return [...queue.inSteps(day), ...queue.due(day), ...news];
}

/** What is left of a day for a deck and those below it, or for all. */
export function readQueue(context: Context, deck: number | null, day: StudyDay): DayQueue<Asked> {
  const store = context.store();
  const decks = context.decks();
  const scope = scopeOf(decks, deck);
  const options = (deck === null ? undefined : decks.get(deck)?.effective) ?? context.settings().deckDefaults;
  const siblingsDone = store.counts.siblingsDone(day);
  const limits = limitsOf(context, day);

  const asked = readCandidates(context, day, scope, limits, options.newOrder, siblingsDone)
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

/** What each deck would give today if it were studied on its own. */
export function readDeckCounts(context: Context, day: StudyDay): Map<number, Counts> {
  const siblingsDone = context.store().counts.siblingsDone(day);
  const limits = limitsOf(context, day);
  const scope = scopeOf(context.decks(), null);
  return countDecks(readCandidates(context, day, scope, limits, 'note', siblingsDone), limits, { day, siblingsDone });
}
