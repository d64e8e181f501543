import { describe, expect, it } from 'vitest';
import { addCards, noteCard, now, temporaryStore } from './temporary-store';

const step = { type: 'test', label: 'Test' };

describe('decks', () => {
  it('are made with their parents, once', () => {
    const store = temporaryStore();
    const id = store.perform(step, now, () => store.decks.ensure('Networking/Services/DNS', now));
    expect(store.perform(step, now, () => store.decks.ensure('Networking/Services/DNS', now))).toBe(id);
    expect(store.decks.list().map(({ name }) => name)).toStrictEqual(['Networking', 'Networking/Services', 'Networking/Services/DNS']);
  });

  it('keep their own options, and count their own cards', () => {
    const store = temporaryStore();
    const ids = addCards(store, 3, 'A/B');
    const [parent, child] = store.decks.list();
    store.perform(step, now, () => {
      store.decks.setOptions(child?.id ?? 0, { newPerDay: 7, easyDays: { 0: 0.5 } });
      store.marks.setAside(ids.slice(0, 1), now);
    });
    expect(store.decks.get(child?.id ?? 0)?.own).toStrictEqual({ newPerDay: 7, easyDays: { 0: 0.5 } });
    expect(store.decks.get(parent?.id ?? 0)?.own).toStrictEqual({});
    expect(store.decks.totals()).toStrictEqual(new Map([[child?.id, 2]]));
  });
});

describe('sources', () => {
  const problem = { file: 'a.md', line: 3, column: 1, severity: 'error' as const, message: 'No answer', fix: '' };

  it('know their files, cards, problems and what went wrong', () => {
    const store = temporaryStore();
    const file = { path: 'a.md', hash: 'h1', size: 10, mtimeMs: 5.5, readAt: now, problems: [problem] };
    const [source, fileId] = store.perform(step, now, () => {
      const id = store.sources.insert('folder', '/notes', now);
      const first = store.sources.putFile({ ...file, sourceId: id });
      store.sources.putFile({ ...file, sourceId: id, path: 'b.md' });
      store.cards.insert(noteCard(), { deckId: store.decks.ensure('A', now), fileId: first, position: 0 }, now);
      return [id, first] as const;
    });
    expect(store.sources.byPath('/notes')).toMatchObject({
      id: source,
      kind: 'folder',
      cards: 1,
      problems: 2,
      trouble: null,
      readAt: null,
      removedAt: null,
    });
    store.perform(step, now, () => {
      store.sources.setRead(source, now, 'The folder is not there.');
      store.sources.setChoices(source, { found: { 'key-1': 'on' } });
      store.sources.setFileGone(fileId, now);
    });
    expect(store.sources.get(source)).toMatchObject({
      problems: 1,
      readAt: now,
      trouble: 'The folder is not there.',
      choices: { found: { 'key-1': 'on' } },
    });
    expect(store.sources.files(source).map(({ path, goneAt }) => [path, goneAt])).toStrictEqual([
      ['a.md', now],
      ['b.md', null],
    ]);
  });

  it('keep one row for a file that changes, goes and comes back', () => {
    const store = temporaryStore();
    const file = { path: 'a.md', hash: 'h1', size: 10, mtimeMs: 5.5, readAt: now, problems: [] };
    const sourceId = store.perform(step, now, () => store.sources.insert('bundled', 'bundled', now));
    const put = (hash: string) => store.perform(step, now, () => store.sources.putFile({ ...file, sourceId, hash }));
    const id = put('h1');
    store.perform(step, now, () => store.sources.setFileGone(id, now));
    expect(put('h2')).toBe(id);
    expect(store.sources.files(sourceId)).toStrictEqual([{ ...file, id, sourceId, hash: 'h2', goneAt: null }]);
    store.perform(step, now, () => store.sources.setRemoved(sourceId, now));
    expect(store.sources.list()).toMatchObject([{ path: 'bundled', removedAt: now }]);
  });
});

describe('settings', () => {
  it('hold any plain value by name', () => {
    const store = temporaryStore();
    store.perform(step, now, () => {
      store.settings.set('theme', 'dark');
      store.settings.set('theme', { name: 'light', sizes: [1, 2.5, null] });
    });
    expect(store.settings.get('theme')).toStrictEqual({ name: 'light', sizes: [1, 2.5, null] });
  });
});
