import { expect, it } from 'vitest';
import { emptySchedule } from '../../electron/core/scheduling/fold';
import { openStore, type Store } from '../../electron/store/store';
import { noteCard, now, temporaryStore } from './temporary-store';

const schemaOf = ({ db }: Store) => db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
const indexesIn = ({ db }: Store) =>
  db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").pluck().all();

/** Inserts cards as an import does. */
function insertMany(store: Store, cards: number): void {
  const deckId = store.decks.ensure('Bay', now);
  for (let number = 0; number < cards; number++) {
    const card = noteCard({ key: `loose-${number}`, siblings: `bay-${number % 7}` });
    const marks = { suspended: false, leech: false, flag: 0, buriedDay: null } as const;
    const place = { deckId, fileId: null, position: number, made: null, hash: String(number) };
    store.imported.insert({ card, ...place, addedAt: now, editedAt: null, schedule: emptySchedule, ...marks });
  }
}

it('many cards at once leave every index as it was, each with every row, and another connection goes on', () => {
  const store = temporaryStore();
  const before = schemaOf(store);
  const other = openStore(store.dataDir, { now, readonly: true });
  expect(other.cards.count()).toBe(0);
  const during = store.perform({ type: 'import', label: 'Import' }, now, () =>
    store.imported.inserting(300, () => {
      insertMany(store, 300);
      return indexesIn(store);
    }),
  );
  expect(during).not.toContain('card_new');
  expect(during).toContain('review_card');
  expect(schemaOf(store)).toStrictEqual(before);
  expect(store.db.pragma('integrity_check')).toStrictEqual([{ integrity_check: 'ok' }]);
  expect(other.cards.count()).toBe(300);
  other.close();
  store.undoLast(now);
  expect(store.cards.count()).toBe(0);
});

it('cards beside many others are inserted with the indexes in place', () => {
  const store = temporaryStore();
  store.perform({ type: 'import', label: 'Import' }, now, () => insertMany(store, 50));
  const during = store.perform({ type: 'import', label: 'Import' }, now, () => store.imported.inserting(200, () => indexesIn(store)));
  expect(during).toContain('card_new');
});

it('a failure among many cards leaves the indexes and the cards as they were', () => {
  const store = temporaryStore();
  const before = schemaOf(store);
  const fail = () =>
    store.perform({ type: 'import', label: 'Import' }, now, () =>
      store.imported.inserting(300, () => {
        insertMany(store, 300);
        throw new Error('The file ends too soon.');
      }),
    );
  expect(fail).toThrow('The file ends too soon.');
  expect(schemaOf(store)).toStrictEqual(before);
  expect(store.cards.count()).toBe(0);
});

it('data that lacks an index takes many cards, and has it again', () => {
  const store = temporaryStore();
  const before = schemaOf(store);
  store.db.exec('DROP INDEX card_loose');
  store.perform({ type: 'import', label: 'Import' }, now, () => store.imported.inserting(300, () => insertMany(store, 300)));
  expect(schemaOf(store)).toStrictEqual(before);
});
