import type { Api, Counts, DeckOptionChanges, DeckRow } from '../contract';
import type { DeckOptions } from '../core/decks';
import { refoldCards } from '../store/verify';
import { deckOf, performStep, type Context } from './context';
import { readDeckCounts } from './day-queue';

type DeckMethods = Pick<Api, 'decks' | 'setDeckOptions'>;

const none: Counts = { new: 0, learning: 0, review: 0 };

/** Every deck with what it and those below it would give today; decks without cards are left out. */
function readDecks(context: Context): DeckRow[] {
  const store = context.store();
  const decks = [...context.decks().values()];
  const counts = readDeckCounts(context, context.now().day);
  const totals = store.decks.totals();
  const rows = new Map(decks.map((deck) => [deck.id, { ...deck, counts: counts.get(deck.id) ?? none, total: totals.get(deck.id) ?? 0 }]));
  // Parents come before their children, so from the end each deck is complete before it is added to the one above.
  for (const { id, parent } of decks.toReversed()) {
    const above = parent === null ? undefined : rows.get(parent);
    if (above) above.total += rows.get(id)?.total ?? 0;
  }
  return [...rows.values()].filter(({ total }) => total > 0);
}

/** What the deck says itself after the changes: `null` takes an option back to the parent's. */
function changed(own: Partial<DeckOptions>, changes: DeckOptionChanges): Partial<DeckOptions> {
  const next = Object.entries({ ...own, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(next);
}

export function deckMethods(context: Context): DeckMethods {
  return {
    decks: () => readDecks(context),
    setDeckOptions: ({ deck, options }) => {
      const { own, name } = deckOf(context, deck);
      const store = context.store();
      performStep(context, { type: 'deck-options', label: `Options of ${name}` }, () => {
        store.decks.setOptions(deck, changed(own, options));
        context.changed();
        if (options.weights !== undefined) refoldCards(store, store.cards.ids(), (id) => deckOf(context, id).effective.weights);
      });
      const row = readDecks(context).find(({ id }) => id === deck);
      return row ?? { ...deckOf(context, deck), counts: none, total: 0 };
    },
  };
}
