import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardKinds } from '../../electron/core/card';
import type { NoteCard } from '../../electron/core/card';
import { addCards, noteCard, now, temporaryStore } from './temporary-store';

const text = fc.string({ unit: 'grapheme' });
const texts = fc.array(text, { maxLength: 3 });
const card: fc.Arbitrary<NoteCard> = fc.record({
  kind: fc.constantFrom(...cardKinds),
  front: text,
  answer: text,
  accept: texts,
  broken: fc.option(text),
  blanks: fc.array(fc.nat(50), { maxLength: 3 }),
  at: text,
  gap: fc.nat(9),
  list: fc.constantFrom('set', 'ordered', null),
  why: text,
  link: text,
  scenario: fc.option(
    fc.record({ key: text, title: text, scene: text, points: fc.integer({ min: 1, max: 20 }), step: fc.nat(9), steps: fc.nat(9) }),
  ),
  key: text,
  id: fc.option(text),
  deck: fc.constant(''),
  tags: texts,
  exams: fc.array(fc.record({ exam: text, domain: text, topic: text }), { maxLength: 2 }),
  kubernetes: fc.record({ since: fc.option(text), until: fc.option(text) }),
  source: fc.record({ file: fc.constant('a/b.md'), heading: texts, line: fc.nat(), endLine: fc.nat() }),
  siblings: text,
  form: text,
  found: fc.constantFrom(null, 'commands' as const),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  outdated: fc.option(text),
  wrong: texts,
});

/** What a note says of a card, without what is only for finding and choosing it. */
function asStored(card: NoteCard): Record<string, unknown> {
  return Object.fromEntries(Object.entries(card).filter(([name]) => !['key', 'id', 'deck', 'siblings', 'found'].includes(name)));
}

function storeWithFile() {
  const store = temporaryStore();
  const place = store.perform({ type: 'add', label: 'Add' }, now, () => {
    const sourceId = store.sources.insert('folder', '/notes', now);
    const file = { sourceId, path: 'a/b.md', hash: 'h', size: 1, mtimeMs: 1, readAt: now, problems: [] };
    return { deckId: store.decks.ensure('A/B', now), fileId: store.sources.putFile(file), position: 0 };
  });
  return { store, place };
}

describe('cards', () => {
  it('come back as the note made them, whatever their text', () => {
    const { store, place } = storeWithFile();
    fc.assert(
      fc.property(card, card, (one, other) => {
        const id = store.perform({ type: 'add', label: 'Add' }, now, () => store.cards.insert(one, place, now));
        expect(store.cards.get(id)).toMatchObject({ ...asStored(one), deck: { name: 'A/B' }, state: 'new', edited: false, aside: false });
        store.perform({ type: 'sync', label: 'Sync' }, now, () => store.cards.updateFromNote(id, other, place));
        expect(store.cards.get(id)).toMatchObject(asStored(other));
      }),
    );
  });

  it('say what a note changed: text, place, both or nothing', () => {
    const { store, place } = storeWithFile();
    const id = store.perform({ type: 'add', label: 'Add' }, now, () => store.cards.insert(noteCard(), place, now));
    const update = (changes: Partial<NoteCard>, position = 0) =>
      store.perform({ type: 'sync', label: 'Sync' }, now, () => store.cards.updateFromNote(id, noteCard(changes), { ...place, position }));
    const revision = store.revision();
    expect(update({})).toStrictEqual({ text: false, place: false });
    expect(store.revision()).toBe(revision);
    expect(update({ why: 'TLS only' })).toStrictEqual({ text: true, place: false });
    expect(update({ why: 'TLS only' }, 5)).toStrictEqual({ text: false, place: true });
    const source = { file: '', heading: ['Moved'], line: 90, endLine: 91 };
    expect(update({ source })).toStrictEqual({ text: true, place: true });
  });

  it('say what the note has by now when it changed after the person edited the card', () => {
    const { store, place } = storeWithFile();
    const id = store.perform({ type: 'add', label: 'Add' }, now, () => store.cards.insert(noteCard(), place, now));
    store.perform({ type: 'edit', label: 'Edit' }, now, () => store.cards.setOwnText(id, { front: 'Mine?', answer: '6443', why: '' }, now));
    expect(store.cards.get(id)?.noteText).toBeNull();
    const changed = noteCard({ answer: '6444' });
    store.perform({ type: 'sync', label: 'Sync' }, now, () => store.cards.updateFromNote(id, changed, place));
    expect(store.cards.get(id)).toMatchObject({ front: 'Mine?', answer: '6443', noteText: { front: changed.front, answer: '6444' } });
    store.perform({ type: 'keep', label: 'Keep' }, now, () => store.cards.setOwnText(id, { front: 'Mine?', answer: '6443', why: '' }, now));
    expect(store.cards.get(id)).toMatchObject({ front: 'Mine?', noteText: null });
  });

  it("show the person's own text over the note's until it is dropped", () => {
    const { store, place } = storeWithFile();
    const id = store.perform({ type: 'add', label: 'Add' }, now, () => store.cards.insert(noteCard(), place, now));
    const edit = (front: string | null) =>
      store.perform({ type: 'edit', label: 'Edit' }, now, () =>
        store.cards.setOwnText(id, front === null ? null : { front, answer: '6443', why: '' }, now),
      );
    expect(edit('Which port?')).toBe(true);
    expect(edit('Which port?')).toBe(false);
    expect(store.cards.get(id)).toMatchObject({ front: 'Which port?', answer: '6443', edited: true });
    const [known] = store.cards.ofSource(1);
    expect(known).toMatchObject({
      cardId: id,
      front: 'Which port does the API server listen on?',
      source: { file: 'a/b.md' },
      aside: false,
    });
    expect(edit(null)).toBe(true);
    expect(store.cards.get(id)).toMatchObject({ front: 'Which port does the API server listen on?', edited: false });
  });

  it('keep the cards of a passage together, within their file only', () => {
    const { store, place } = storeWithFile();
    const insert = (siblings: string, fileId: number | null) => store.cards.insert(noteCard({ siblings }), { ...place, fileId }, now);
    const [a, b] = store.perform({ type: 'add', label: 'Add' }, now, () => {
      const together = [insert('p1', place.fileId), insert('p1', place.fileId)] as const;
      insert('p2', place.fileId);
      insert('p1', null);
      return together;
    });
    expect(store.cards.siblingsOf(a)).toStrictEqual([b]);
    store.perform({ type: 'aside', label: 'Aside' }, now, () => store.marks.setAside([b], now));
    expect(store.cards.siblingsOf(a)).toStrictEqual([]);
    expect(store.cards.count()).toBe(3);
    expect(store.cards.idsOfFile(place.fileId)).toHaveLength(2);
  });

  it('are not there when they are not there', () => {
    const store = temporaryStore();
    expect(store.cards.get(1)).toBeUndefined();
    expect(store.schedules.get(1)).toBeUndefined();
    expect(store.decks.get(1)).toBeUndefined();
    expect(store.settings.get('theme')).toBeUndefined();
  });
});

