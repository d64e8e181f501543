import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../electron/core/scheduling/answer';
import { defaultSchedulingOptions as options } from '../../electron/core/scheduling/options';
import type { Rating } from '../../electron/core/scheduling/types';
import type { Store } from '../../electron/store/store';
import { refoldCards, repairDifferences, verifyStore } from '../../electron/store/verify';
import { addCards, answerCard, dump, now, temporaryStore, today } from './temporary-store';

const weightsOf = () => options.weights;

function answerAsApp(store: Store, card: number, rating: Rating, day: number): void {
  const before = store.schedules.get(card);
  if (!before) throw new Error('no card');
  const at = now + (day - today) * 86_400_000;
  answerCard(store, card, rating, outcomes(before, { cardId: card, at, day, options })[rating].schedule, day);
}

function studied(): { store: Store; cards: number[] } {
  const store = temporaryStore();
  const cards = addCards(store, 3);
  cards.forEach((card, index) =>
    ([3, 3, 1, 3] as const).slice(index).forEach((rating, round) => answerAsApp(store, card, rating, today + round * 3)),
  );
  return { store, cards };
}

const harms: [string, string, string][] = [
  ['state', 'UPDATE card SET state = 1 WHERE id = 1', 'state is learning, by its log'],
  ['stability', 'UPDATE card SET stability = stability * 1.0000001 WHERE id = 1', 'stability is'],
  ['due day', 'UPDATE card SET due_day = due_day + 1 WHERE id = 1', 'due day is'],
  ['last answer', 'UPDATE card SET last_at = last_at + 1 WHERE id = 1', 'time of the last answer is'],
  ['count of answers', 'UPDATE card SET reps = reps + 1 WHERE id = 1', 'number of answers is'],
  ['memory', 'UPDATE card SET stability = NULL, difficulty = NULL WHERE id = 1', 'stability is none'],
];

describe('verify', () => {
  it('finds nothing after any answers and undos: the log always explains the cards', () => {
    const store = temporaryStore();
    const cards = addCards(store, 3);
    const deed = fc.record({
      card: fc.constantFrom(...cards),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      days: fc.integer({ min: -2, max: 60 }),
      undo: fc.nat(3),
    });
    let day = today;
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 15 }), (deeds) => {
        for (const { card, rating, days, undo } of deeds) {
          day += days;
          answerAsApp(store, card, rating, day);
          if (undo === 0) store.undoLast(now);
        }
        expect(verifyStore(store, weightsOf)).toMatchObject({ cards: 3, integrity: 'ok', differences: [] });
      }),
      { numRuns: 40 },
    );
  });

  it.each(harms)('finds a wrong %s, says it in words, repairs it and can take the repair back', (_, harm, words) => {
    const { store } = studied();
    const right = dump(store.db);
    store.db.exec(harm);
    const wrong = dump(store.db);
    const { differences } = verifyStore(store, weightsOf);
    expect(differences).toMatchObject([
      { card: 1, front: 'Which port does the API server listen on?', what: expect.stringContaining(words) as string },
    ]);
    expect(repairDifferences(store, differences, weightsOf, now)).toBe(1);
    expect(dump(store.db)).toStrictEqual(right);
    expect(verifyStore(store, weightsOf).differences).toStrictEqual([]);
    expect(store.undoLast(now)?.type).toBe('repair');
    expect(dump(store.db)).toStrictEqual(wrong);
  });

  it('finds progress that no log explains', () => {
    const { store } = studied();
    store.db.exec('UPDATE review SET undone = 1 WHERE card_id = 2');
    expect(verifyStore(store, weightsOf).differences.map(({ card }) => card)).toStrictEqual([2]);
  });

  it('finds what is wrong with the file, and reviews of no card', () => {
    const { store } = studied();
    store.db.exec(`CREATE TEMP TABLE other AS SELECT * FROM review LIMIT 1;
      UPDATE other SET id = 99, card_id = 77;
      INSERT INTO review SELECT * FROM other`);
    expect(verifyStore(store, weightsOf).integrity).toBe('1 reviews belong to no card');
    store.db.pragma('foreign_keys = OFF');
    store.db.exec('UPDATE card SET deck_id = 55 WHERE id = 3');
    expect(verifyStore(store, weightsOf).integrity).toBe('row 3 of card belongs to no deck');
  });

  it('tells how far it is', () => {
    const { store } = studied();
    const seen: [number, number][] = [];
    const { reviews } = verifyStore(store, weightsOf, (done, total) => seen.push([done, total]));
    expect(reviews).toBe(9);
    expect(seen).toStrictEqual([[0, 9]]);
  });

  it('counts answers as reviews, and checks the rest of the log with them', () => {
    const { store, cards } = studied();
    store.perform({ type: 'reset', label: 'Reset' }, now, () =>
      store.reviews.insert({ card: cards[0] ?? 0, entry: { type: 'reset', at: now, day: today }, stateBefore: 'review', utcOffset: 120 }),
    );
    expect(verifyStore(store, weightsOf)).toMatchObject({ reviews: 9, differences: [{ card: cards[0] }] });
  });
});

describe('folding again', () => {
  it('with other weights changes the memory and nothing else', () => {
    const { store, cards } = studied();
    const other = options.weights.map((weight, index) => (index < 4 ? weight * 1.5 : weight));
    const before = cards.map((card) => store.schedules.get(card));
    expect(refoldCards(store, cards, weightsOf)).toBe(0);
    const changed = store.perform({ type: 'weights', label: 'Weights' }, now, () => refoldCards(store, [...cards, 99], () => other));
    expect(changed).toBe(3);
    cards.forEach((card, index) => {
      const { memory, ...rest } = store.schedules.get(card) ?? { memory: null };
      expect(before[index]).toMatchObject(rest);
      expect(memory?.stability).not.toBe(before[index]?.memory?.stability);
    });
    expect(verifyStore(store, () => other).differences).toStrictEqual([]);
  });
});
