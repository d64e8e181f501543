import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/core/errors';
import { defaultWeights } from '../../electron/core/scheduling/fsrs';
import { searchColumns } from '../../electron/core/search/columns';
import { parseSearch } from '../../electron/core/search/parse';
import type { SearchMoment } from '../../electron/store/search-functions';
import type { Store } from '../../electron/store/store';
import { anyInput, anyQuery } from '../core/search/any-query';
import { anyCollection, fill } from './search-collection';
import { plainRetrievability, plainSearch, plainSort, type PlainMoment } from './search-reference';
import { addCards, noteCard, now, temporaryStore, today } from './temporary-store';

const slowWeights = defaultWeights.map((weight, index) => (index === 20 ? 0.35 : weight));
const weightsOfName = (name: string): readonly number[] => (name.startsWith('Net') ? slowWeights : defaultWeights);
/** Terms that can be read, joined in every way that can be typed. */
const anyWords = fc
  .array(
    fc.constantFrom(
      ...[
        'pod',
        '-pod',
        '"a b"',
        'or',
        'and',
        '(',
        ')',
        '-(',
        'is:new',
        '-is:due',
        'is:aside',
        'tag:a',
        'deck:net*',
        'kind:basic',
        'flag:1',
      ],
      ...['rated:7', 'rated:30:1', 'added:9', 'edited:20', 'prop:lapses>2', 'prop:due<=0', 'prop:r<0.9', 're:p.d', 'front:re:^a', 'back:a'],
      ...['why:pod', 'answer:a', 'file:none', 'heading:a', 'source:folder', 'id:1,3', 'exam:cka', 'exam:none', '<name>', '&&', 'a<b'],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '));
const plain: PlainMoment = { today, weightsOf: weightsOfName };

function momentOf(store: Store): SearchMoment {
  const names = new Map(store.decks.list().map(({ id, name }) => [id, name]));
  return { day: today, dayStart: (day) => day * 86_400_000, weightsOf: (deck) => weightsOfName(names.get(deck) ?? '') };
}

function search(store: Store, query: string): number[] {
  const parsed = parseSearch(query);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return store.search.ids(parsed.node, null, momentOf(store));
}

describe('against a search that looks at each card in turn', () => {
  const anyOrder = fc.option(fc.record({ column: fc.constantFrom(...searchColumns), descending: fc.boolean() }));

  it('finds the same cards in the same order', () => {
    const found = { some: 0, all: 0 };
    fc.assert(
      fc.property(anyCollection, fc.array(fc.tuple(anyQuery, anyOrder), { minLength: 50, maxLength: 50 }), (collection, queries) => {
        const store = temporaryStore();
        const cards = fill(store, collection);
        const moment = momentOf(store);
        for (const [query, order] of queries) {
          const expected = plainSearch(query, cards, plain);
          found.all++;
          if (expected.length > 0 && expected.length < cards.length) found.some++;
          const sorted = order === null ? expected : plainSort(expected, order.column, order.descending, plain);
          expect([query, order, store.search.ids(query, order, moment)]).toEqual([query, order, sorted.map(({ id }) => id)]);
        }
      }),
      { numRuns: 80 },
    );
    // Or else nothing was compared.
    expect(found.some / found.all).toBeGreaterThan(0.15);
  });

  it('shows the same lines', () => {
    fc.assert(
      fc.property(anyCollection, (collection) => {
        const store = temporaryStore();
        const cards = fill(store, collection).reverse();
        const rows = store.search.rows([...cards.map(({ id }) => id), 9999], momentOf(store));
        expect(rows).toEqual(
          cards.map((card) => ({
            id: card.id,
            kind: card.note.kind,
            front: card.own?.front ?? card.note.front,
            deckId: store.cards.deckOf(card.id),
            deck: card.deck,
            state: card.schedule.state,
            dueAt: card.schedule.dueAt,
            dueDay: card.schedule.dueDay,
            stability: card.schedule.memory?.stability ?? null,
            difficulty: card.schedule.memory?.difficulty ?? null,
            retrievability: plainRetrievability(card, plain),
            reps: card.schedule.reps,
            lapses: card.schedule.lapses,
            interval: card.schedule.interval,
            addedAt: card.addedDay * 86_400_000,
            editedAt: card.editedDay === null ? null : card.editedDay * 86_400_000,
            flag: card.flag,
            suspended: card.suspended,
            buried: card.buriedDay !== null && card.buriedDay >= today,
            leech: card.leech,
            aside: card.aside,
            tags: card.note.tags,
            file: card.file,
            lastAt: card.schedule.lastAt,
          })),
        );
      }),
      { numRuns: 20 },
    );
  });
});

it('leaves set-aside cards out of a search that does not speak of them', () => {
  const store = temporaryStore();
  const [first = 0, second = 0] = addCards(store, 2);
  store.marks.setAside([first], now);
  expect(search(store, '')).toEqual([second]);
  expect(search(store, 'is:aside')).toEqual([first]);
  expect(search(store, 'is:aside or port')).toEqual([first, second]);
});

it('finds signs that SQL or JSON write otherwise', () => {
  const store = temporaryStore();
  const why = 'say "100%_\\\n" <name> && a<b';
  store.perform({ type: 'add', label: 'Add' }, now, () =>
    store.cards.insert(noteCard({ why }), { deckId: store.decks.ensure('A', now), fileId: null, position: 0 }, now),
  );
  addCards(store, 1);
  for (const query of ['<name>', '&&', 'a<b', '%_', '\\\\', '"\\"100%"', '"\\\\\n\\""', "-'", 're:"^\\" <n"']) {
    expect([query, search(store, query)]).toEqual([query, query === "-'" ? [1, 2] : [1]]);
  }
});

it('takes values for text only', () => {
  const store = temporaryStore();
  addCards(store, 2);
  for (const text of [`'`, `") OR 1 --`, `x'; DROP TABLE card; --`, `:p0`, `?1`, '\0']) {
    for (const node of [
      { type: 'text', field: 'card', text },
      { type: 'text', field: 'typed', text },
      { type: 'deck', name: [text] },
      { type: 'tag', name: [text] },
      { type: 'file', path: [text] },
      { type: 'heading', text: [text] },
      { type: 'id', ids: [text] },
    ] as const) {
      expect(store.search.ids(node, null, momentOf(store))).toEqual([]);
    }
  }
  expect(search(store, '')).toHaveLength(2);
});

it('finds for whatever can be read what a search finds that looks at each card in turn', () => {
  const found = { read: 0, some: 0 };
  fc.assert(
    fc.property(anyCollection, fc.array(fc.oneof(anyInput, anyWords), { minLength: 100, maxLength: 100 }), (collection, queries) => {
      const store = temporaryStore();
      const cards = fill(store, collection);
      const moment = momentOf(store);
      for (const query of queries) {
        const parsed = parseSearch(query);
        if (!parsed.ok) continue;
        const expected = plainSearch(parsed.node, cards, plain).map(({ id }) => id);
        expect([query, store.search.ids(parsed.node, null, moment)]).toEqual([query, expected]);
        found.read++;
        if (expected.length > 0 && expected.length < cards.length) found.some++;
      }
    }),
    { numRuns: 60 },
  );
  // Or else nothing was compared.
  expect(found.some).toBeGreaterThan(found.read / 20);
});

it('takes as many terms as a query can have', () => {
  const store = temporaryStore();
  addCards(store, 1);
  expect(
    search(store, Array.from({ length: 100 }, (_, index) => (index % 10 === 0 ? `re:"${index}x*4"` : `-y${index}`)).join(' or ')),
  ).toEqual([1]);
  expect(search(store, `${'-('.repeat(50)}port${')'.repeat(50)}`)).toEqual([1]);
});

it('gives up on a regular expression that is too much work, and goes on with the next search', () => {
  const store = temporaryStore();
  let seed = 7;
  const random = () => ((seed = (seed * 48_271) % 2_147_483_647) % 2 === 0 ? 'a' : 'b');
  const answer = Array.from({ length: 200_000 }, random).join('');
  store.perform({ type: 'add', label: 'Add' }, now, () =>
    store.cards.insert(noteCard({ answer }), { deckId: store.decks.ensure('A', now), fileId: null, position: 0 }, now),
  );
  expect(() => search(store, 're:[ab]*a[ab]{400}c')).toThrow(AppError);
  expect(search(store, 're:6443|ab')).toEqual([1]);
});

it('names what a query can be completed with', () => {
  const store = temporaryStore();
  store.perform({ type: 'add', label: 'Add' }, now, () => {
    const deckId = store.decks.ensure('A/B', now);
    const sourceId = store.sources.insert('folder', '/notes', now);
    const fileId = store.sources.putFile({ sourceId, path: 'x.md', hash: '', size: 1, mtimeMs: 1, readAt: now, problems: [] });
    store.cards.insert(noteCard({ tags: ['t', 's'] }), { deckId, fileId, position: 0 }, now);
    store.cards.insert(noteCard({ key: 'key-2', tags: ['t'] }), { deckId, fileId, position: 1 }, now);
  });
  expect(store.search.names()).toEqual({ decks: ['A', 'A/B'], tags: ['s', 't'], files: ['x.md'], sources: ['/notes'] });
});