describe('accepted answers', () => {
  it('are kept by card, once each, with the newest reason', () => {
    const store = temporaryStore();
    const [one = 0, two = 0] = addCards(store, 2);
    const accept = (work: () => unknown) => store.perform({ type: 'accept', label: 'Accept' }, now, work);
    accept(() => store.accepted.put(one, 'port 6443', 'Says the same', now));
    accept(() => store.accepted.put(two, '6443/TCP', 'More exact', now));
    accept(() => store.accepted.put(one, 'port 6443', 'Says just the same', now + 1));
    expect(store.accepted.of(one)).toStrictEqual([{ id: 1, card: one, answer: 'port 6443', reason: 'Says just the same', at: now }]);
    expect(store.accepted.list().map(({ card }) => card)).toStrictEqual([two, one]);
    expect(accept(() => store.accepted.remove(1))).toBe(true);
    expect(accept(() => store.accepted.remove(1))).toBe(false);
    expect(store.accepted.get(1)).toBeUndefined();
    store.undoLast(now);
    expect(store.accepted.get(1)?.answer).toBe('port 6443');
  });
});

describe('marks', () => {
  it('count what they changed, and change nothing twice', () => {
    const store = temporaryStore();
    const ids = addCards(store, 3);
    const mark = (work: () => number) => store.perform({ type: 'mark', label: 'Mark' }, now, work);
    expect(mark(() => store.marks.suspend([...ids, 99], true))).toBe(3);
    expect(mark(() => store.marks.suspend(ids, true))).toBe(0);
    expect(mark(() => store.marks.flag(ids.slice(1), 4))).toBe(2);
    expect(mark(() => store.marks.leech(ids.slice(2), true))).toBe(1);
    expect(mark(() => store.marks.bury(ids, 20_000))).toBe(3);
    expect(mark(() => store.marks.setAside(ids, now))).toBe(3);
    expect(mark(() => store.marks.setAside(ids, now + 1))).toBe(0);
    expect(store.cards.get(3)).toMatchObject({ suspended: true, flag: 4, leech: true, buriedDay: 20_000, aside: true });
    expect(mark(() => store.marks.bury(ids, null))).toBe(3);
    expect(mark(() => store.marks.setAside(ids, null))).toBe(3);
    expect(store.cards.get(3)).toMatchObject({ buriedDay: null, aside: false });
  });
});
