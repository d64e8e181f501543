import type { BrowseApi } from '../contract/browse';
import { AppError } from '../core/errors';
import { emptySchedule } from '../core/scheduling/fold';
import { refoldCards } from '../store/verify';
import { performStep, type Context } from './context';
import { manyCards } from './words';

type BulkMethods = Pick<BrowseApi, 'unbury' | 'tag' | 'move' | 'resetCards' | 'reschedule' | 'setAside' | 'deleteCards'>;

/** Changes of up to 100,000 cards, each one step. */
export function bulkMethods(context: Context): BulkMethods {
  const step = <T>(type: string, label: string, cards: readonly number[], work: () => T): T => {
    const [only] = cards;
    const about = cards.length === 1 && only !== undefined ? { card: only } : {};
    return performStep(context, { type, label, ...about }, work);
  };

  return {
    unbury: ({ cards }) => ({
      changed: step('unbury', `Unbury ${manyCards(cards.length)}`, cards, () => context.store().marks.bury(cards, null)),
    }),
    tag: ({ cards, add, remove }) => ({
      changed: step('tag', `Tags of ${manyCards(cards.length)}`, cards, () => context.store().bulk.changeTags(cards, add, remove)),
    }),
    move: ({ cards, deck }) => {
      const name = deckName(deck);
      return { changed: step('move', `Move of ${manyCards(cards.length)} to ${name}`, cards, () => moveCards(context, cards, name)) };
    },
    resetCards: ({ cards }) => ({
      changed: step('reset', `Reset of ${manyCards(cards.length)}`, cards, () => resetCards(context, cards)),
    }),
    reschedule: ({ cards, from, to }) => ({
      changed: step('reschedule', `New due days for ${manyCards(cards.length)}`, cards, () => reschedule(context, cards, from, to)),
    }),
    setAside: ({ cards }) => ({
      changed: step('set-aside', `Setting aside ${manyCards(cards.length)}`, cards, () =>
        context.store().bulk.putAside(cards, context.now().at),
      ),
    }),
    deleteCards: ({ cards }) =>
      step('delete', `Deletion of ${manyCards(cards.length)}`, cards, () => {
        const { bulk } = context.store();
        const loose = new Set(bulk.withoutNote(cards));
        return {
          removed: bulk.remove([...loose]),
          aside: bulk.putAside(
            cards.filter((id) => !loose.has(id)),
            context.now().at,
          ),
        };
      }),
  };
}

function deckName(text: string): string {
  const parts = text.split('/').map((part) => part.trim());
  if (parts.some((part) => part === '')) throw new AppError('bad-input', 'A deck needs a name, and one between each two slashes.');
  return parts.join('/');
}

function moveCards(context: Context, cards: readonly number[], name: string): number {
  const store = context.store();
  const weightsOf = (deck: number) => context.decks().get(deck)?.effective.weights ?? [];
  const weightsBefore = new Map(cards.map((id) => [id, weightsOf(store.cards.deckOf(id) ?? 0)]));
  const deck = store.decks.ensure(name, context.now().at);
  context.changed();
  const changed = store.bulk.move(cards, deck);
  // Another deck may have other weights, and a memory is the fold of the log by those in force.
  const now = weightsOf(deck);
  const same = (weights: readonly number[]) => weights.length === now.length && weights.every((weight, index) => weight === now[index]);
  refoldCards(
    store,
    cards.filter((id) => !same(weightsBefore.get(id) ?? [])),
    weightsOf,
  );
  return changed;
}

function resetCards(context: Context, cards: readonly number[]): number {
  const store = context.store();
  const { at, day, offset } = context.now();
  let changed = 0;
  for (const card of cards) {
    const schedule = store.schedules.get(card);
    if (!schedule || (schedule.state === 'new' && schedule.reps === 0)) continue;
    store.reviews.insert({ card, entry: { type: 'reset', at, day }, stateBefore: schedule.state, utcOffset: offset });
    store.schedules.set(card, emptySchedule);
    store.marks.leech([card], false);
    changed++;
  }
  return changed;
}

function reschedule(context: Context, cards: readonly number[], from: number, to: number): number {
  const store = context.store();
  const { at, day, offset } = context.now();
  const answered = cards.flatMap((card) => {
    const schedule = store.schedules.get(card);
    return schedule && schedule.state !== 'new' ? [{ card, schedule }] : [];
  });
  answered.forEach(({ card, schedule }, index) => {
    const dueDay = day + from + Math.floor((index * (to - from + 1)) / answered.length);
    const interval = Math.max(1, dueDay - (schedule.lastDay ?? day));
    const entry = { type: 'reschedule', at, day, dueDay, interval } as const;
    store.reviews.insert({ card, entry, stateBefore: schedule.state, utcOffset: offset });
    store.schedules.set(card, { ...schedule, state: 'review', step: 0, dueAt: null, dueDay, interval });
  });
  return answered.length;
}
