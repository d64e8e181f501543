import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultQueueOptions } from '../../../electron/core/scheduling/options';
import { buildQueue, nextInQueue, queueCounts, requeue } from '../../../electron/core/scheduling/queue';
import type { DayQueue, QueueCandidate } from '../../../electron/core/scheduling/queue';
import type { QueueDeck } from '../../../electron/core/scheduling/queue-limits';
import type { QueueOptions } from '../../../electron/core/scheduling/types';

const today = 20_000;
const minute = 60_000;
const now = today * 86_400_000;

const card = (id: number, more: Partial<QueueCandidate> = {}): QueueCandidate => ({
  id,
  deckId: 1,
  state: 'review',
  dueAt: null,
  dueDay: today,
  siblings: null,
  position: id,
  ...more,
});
const newCard = (id: number, more: Partial<QueueCandidate> = {}): QueueCandidate => card(id, { state: 'new', dueDay: null, ...more });
const learningCard = (id: number, dueAt: number, more: Partial<QueueCandidate> = {}): QueueCandidate =>
  card(id, { state: 'learning', dueAt, ...more });
const oneDeck: QueueDeck[] = [{ id: 1, parentId: null, newPerDay: 20, reviewsPerDay: 200, newDone: 0, reviewsDone: 0 }];
const build = (cards: QueueCandidate[], options: Partial<QueueOptions> = {}, decks = oneDeck): DayQueue<QueueCandidate> =>
  buildQueue(cards, decks, { ...defaultQueueOptions, ...options }, { day: today });
const ids = (cards: readonly QueueCandidate[]): number[] => cards.map(({ id }) => id);

