import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContext } from '../../electron/app/context';
import type { Ports } from '../../electron/app/ports';
import { createStatistics } from '../../electron/app/statistics';
import type { Statistics } from '../../electron/contract/statistics';
import { defaultSchedulingOptions } from '../../electron/core/scheduling/options';
import type { CardState, Rating } from '../../electron/core/scheduling/types';
import { parseSearch } from '../../electron/core/search/parse';
import type { Store } from '../../electron/store/store';
import { noteCard, now, temporaryStore, today } from '../store/temporary-store';
import { naiveStatistics, type Period } from './statistics-reference';
import { day, nextCard, questions, startTestApp } from './test-app';

const kinds = ['command', 'yaml', 'concept', 'cloze', 'basic'] as const;
const places = [
  [],
  [{ exam: 'ckad' as const, domain: 'deployment', topic: 'helm' }],
  [
    { exam: 'ckad' as const, domain: 'networking', topic: 'services' },
    { exam: 'cka' as const, domain: 'networking', topic: 'services' },
  ],
];

interface SomeCard {
  deck: string;
  kind: (typeof kinds)[number];
  place: number;
  state: CardState;
  stability: number;
  difficulty: number;
  due: number;
  last: number;
  interval: number;
  suspended: boolean;
  aside: boolean;
}

interface SomeReview {
  card: number;
  back: number;
  minute: number;
  offset: number;
  rating: Rating;
  state: CardState;
  practice: boolean;
  durationMs: number | null;
  elapsed: number | null;
  predicted: number | null;
  undone: boolean;
}

const aState = fc.constantFrom<CardState>('new', 'learning', 'review', 'review', 'review', 'relearning');
const aCard: fc.Arbitrary<SomeCard> = fc.record({
  deck: fc.constantFrom('A', 'A/B', 'C'),
  kind: fc.constantFrom(...kinds),
  place: fc.nat(2),
  state: aState,
  stability: fc.oneof(fc.constantFrom(1, 2, 4, 8, 15), fc.double({ min: 0.01, max: 2000, noNaN: true })),
  difficulty: fc.oneof(fc.constantFrom(1, 5, 10), fc.double({ min: 1, max: 10, noNaN: true })),
  due: fc.integer({ min: -5, max: 80 }),
  last: fc.integer({ min: -400, max: 0 }),
  interval: fc.oneof(fc.constantFrom(1, 2, 4, 31), fc.integer({ min: 1, max: 1000 })),
  suspended: fc.constantFrom(false, false, false, true),
  aside: fc.constantFrom(false, false, false, true),
});
const aReview: fc.Arbitrary<SomeReview> = fc.record({
  card: fc.nat(9),
  back: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1, max: 800 })),
  minute: fc.nat(1439),
  offset: fc.constantFrom(-660, -30, 0, 60, 345, 840),
  rating: fc.constantFrom<Rating>(1, 2, 3, 4),
  state: aState,
  practice: fc.constantFrom(false, false, false, true),
  durationMs: fc.option(fc.nat(60_000)),
  elapsed: fc.option(fc.oneof(fc.constantFrom(0, 1, 20, 21), fc.integer({ min: 0, max: 900 }))),
  predicted: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  undone: fc.constantFrom(false, false, false, true),
});

let store: Store;

/** Cards of a store of its own each time; those of the runs before are deleted with all that was theirs. */
function fill(cards: readonly SomeCard[]): number[] {
  store.db.exec(`DROP TRIGGER IF EXISTS review_keep; DELETE FROM review; DELETE FROM content; DELETE FROM card;`);
  return store.perform({ type: 'add', label: 'Add', background: true }, now, () =>
    cards.map((card, position) => {
      const deckId = store.decks.ensure(card.deck, now);
      const note = noteCard({ key: `key-${position}`, siblings: `passage-${position}`, kind: card.kind, exams: places[card.place] ?? [] });
      const id = store.cards.insert(note, { deckId, fileId: null, position }, now);
      if (card.state !== 'new') {
        store.schedules.set(id, {
          state: card.state,
          step: 0,
          memory: { stability: card.stability, difficulty: card.difficulty },
          dueAt: null,
          dueDay: today + card.due,
          interval: card.interval,
          lastAt: now,
          lastDay: today + card.last,
          reps: 1,
          lapses: 0,
        });
      }
      if (card.suspended) store.marks.suspend([id], true);
      if (card.aside) store.db.prepare('UPDATE card SET aside_at = 1 WHERE id = ?').run(id);
      return id;
    }),
  );
}

