import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardState, LogEntry, Rating, Schedule } from '../../electron/core/scheduling/types';
import { addCards, answerCard, inReview, now, temporaryStore, today } from './temporary-store';

const whole = fc.integer({ min: 0, max: 40_000 });
const state = fc.constantFrom<CardState>('learning', 'review', 'relearning');
const instant = fc.integer({ min: 0, max: 4e12 });
const schedule: fc.Arbitrary<Schedule> = fc.record({
  state,
  step: fc.nat(5),
  memory: fc.option(
    fc.record({ stability: fc.double({ min: 1e-3, max: 36_500, noNaN: true }), difficulty: fc.double({ min: 1, max: 10, noNaN: true }) }),
  ),
  dueAt: fc.option(instant),
  dueDay: whole,
  interval: whole,
  lastAt: fc.option(instant),
  lastDay: fc.option(whole),
  reps: whole,
  lapses: whole,
});
const when = { at: instant, day: whole };
const after = fc.record({ state, step: fc.nat(5), dueAt: fc.option(instant), dueDay: whole, interval: whole });
const entry: fc.Arbitrary<LogEntry> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), ...when, rating: fc.constantFrom<Rating>(1, 2, 3, 4), after }),
  fc.record({ type: fc.constant('reset' as const), ...when }),
  fc.record({ type: fc.constant('reschedule' as const), ...when, dueDay: whole, interval: whole }),
  fc.record({ type: fc.constant('import' as const), ...when, schedule }),
);

describe('the log', () => {
  it('gives back every entry as it was written, in the order of writing whatever the clock', () => {
    const store = temporaryStore();
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const [card = 0] = addCards(store, 1);
        store.perform({ type: 'test', label: 'Test' }, now, () => {
          for (const each of entries) store.reviews.insert({ card, entry: each, utcOffset: -330, stateBefore: 'review' });
        });
        expect(store.reviews.log(card)).toEqual(entries);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what the answer was, for the person to read', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    store.perform({ type: 'answer', label: 'Answer', card }, now, () => {
      const { step, dueAt, dueDay, interval } = inReview(today + 4);
      store.reviews.insert({
        card,
        entry: { type: 'answer', at: now, day: today, rating: 2, after: { state: 'review', step, dueAt, dueDay, interval } },
        utcOffset: 60,
        stateBefore: 'learning',
        durationMs: 4_200,
        elapsedDays: 3,
        predicted: 0.875,
        typed: 'kubectl get po',
        verdict: 'partial',
        hints: 2,
        overruled: 'Same Pod',
      });
    });
    expect(store.reviews.history(card)).toMatchObject([
      {
        type: 'answer',
        rating: 2,
        durationMs: 4_200,
        stateBefore: 'learning',
        stateAfter: 'review',
        intervalDays: 4,
        predicted: 0.875,
        typed: 'kubectl get po',
        verdict: 'partial',
        hints: 2,
        overruled: 'Same Pod',
      },
    ]);
  });

  it('is append-only: nothing but undo changes a row, and undo only once', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    answerCard(store, card, 3, inReview(today + 4));
    for (const sql of [
      'DELETE FROM review',
      'UPDATE review SET rating = 4',
      'UPDATE review SET at = at + 1',
      'UPDATE review SET undone = 1, rating = 1',
      'UPDATE review SET undone = 0',
      'REPLACE INTO review SELECT * FROM review',
    ]) {
      expect(() => store.db.exec(sql), sql).toThrow('append-only');
    }
    store.undoLast(now);
    expect(() => store.db.exec('UPDATE review SET undone = 0')).toThrow('append-only');
  });

  it('takes a row only within a step', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    const insert = () => store.reviews.insert({ card, entry: { type: 'reset', at: now, day: today }, utcOffset: 0, stateBefore: 'review' });
    expect(insert).toThrow('NOT NULL');
  });
});

describe('counts of answers', () => {
  const filled = () => {
    const store = temporaryStore();
    const [a = 0, b = 0] = addCards(store, 2, 'One');
    const [c = 0] = addCards(store, 1, 'Two/Three');
    answerCard(store, a, 3, inReview(today - 1, { lastAt: now - 3 * 86_400_000 }), today - 3);
    answerCard(store, a, 3, inReview(today, { lastAt: now - 86_400_000 }), today - 1);
    answerCard(store, a, 1, inReview(today + 9));
    answerCard(store, b, 3, inReview(today + 2, { lastAt: now + 60_000 }));
    answerCard(store, c, 4, inReview(today + 2));
    return { store, a, b, c };
  };

  it('tell new cards from reviews by deck, for the limits of a day', () => {
    const { store } = filled();
    const names = new Map(store.decks.list().map(({ id, name }) => [id, name]));
    const done = store.counts.doneOn(today).map(({ deckId, ...rest }) => ({ deck: names.get(deckId), ...rest }));
    expect(done).toStrictEqual([
      { deck: 'One', newCards: 1, reviews: 1 },
      { deck: 'Two/Three', newCards: 1, reviews: 0 },
    ]);
  });

  it('leave out what was undone', () => {
    const { store, c } = filled();
    expect(store.undoLast(now)?.card).toBe(c);
    expect(store.counts.totalOn(today)).toStrictEqual({ reviews: 2, durationMs: 10_000 });
    expect(store.counts.siblingsDone(today).size).toBe(2);
    expect(store.counts.perDay(today - 9, today)).toStrictEqual([
      { day: today - 3, reviews: 1 },
      { day: today - 1, reviews: 1 },
      { day: today, reviews: 2 },
    ]);
    expect(store.counts.count()).toBe(5);
  });

  it('know the days in a row, the pace and the newest answer', () => {
    const { store } = filled();
    expect([today - 4, today - 3, today - 2, today - 1, today, today + 1].map((day) => store.counts.streak(day))).toStrictEqual([
      0, 1, 0, 1, 2, 0,
    ]);
    expect(store.counts.timings(2)).toStrictEqual([
      { kind: 'basic', state: 'new', rating: 4, seconds: 5 },
      { kind: 'basic', state: 'new', rating: 3, seconds: 5 },
    ]);
    expect(store.counts.newest()).toStrictEqual({ at: now, day: today });
    expect(store.counts.since(today, now).map(({ card, rating }) => [card, rating])).toStrictEqual([
      [1, 1],
      [2, 3],
      [3, 4],
    ]);
    expect(store.counts.since(today, now + 1).map(({ card }) => card)).toStrictEqual([2]);
  });
});