describe('buildQueue', () => {
  it('takes what is due and leaves the rest', () => {
    const queue = build([card(1), card(2, { dueDay: today + 1 }), card(3, { dueDay: today - 40 }), card(4, { dueDay: null })]);
    expect(ids(queue.main)).toEqual([3, 1]);
  });

  it('leaves out cards of decks that are not listed', () => {
    const queue = build([card(1), card(2, { deckId: 7 }), newCard(3, { deckId: 7 }), learningCard(4, now, { deckId: 7 })]);
    expect(ids([...queue.main, ...queue.learning])).toEqual([1]);
  });

  it('asks the longest overdue first, and cards of one day in a chance order that changes by day', () => {
    const cards = Array.from({ length: 40 }, (_, id) => card(id, { dueDay: today - (id % 2) }));
    const queue = build(cards);
    expect(queue.main.map(({ dueDay }) => dueDay)).toEqual([...Array<number>(20).fill(today - 1), ...Array<number>(20).fill(today)]);
    expect(ids(queue.main.slice(0, 20))).not.toEqual(ids(queue.main.slice(0, 20)).sort((a, b) => a - b));
    expect(ids(build(cards).main)).toEqual(ids(queue.main));
    const tomorrow = buildQueue(cards, oneDeck, defaultQueueOptions, { day: today + 1 });
    expect(ids(tomorrow.main)).not.toEqual(ids(queue.main));
  });

  it('asks the likeliest to be forgotten first when told so', () => {
    const cards = [0.9, 0.2, 0.95, 0.55].map((retrievability, id) => card(id, { retrievability }));
    expect(ids(build([...cards, card(9)], { reviewOrder: 'retrievability' }).main)).toEqual([9, 1, 3, 0, 2]);
  });

  it('shuffles reviews and new cards when told so', () => {
    const reviews = Array.from({ length: 30 }, (_, id) => card(id, { dueDay: today - id }));
    const news = Array.from({ length: 30 }, (_, id) => newCard(100 + id));
    const queue = build([...reviews, ...news], { reviewOrder: 'random', newOrder: 'random', mix: 'reviews-first' });
    const asked = ids(queue.main);
    expect(asked).toHaveLength(50);
    expect(asked.slice(0, 30)).not.toEqual(ids(build([...reviews, ...news], { mix: 'reviews-first' }).main).slice(0, 30));
    expect(asked.slice(30)).not.toEqual(asked.slice(30).sort((a, b) => a - b));
  });

  it('takes new cards in the order of their notes', () => {
    const positions = [30, 10, 20];
    expect(ids(build(positions.map((position, id) => newCard(id, { position }))).main)).toEqual([1, 2, 0]);
  });

  it('mixes new cards among reviews, or puts them first or last', () => {
    const cards = [...[1, 2, 3, 4].map((id) => card(id)), newCard(11), newCard(12)];
    const states = (mix: QueueOptions['mix']): string =>
      build(cards, { mix })
        .main.map(({ state }) => state.slice(0, 1))
        .join('');
    expect(states('mixed')).toBe('rnrrnr');
    expect(states('reviews-first')).toBe('rrrrnn');
    expect(states('new-first')).toBe('nnrrrr');
  });

  it('puts steps that have become days before the reviews', () => {
    const daily = card(1, { state: 'learning', dueDay: today });
    expect(ids(build([card(2, { dueDay: today - 90 }), daily]).main)).toEqual([1, 2]);
  });

  it('serves learning cards whatever the limits, soonest first, also those left from another day', () => {
    const decks = oneDeck.map((deck) => ({ ...deck, newPerDay: 0, reviewsPerDay: 0 }));
    const queue = build([learningCard(1, now + minute), learningCard(2, now - 86_400_000), card(3), newCard(4)], {}, decks);
    expect(ids(queue.learning)).toEqual([2, 1]);
    expect(queue.main).toEqual([]);
  });

  it('asks one sibling a day, the known one before the new one', () => {
    const queue = build([
      newCard(1, { siblings: 'a' }),
      card(2, { siblings: 'a' }),
      newCard(3, { siblings: 'b' }),
      newCard(4, { siblings: 'b' }),
    ]);
    expect(ids(queue.main).sort()).toEqual([2, 3]);
    expect(queue.buried).toBe(2);
  });

  it('asks no sibling of a card in learning or of one answered today', () => {
    const cards = [learningCard(1, now, { siblings: 5 }), card(2, { siblings: 5 }), card(3, { siblings: 6 }), card(4, { siblings: 7 })];
    const queue = buildQueue(cards, oneDeck, defaultQueueOptions, { day: today, siblingsDone: new Set([6]) });
    expect(ids(queue.main)).toEqual([4]);
  });

  it('asks siblings together when told so', () => {
    expect(build([card(1, { siblings: 1 }), card(2, { siblings: 1 })], { burySiblings: false }).main).toHaveLength(2);
  });

  const someDecks = fc.array(
    fc.record({ parent: fc.nat(9), newPerDay: fc.nat(6), reviewsPerDay: fc.nat(12), newDone: fc.nat(4), reviewsDone: fc.nat(4) }),
    { minLength: 1, maxLength: 6 },
  );
  const someCards = fc.array(
    fc.record({
      deckId: fc.nat(6),
      state: fc.constantFrom('new' as const, 'learning' as const, 'review' as const, 'relearning' as const),
      siblings: fc.option(fc.nat(8)),
      overdue: fc.integer({ min: -3, max: 70_000 }),
      within: fc.boolean(),
      retrievability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 120 },
  );
  const someOrder = fc.record({
    newOrder: fc.constantFrom('note' as const, 'random' as const),
    reviewOrder: fc.constantFrom('due' as const, 'retrievability' as const, 'random' as const),
    mix: fc.constantFrom('mixed' as const, 'reviews-first' as const, 'new-first' as const),
  });
  const anyQueue = fc.tuple(someDecks, someCards, someOrder).map(([decks, cards, order]) => ({
    order,
    decks: decks.map(({ parent, ...limits }, id): QueueDeck => ({ id, parentId: parent < id ? parent : null, ...limits })),
    cards: cards.map(({ overdue, within, ...rest }, id) =>
      card(id, {
        ...rest,
        dueDay: rest.state === 'new' ? null : today - overdue,
        dueAt: within && (rest.state === 'learning' || rest.state === 'relearning') ? now + overdue * minute : null,
      }),
    ),
  }));

  it('never exceeds the limits of any deck', () => {
    fc.assert(
      fc.property(anyQueue, ({ decks, cards, order }) => {
        const { main } = build(cards, order, decks);
        const within = (deckId: number, top: number): boolean => {
          if (deckId === top) return true;
          const parent = decks.find(({ id }) => id === deckId)?.parentId ?? null;
          return parent !== null && within(parent, top);
        };
        for (const { id: top, newPerDay, reviewsPerDay } of decks) {
          const inside = main.filter(({ deckId }) => within(deckId, top));
          const done = decks.filter(({ id }) => within(id, top));
          const newDone = done.reduce((sum, deck) => sum + deck.newDone, 0);
          const reviewsDone = done.reduce((sum, deck) => sum + deck.reviewsDone, 0);
          expect(inside.filter(({ state }) => state === 'new').length).toBeLessThanOrEqual(Math.max(0, newPerDay - newDone));
          expect(inside.filter(({ state }) => state !== 'new').length).toBeLessThanOrEqual(Math.max(0, reviewsPerDay - reviewsDone));
        }
      }),
    );
  });

  it('never holds two siblings, nor a card twice, nor one that is not due', () => {
    fc.assert(
      fc.property(anyQueue, ({ decks, cards, order }) => {
        const { main, learning } = build(cards, order, decks);
        const learningSiblings = new Set(learning.map(({ siblings }) => siblings));
        const siblings = main.map((asked) => asked.siblings).filter((key) => key !== null);
        expect(new Set(siblings).size).toBe(siblings.length);
        expect(siblings.some((key) => learningSiblings.has(key))).toBe(false);
        expect(new Set(ids([...main, ...learning])).size).toBe(main.length + learning.length);
        expect(main.every(({ state, dueDay }) => state === 'new' || (dueDay !== null && dueDay <= today))).toBe(true);
      }),
    );
  });

  it('leaves no card out that limits and siblings allow', () => {
    fc.assert(
      fc.property(someCards, someOrder, (cards, order) => {
        const all = cards.map(({ overdue, ...rest }, id) => card(id, { ...rest, deckId: 1, dueDay: today - Math.max(0, overdue) }));
        const decks = oneDeck.map((deck) => ({ ...deck, newPerDay: 1000, reviewsPerDay: 1000 }));
        const queue = build(all, order, decks);
        expect(queue.main.length + queue.buried).toBe(all.length);
        const groups = new Set(all.map(({ siblings }) => siblings).filter((key) => key !== null));
        expect(queue.main).toHaveLength(groups.size + all.filter(({ siblings }) => siblings === null).length);
      }),
    );
  });

  it('is the same for the same inputs', () => {
    fc.assert(
      fc.property(anyQueue, ({ decks, cards, order }) => {
        expect(build(cards, order, decks)).toEqual(build(cards, order, decks));
      }),
    );
  });
});

describe('nextInQueue', () => {
  const queue = (learning: QueueCandidate[], main: QueueCandidate[] = []): DayQueue<QueueCandidate> => ({ learning, main, buried: 0 });

  it('asks a learning card as soon as it is due', () => {
    expect(nextInQueue(queue([learningCard(1, now)], [card(2)]), now, 20)).toEqual({ type: 'card', card: learningCard(1, now) });
  });

  it('goes on with the queue while learning cards are not due', () => {
    expect(nextInQueue(queue([learningCard(1, now + 1)], [card(2)]), now, 20)).toMatchObject({ card: { id: 2 } });
  });

  it('learns ahead when nothing else is left', () => {
    expect(nextInQueue(queue([learningCard(1, now + 20 * minute)]), now, 20)).toMatchObject({ card: { id: 1 } });
  });

  it('waits until a learning card may be asked ahead', () => {
    expect(nextInQueue(queue([learningCard(1, now + 30 * minute)]), now, 20)).toEqual({ type: 'wait', until: now + 10 * minute });
  });

  it('is done when nothing is left', () => expect(nextInQueue(queue([]), now, 20)).toEqual({ type: 'done' }));

  it('does not ask a card twice in a row ahead of its time while another can be', () => {
    const two = queue([learningCard(1, now + minute), learningCard(2, now + 10 * minute)]);
    expect(nextInQueue(two, now, 20, 1)).toMatchObject({ card: { id: 2 } });
    expect(nextInQueue(two, now, 5, 1)).toMatchObject({ card: { id: 1 } });
    expect(nextInQueue(two, now + minute, 20, 1)).toMatchObject({ card: { id: 1 } });
  });
});

describe('requeue', () => {
  const queue = build([card(1), card(2), learningCard(3, now + 5 * minute)]);

  it('lets a finished card go', () => {
    const after = requeue(queue, card(1, { dueDay: today + 9 }));
    expect(ids(after.main)).toEqual([2]);
    expect(ids(queue.main).sort()).toEqual([1, 2]);
  });

  it('brings a card in its steps back in its turn', () => {
    const after = requeue(queue, learningCard(1, now + minute, { state: 'relearning' }));
    expect(ids(after.learning)).toEqual([1, 3]);
    expect(ids(requeue(after, learningCard(1, now + 10 * minute)).learning)).toEqual([3, 1]);
  });
});

describe('queueCounts', () => {
  it('counts steps of a day or more as learning', () => {
    const queue = build([card(1), newCard(2), newCard(3), learningCard(4, now), card(5, { state: 'relearning' })]);
    expect(queueCounts(queue)).toEqual({ new: 2, learning: 2, review: 1 });
  });
});