function review(ids: readonly number[], reviews: readonly SomeReview[]): void {
  for (const one of reviews) {
    // Also of cards that are gone.
    const card = ids[one.card] ?? 1_000_000 + one.card;
    const at = (today - one.back) * 86_400_000 + one.minute * 60_000;
    const on = { at, day: today - one.back, rating: one.rating };
    store.perform({ type: 'answer', label: 'Answer', card }, now, () =>
      store.reviews.insert({
        card,
        entry: one.practice
          ? { type: 'practice', ...on }
          : { type: 'answer', ...on, after: { state: 'review', step: 0, dueAt: null, dueDay: today, interval: 1 } },
        utcOffset: one.offset,
        stateBefore: one.state,
        durationMs: one.durationMs,
        elapsedDays: one.elapsed,
        predicted: one.predicted,
      }),
    );
  }
}

function takeBack(reviews: readonly SomeReview[], firstId: number): void {
  reviews.forEach(({ undone }, index) => {
    if (undone) store.db.prepare('UPDATE review SET undone = 1 WHERE id = ? AND undone = 0').run(firstId + index);
  });
}

function expectSame(found: Statistics, query: string, period: Period): void {
  const parsed = parseSearch(query);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const moment = { day: today, dayStart: (of: number) => of * day, weightsOf: () => defaultSchedulingOptions.weights };
  const cards = query === '' ? null : new Set(store.search.ids(parsed.node, null, moment));
  const naive = naiveStatistics(store, cards, period, today);
  const passedOf = ({ answers, passed }: { answers: number; passed: number }) => ({ answers, passed });

  expect(found.total).toStrictEqual(naive.total);
  expect(Object.fromEntries(found.year.map((each) => [each.day, each.reviews]))).toStrictEqual(naive.year);
  for (const { from, days: span, ...stretch } of found.stretches) expect(stretch).toStrictEqual(naive.perDay(from, span));
  expect(found.stretches.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(naive.total.reviews);
  for (const row of found.byInterval) expect(passedOf(row)).toStrictEqual(naive.byInterval(row.low, row.high));
  expect(Object.fromEntries(found.byDeck.map(({ name, ...row }) => [name, row]))).toStrictEqual(naive.byDeck);
  expect(Object.fromEntries(found.byKind.map(({ name, ...row }) => [name, row]))).toStrictEqual(naive.byKind);
  expect(found.byDomain.map(passedOf)).toEqual(expect.arrayContaining(Object.values(naive.byDomain)));
  expect(found.byDomain).toHaveLength(Object.keys(naive.byDomain).length);
  for (const { stage, ratings } of found.buttons) {
    expect(ratings).toStrictEqual([1, 2, 3, 4].map((rating) => naive.buttons(stage, rating)));
  }
  for (const row of found.hours) expect(row).toStrictEqual(naive.hour(row.hour));
  expect(found.calibration.count).toBe(naive.calibration.count);
  expect(found.calibration.bins.map(({ count }) => count)).toStrictEqual(naive.calibration.bins.map(({ count }) => count));
  expect(found.calibration.logLoss ?? 0).toBeCloseTo(naive.calibration.logLoss ?? 0, 9);
  expect(found.states).toStrictEqual(naive.states);
  expect(found.forecast.backlog).toBe(naive.backlog);
  expect(found.forecast.days).toStrictEqual(found.forecast.days.map((_, ahead) => naive.dueIn(ahead)));
  expect(found.forecast.later).toBe(naive.dueAfter(found.forecast.days.length));
  const last = <T>(list: readonly T[], item: T) => list.at(-1) === item;
  for (const row of found.intervals) expect(row.cards).toBe(naive.inRange('interval', row.low, row.high));
  for (const row of found.stability) expect(row.cards).toBe(naive.inRange('stability', row.low, row.high));
  // The highest range of what has an end takes the end in.
  for (const row of found.difficulty)
    expect(row.cards).toBe(naive.inRange('difficulty', row.low, last(found.difficulty, row) ? null : row.high));
  for (const row of found.retrievability)
    expect(row.cards).toBe(naive.inRange('recall', row.low, last(found.retrievability, row) ? null : row.high));
  expect(found.known).toBeCloseTo(naive.known, 9);
}

it('agree with a naive count over the log, also after answers and undo since they were read', async () => {
  store = temporaryStore();
  await fc.assert(
    fc.asyncProperty(
      fc.array(aCard, { minLength: 1, maxLength: 8 }),
      fc.array(aReview, { maxLength: 40 }),
      fc.array(aReview, { maxLength: 10 }),
      fc.constantFrom('', 'deck:A', 'is:review', 'kind:yaml or kind:cloze', 'nothing-has-this'),
      fc.record({ days: fc.option(fc.constantFrom(1, 7, 60, 61, 365, 1000)), ended: fc.constantFrom(0, 0, 1, 5, 400) }),
      async (cards, before, after, query, period) => {
        const ids = fill(cards);
        // What is used of the ports is the clock.
        const ports = { clock: { now: () => now, offsetAt: () => 0 } } as unknown as Ports;
        const context = createContext(ports, () => store);
        const { statistics } = createStatistics(context).methods;
        const read = async () => {
          const result = await statistics({ query, ...period });
          if (!result.ok) throw new Error(result.problem.message);
          return result.statistics;
        };
        review(ids, before);
        expectSame(await read(), query, period);
        const { first } = store.db.prepare<[], { first: number }>('SELECT coalesce(min(id), 1) AS first FROM review').get() ?? { first: 1 };
        review(ids, after);
        takeBack([...before, ...after], first);
        context.changed();
        expectSame(await read(), query, period);
      },
    ),
    { numRuns: 60 },
  );
});

it('follow answers, undo and what is done to cards', async () => {
  const { client } = startTestApp({ 'a.md': questions(3), 'b.md': questions(2, 'Other') });
  const read = async (query = '') => {
    const result = await client.statistics({ query, days: 7 });
    if (!result.ok) throw new Error(result.problem.message);
    return result.statistics;
  };
  expect(await read()).toMatchObject({ period: null, total: { reviews: 0 }, states: { new: 5, review: 0 }, stretches: [] });
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 6000, typed: null });
  expect(await read()).toMatchObject({ total: { reviews: 1, milliseconds: 6000, answers: 0 }, states: { new: 4, review: 1 } });
  expect((await read('is:new')).total.reviews).toBe(0);
  await client.suspend({ cards: [card.id], on: true });
  expect((await read()).states).toStrictEqual({ new: 4, learning: 0, review: 0, suspended: 1 });
  await client.undo({});
  await client.undo({});
  expect(await read()).toMatchObject({ total: { reviews: 0 }, states: { new: 5, suspended: 0 } });
});

it('say where a search can not be read', async () => {
  const { client } = startTestApp({});
  expect(await client.statistics({ query: 'is:suspnded', days: null })).toMatchObject({ ok: false, problem: { offset: 3 } });
});

it('two questions at once are both answered', async () => {
  const { client } = startTestApp({ 'a.md': questions(3) });
  const both = await Promise.all(
    [client.statistics({ query: 're:(', days: null }), client.statistics({ query: '', days: null })].map((one) => one.catch(() => null)),
  );
  expect(both[1]).toMatchObject({ ok: true, statistics: { states: { new: 3 } } });
});
