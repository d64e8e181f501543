import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rating } from '../../electron/core/scheduling/types';
import { openStore } from '../../electron/store/store';
import type { Store } from '../../electron/store/store';
import { addCards, answerCard, dump, inReview, noteCard, now, temporaryFolder, temporaryStore, today } from './temporary-store';

type Deed = (store: Store) => void;

const pick = (store: Store, choice: number): number => {
  const ids = store.db.prepare<[], number>('SELECT id FROM card ORDER BY id').pluck().all();
  return ids[choice % ids.length] ?? 0;
};
const step = (type: string) => ({ type, label: type });
const number = fc.nat(1_000);
const memory = fc.record({
  stability: fc.double({ min: 1e-3, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ card: number, rating: fc.constantFrom<Rating>(1, 2, 3, 4), memory, days: number }).map(
    (args): Deed =>
      (store) =>
        answerCard(store, pick(store, args.card), args.rating, inReview(today + args.days, { memory: args.memory, reps: args.days })),
  ),
  fc.tuple(number, fc.boolean()).map(
    ([card, on]): Deed =>
      (store) =>
        void store.perform(step('suspend'), now, () => store.marks.suspend([pick(store, card), pick(store, card + 1)], on)),
  ),
  number.map(
    (card): Deed =>
      (store) =>
        void store.perform(step('bury'), now, () => store.marks.bury([pick(store, card)], today)),
  ),
  fc.tuple(number, fc.string({ unit: 'grapheme' })).map(
    ([card, front]): Deed =>
      (store) =>
        void store.perform(step('edit'), now, () =>
          store.cards.setOwnText(pick(store, card), front ? { front, answer: '', why: '' } : null, now),
        ),
  ),
  fc.tuple(number, fc.string({ unit: 'grapheme' })).map(
    ([card, answer]): Deed =>
      (store) =>
        void store.perform(step('sync'), now, () =>
          store.cards.updateFromNote(pick(store, card), noteCard({ answer }), {
            deckId: store.decks.ensure('Other', now),
            fileId: null,
            position: card,
          }),
        ),
  ),
  number.map(
    (name): Deed =>
      (store) =>
        store.perform(step('add'), now, () => {
          const source = store.sources.insert('folder', `/notes/${name}-${store.revision()}`, now);
          const file = { sourceId: source, path: 'a.md', hash: 'h', size: 3, mtimeMs: 1.5, readAt: now, problems: [] };
          const place = { deckId: store.decks.ensure(`A/${name}`, now), fileId: store.sources.putFile(file), position: 0 };
          store.cards.insert(noteCard({ key: String(name) }), place, now);
        }),
  ),
  fc.tuple(number, fc.jsonValue()).map(
    ([name, value]): Deed =>
      (store) =>
        store.perform(step('settings'), now, () => store.settings.set(`s${name % 3}`, value)),
  ),
  fc.tuple(number, fc.string()).map(
    ([card, answer]): Deed =>
      (store) =>
        void store.perform(step('accept'), now, () => store.accepted.put(pick(store, card), answer, 'Also right', now)),
  ),
  number.map(
    (card): Deed =>
      (store) =>
        void store.perform(step('refuse'), now, () => store.accepted.remove(store.accepted.of(pick(store, card))[0]?.id ?? 0)),
  ),
  number.map(
    (card): Deed =>
      (store) =>
        void store.perform(step('aside'), now, () => store.marks.setAside([pick(store, card)], now)),
  ),
);

const undoAll = (store: Store): number => {
  let steps = 0;
  while (store.undoLast(now)) steps++;
  return steps;
};

describe('undo', () => {
  it('takes any sequence of steps back to the exact content', () => {
    fc.assert(
      fc.property(fc.array(deeds, { maxLength: 25 }), (sequence) => {
        const store = openStore(temporaryFolder(), { now });
        store.db.pragma('synchronous = OFF');
        addCards(store, 4);
        const before = dump(store.db);
        for (const deed of sequence) deed(store);
        undoAll(store);
        expect(dump(store.db)).toStrictEqual(before);
        expect(store.db.pragma('foreign_key_check')).toStrictEqual([]);
        expect(store.db.prepare('SELECT count(*) FROM change WHERE action_id > 1').pluck().get()).toBe(0);
        expect(store.db.prepare('SELECT count(*) FROM review WHERE undone = 0').pluck().get()).toBe(0);
        store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('comes by every state on the way back, also when new steps are done in between', () => {
    const store = temporaryStore();
    addCards(store, 4);
    fc.assert(
      fc.property(fc.array(fc.option(deeds, { freq: 2 }), { maxLength: 30 }), (sequence) => {
        undoAll(store);
        const states = [dump(store.db)];
        for (const deed of sequence) {
          const before = store.revision();
          if (deed) {
            deed(store);
            // A step that changes nothing is none.
            if (store.revision() !== before) states.push(dump(store.db));
          } else if (store.undoLast(now)) {
            states.pop();
          }
          expect(dump(store.db)).toStrictEqual(states.at(-1));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes on after the store was closed', () => {
    const dataDir = temporaryFolder();
    const first = openStore(dataDir, { now });
    const [card = 0] = addCards(first, 1);
    const before = dump(first.db);
    answerCard(first, card, 3, inReview(today + 3));
    answerCard(first, card, 1, inReview(today + 1, { lapses: 1 }));
    first.close();

    const second = temporaryStore(dataDir);
    expect(second.undoLast(now)).toStrictEqual({ type: 'answer', label: 'Answer', card });
    expect(second.reviews.log(card)).toHaveLength(1);
    expect(second.undoLast(now)).toMatchObject({ card });
    expect(second.undoLast(now)).toBeNull();
    expect(dump(second.db)).toStrictEqual(before);
    expect(second.reviews.history(card).map(({ undone }) => undone)).toStrictEqual([true, true]);
  });

  it('passes over what was done in the background, and leaves it', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    answerCard(store, card, 3, inReview(today + 3));
    store.perform({ type: 'sync', label: 'Notes read again', background: true }, now, () =>
      store.cards.updateFromNote(card, noteCard({ answer: '6443, by default' }), { deckId: 1, fileId: null, position: 0 }),
    );
    expect(store.undoLast(now)?.type).toBe('answer');
    expect(store.schedules.get(card)?.state).toBe('new');
    expect(store.cards.get(card)?.answer).toBe('6443, by default');
    expect(store.undoLast(now)).toBeNull();
  });

  it('takes background steps along when they build on the step', () => {
    const store = temporaryStore();
    const before = dump(store.db);
    const file = { path: 'a.md', hash: 'h', size: 1, mtimeMs: 1, readAt: now, problems: [] };
    const source = store.perform(step('add'), now, () => store.sources.insert('folder', '/notes', now));
    store.perform({ type: 'sync', label: 'Notes read again', background: true }, now, () => {
      const place = { deckId: store.decks.ensure('A', now), fileId: store.sources.putFile({ ...file, sourceId: source }), position: 0 };
      store.cards.insert(noteCard(), place, now);
    });
    expect(store.undoLast(now)?.type).toBe('add');
    expect(dump(store.db)).toStrictEqual(before);
  });

  it('brings back one half-done step as none', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    const before = dump(store.db);
    const revision = store.revision();
    expect(() =>
      store.perform(step('answer'), now, () => {
        store.schedules.set(card, inReview(today + 3));
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(dump(store.db)).toStrictEqual(before);
    expect(store.revision()).toBe(revision);
    answerCard(store, card, 3, inReview(today + 3));
    expect(store.undoLast(now)?.type).toBe('answer');
  });

  it('counts a step within a step as part of it', () => {
    const store = temporaryStore();
    const [one = 0, two = 0] = addCards(store, 2);
    store.perform(step('both'), now, () => {
      answerCard(store, one, 3, inReview(today + 3));
      answerCard(store, two, 3, inReview(today + 3));
    });
    expect(store.undoLast(now)?.type).toBe('both');
    expect([one, two].map((card) => store.schedules.get(card)?.state)).toStrictEqual(['new', 'new']);
  });

  it('takes back a step over thousands of cards whole', () => {
    const store = temporaryStore();
    const cards = addCards(store, 2_500);
    const before = dump(store.db);
    store.perform(step('suspend'), now, () => store.marks.suspend(cards, true));
    store.undoLast(now);
    expect(dump(store.db)).toStrictEqual(before);
  });

  it('says so and changes nothing when what it would change is gone', () => {
    const store = temporaryStore();
    const [card = 0, other = 0] = addCards(store, 2);
    store.perform(step('suspend'), now, () => store.marks.suspend([card, other], true));
    store.db.exec(`DELETE FROM content WHERE card_id = ${card}; DELETE FROM card WHERE id = ${card}`);
    const before = dump(store.db);
    expect(() => store.undoLast(now)).toThrow(/"suspend" can't be undone/);
    expect(dump(store.db)).toStrictEqual(before);
  });

  it('never runs text from the database: unknown names in the change log are refused', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    answerCard(store, card, 3, inReview(today + 3));
    store.db.prepare(`UPDATE change SET old = '{"state = 3 WHERE 1 --": 1}' WHERE table_name = 'card' AND type = 'update'`).run();
    expect(() => store.undoLast(now)).toThrow(/column/);
    store.db.prepare(`UPDATE change SET table_name = 'sqlite_schema' WHERE type = 'update'`).run();
    expect(() => store.undoLast(now)).toThrow(/table/);
    expect(store.schedules.get(card)?.state).toBe('review');
  });
});
