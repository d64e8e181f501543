import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createQueueCandidates } from '../../electron/store/queue-candidates';
import { createReviewCounts } from '../../electron/store/review-counts';
import type { Store } from '../../electron/store/store';
import { addCards, answerCard, inReview, noteCard, now, temporaryStore, today } from './temporary-store';

const step = { type: 'test', label: 'Test' };
const idsOf = (candidates: readonly { id: number }[]) => candidates.map(({ id }) => id);

function inSteps(store: Store, card: number, dueAt: number): void {
  answerCard(store, card, 1, inReview(today, { state: 'learning', dueAt, interval: 0 }));
}

describe('candidates of a day', () => {
  it('are steps by the minute, days that have come, and new cards', () => {
    const store = temporaryStore();
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = addCards(store, 6);
    inSteps(store, a, now + 600_000);
    inSteps(store, b, now + 60_000);
    answerCard(store, c, 3, inReview(today));
    answerCard(store, d, 3, inReview(today + 1));
    answerCard(store, e, 3, inReview(today - 30, { state: 'relearning', interval: 0 }));
    expect(idsOf(store.queue.inSteps(today))).toStrictEqual([b, a]);
    expect(idsOf(store.queue.due(today))).toStrictEqual([e, c]);
    expect(idsOf(store.queue.allNew(today))).toStrictEqual([f]);
    expect(store.queue.countDue(today + 1)).toBe(1);
    expect(store.queue.due(today)[1]).toStrictEqual({
      id: c,
      deckId: 1,
      state: 'review',
      dueAt: null,
      dueDay: today,
      siblings: expect.any(Number) as number,
      position: 0,
      stability: 4.5,
      lastDay: today,
    });
    expect(store.schedules.load(today - 40, today + 40)).toStrictEqual([
      { day: today - 30, cards: 1 },
      { day: today, cards: 1 },
      { day: today + 1, cards: 1 },
    ]);
  });

  it('leave out what is suspended, set aside or buried through the day', () => {
    const store = temporaryStore();
    const hide: ((card: number) => void)[] = [
      (card) => store.marks.suspend([card], true),
      (card) => store.marks.setAside([card], now),
      (card) => store.marks.bury([card], today),
    ];
    for (const make of [
      (card: number) => inSteps(store, card, now),
      (card: number) => answerCard(store, card, 3, inReview(today)),
      () => undefined,
    ]) {
      const cards = addCards(store, hide.length + 1);
      cards.forEach(make);
      store.perform(step, now, () => hide.forEach((mark, index) => mark(cards[index] ?? 0)));
    }
    const shown = (day: number) => [store.queue.inSteps(day), store.queue.due(day), store.queue.allNew(day)].map(idsOf);
    expect(shown(today)).toStrictEqual([[4], [8], [12]]);
    expect(shown(today + 1)).toStrictEqual([
      [3, 4],
      [7, 8],
      [11, 12],
    ]);
  });

  it('take the first new cards of a deck until there are enough different passages', () => {
    const store = temporaryStore();
    const passages = ['a', 'a', 'b', 'a', 'c', 'd', 'e'];
    const ids = store.perform(step, now, () => {
      const deckId = store.decks.ensure('A', now);
      return passages.map((siblings, index) =>
        store.cards.insert(noteCard({ siblings }), { deckId, fileId: null, position: 10 - index }, now),
      );
    });
    const inOrder = ids.toReversed();
    const [deck] = store.decks.list();
    const first = (count: number, taken?: ReadonlySet<number>) => idsOf(store.queue.firstNew(today, deck?.id ?? 0, count, taken));
    expect(first(0)).toStrictEqual([]);
    expect(first(2)).toStrictEqual(inOrder.slice(0, 2));
    expect(first(4)).toStrictEqual(inOrder.slice(0, 4));
    const [e] = store.queue.firstNew(today, deck?.id ?? 0, 1);
    expect(first(2, new Set([e?.siblings ?? 0]))).toStrictEqual(inOrder.slice(0, 3));
    expect(first(99)).toStrictEqual(inOrder);
  });
});

/** How SQLite would read for each statement that a part of the store prepares. */
function plansOf(store: Store, create: (db: Database.Database) => unknown): string[] {
  const sources: string[] = [];
  const prepare = (source: string) => {
    sources.push(source);
    return store.db.prepare(source);
  };
  create({ prepare } as unknown as Database.Database);
  return sources.flatMap((source) => {
    const parameters = [...source.matchAll(/\?/g)].map(() => 1);
    return store.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
      .all(...parameters)
      .map(({ detail }) => detail);
  });
}

describe('what the start of a day reads', () => {
  it('of cards is complete in the indexes', () => {
    const plans = plansOf(temporaryStore(), createQueueCandidates);
    expect(plans).toStrictEqual([
      'SEARCH card USING COVERING INDEX card_steps (due_at>?)',
      'SEARCH card USING COVERING INDEX card_due (due_day<?)',
      'SEARCH card USING COVERING INDEX card_new (deck_id=?)',
      'SCAN card USING COVERING INDEX card_new',
      'SEARCH card USING COVERING INDEX card_due (due_day=?)',
    ]);
  });

  it('of the log is the days asked for, or its end', () => {
    const ofDay = 'SEARCH review USING COVERING INDEX review_day (day=? AND type=? AND undone=?)';
    const countedOfDay = ofDay.replace('undone=?', 'undone=? AND practice=?');
    const fromEnd = 'SCAN review';
    const plans = plansOf(temporaryStore(), createReviewCounts);
    expect(plans.filter((plan) => /^\w+ review\b/.test(plan) && !plan.includes('EXISTS'))).toStrictEqual([
      countedOfDay,
      countedOfDay,
      ofDay,
      'SEARCH review USING COVERING INDEX review_day (day>? AND day<?)',
      fromEnd,
      fromEnd,
      'SEARCH review USING INDEX review_day (day>?)',
      'SCAN review USING COVERING INDEX review_action',
    ]);
  });
});
