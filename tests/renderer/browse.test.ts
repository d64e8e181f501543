import { describe, expect, it, vi } from 'vitest';
import type { Client, ReplacePlan } from '../../electron/contract';
import { browseColumns, columnWidths } from '../../renderer/lib/browse-columns';
import { cardLine } from '../../renderer/lib/card-line';
import { ApiError } from '../../renderer/lib/client';
import { narrowSearch } from '../../renderer/lib/narrow-search';
import { BrowseState } from '../../renderer/state/browse.svelte';
import type { StudyWish } from '../../renderer/state/bulk-work.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

async function start(over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const said: string[] = [];
  const shell = { toast: (text: string) => said.push(text), dismissToast: () => undefined, leave: () => undefined };
  const clock = createHeldClock();
  const wishes: StudyWish[] = [];
  const browse = new BrowseState({ ...client, ...over }, shell, clock, (wish) => wishes.push(wish));
  await browse.load();
  await settled();
  return { browse, calls, clock, said, wishes };
}

describe('the search', () => {
  it('starts at a pause of the typing', async () => {
    const { browse, calls, clock } = await start();
    const all = browse.found?.length ?? 0;
    const asked = () => calls.filter(({ method }) => method === 'browse').length;
    const before = asked();
    browse.type('deplo');
    browse.type('deployment');
    clock.advance(200);
    await settled();
    expect(asked()).toBe(before + 1);
    expect(browse.found?.length).toBeLessThan(all);
  });

  it('that cannot be read lists nothing, so that no action reaches the cards of the last one', async () => {
    const { browse, calls, clock } = await start();
    browse.selectAll();
    browse.type('is:suspnded');
    clock.advance(200);
    await settled();
    expect(browse.problem).toMatchObject({ offset: 3, instead: 'suspended' });
    expect(browse.found).toEqual([]);
    expect(browse.current).toBeNull();
    expect(browse.card.view).toBeNull();
    browse.selectAll();
    expect(browse.targets).toEqual([]);
    await browse.bulk.suspend(true);
    expect(calls.some(({ method }) => method === 'suspend')).toBe(false);
    await browse.open('deployment');
    expect(browse.problem).toBeNull();
    expect(browse.found).not.toEqual([]);
  });

  it('that fails lists nothing of the last one either; the same search read again keeps its table', async () => {
    let works = true;
    const { browse } = await start({
      browse: () =>
        works ? Promise.resolve({ ok: true, cards: [1, 2], hints: [] }) : Promise.reject(new ApiError('bad-input', 'Too much work.')),
    });
    works = false;
    await browse.search();
    expect(browse.found).toEqual([1, 2]);
    await browse.open('re:"(a+)+"');
    expect(browse.failure?.message).toBe('Too much work.');
    expect(browse.found).toEqual([]);
  });

  it('starts at the first line, unless the card of the line is still found', async () => {
    const results: Record<string, number[]> = { '': [1, 2, 3, 4, 5], some: [9, 8, 7, 6], less: [7, 8, 1] };
    const { browse, clock } = await start({ browse: ({ query }) => Promise.resolve({ ok: true, cards: results[query] ?? [], hints: [] }) });
    const type = async (query: string) => {
      browse.type(query);
      clock.advance(200);
      await settled();
    };
    browse.go(3);
    await type('some');
    expect(browse.current).toBe(9);
    browse.go(1);
    await type('less');
    expect(browse.current).toBe(8);
  });

  it('shows the answer to what was asked last', async () => {
    const waiting: ((cards: number[]) => void)[] = [];
    const { browse } = await start({
      browse: () => new Promise((resolve) => waiting.push((cards) => resolve({ ok: true, cards, hints: [] }))),
      browseLayout: () => Promise.reject(new ApiError('internal', 'No layout.')),
    });
    const first = browse.open('one');
    const second = browse.open('two');
    waiting[1]?.([2]);
    waiting[0]?.([1]);
    await Promise.all([first, second]);
    expect(browse.found).toEqual([2]);
  });

  it('is kept by name and found again', async () => {
    const { browse, said } = await start();
    await browse.open('deployment');
    await browse.save('Mine');
    expect(browse.saved.map(({ name }) => name)).toEqual(['Hard ones', 'Mine']);
    await browse.removeSaved('Mine');
    expect(browse.saved).toHaveLength(1);
    expect(said).toEqual(['Search “Mine” is kept.', 'Search “Mine” removed.']);
  });

  it('says that a kept search of the same name is replaced', async () => {
    const { browse, said } = await start();
    await browse.open('deployment');
    await browse.save('Hard ones');
    expect(said).toEqual(['Search “Hard ones” replaced.']);
    expect(browse.saved).toEqual([{ name: 'Hard ones', query: 'deployment' }]);
  });
});

describe('the table', () => {
  const many = (count: number): Partial<Client> => ({
    browse: () => Promise.resolve({ ok: true, cards: Array.from({ length: count }, (_, index) => index + 1), hints: [] }),
  });

  it('has the lines around what is seen ready, and forgets those far away', async () => {
    const asked: number[][] = [];
    const { client } = createFakeClient();
    const [row] = await client.browseRows({ cards: [1] });
    if (!row) throw new Error('no row');
    const { browse } = await start({
      ...many(100_000),
      browseRows: ({ cards }) => {
        asked.push(cards);
        return Promise.resolve(cards.map((id) => ({ ...row, id })));
      },
    });
    expect(asked.every((cards) => cards.length <= 200)).toBe(true);
    for (const id of [1, 41, 300]) expect(browse.rows.has(id)).toBe(true);
    const before = asked.length;
    browse.view(10, 50);
    await settled();
    expect(asked).toHaveLength(before);
    for (let at = 0; at < 20_000; at += 500) {
      browse.view(at, at + 40);
      await settled();
      expect(browse.rows.has(at + 1) && browse.rows.has(at + 240)).toBe(true);
    }
    expect(browse.rows.size).toBeLessThan(6000);
    expect(browse.rows.has(1)).toBe(false);
  });

  it('is chosen from line by line, by ranges, and as a whole', async () => {
    const { browse } = await start(many(50));
    browse.toggle();
    browse.go(3);
    browse.go(5, true);
    expect([...browse.selection.ids]).toEqual([1, 4, 5, 6]);
    browse.go(2, true);
    expect([...browse.selection.ids]).toEqual([1, 3, 4]);
    browse.point(9, 'toggle');
    browse.point(11, 'extend');
    expect([...browse.selection.ids].sort((a, b) => a - b)).toEqual([1, 3, 4, 10, 11, 12]);
    expect(browse.targets).toEqual([1, 3, 4, 10, 11, 12]);
    browse.selectAll();
    expect(browse.targets).toHaveLength(50);
    browse.point(7, 'alone');
    expect(browse.selection.ids.size).toBe(0);
    expect(browse.targets).toEqual([8]);
    browse.go(999);
    expect(browse.cursor).toBe(49);
  });

  it('keeps its line and its choice when it is read again in another order', async () => {
    let cards = [1, 2, 3, 4];
    const { browse } = await start({ browse: () => Promise.resolve({ ok: true, cards, hints: [] }) });
    browse.go(2);
    browse.toggle();
    cards = [4, 3, 1];
    await browse.load();
    expect(browse.current).toBe(3);
    expect([...browse.selection.ids]).toEqual([3]);
    cards = [4, 1];
    await browse.load();
    expect([...browse.selection.ids]).toEqual([]);
    expect(browse.current).toBe(1);
  });

  it('sorts up, down and not at all, and always has a column', async () => {
    const { browse } = await start();
    await browse.sort('deck');
    expect(browse.layout).toMatchObject({ sort: 'deck', descending: false });
    await browse.sort('deck');
    expect(browse.layout).toMatchObject({ sort: 'deck', descending: true });
    await browse.sort('deck');
    expect(browse.layout.sort).toBeNull();
    await browse.sortBy('lapses', true);
    expect(browse.layout).toMatchObject({ sort: 'lapses', descending: true, columns: ['front', 'deck', 'due'] });
    await browse.sortBy(null, true);
    expect(browse.layout).toMatchObject({ sort: null, descending: false });
    for (const column of ['front', 'deck', 'due'] as const) await browse.toggleColumn(column);
    expect(browse.layout.columns).toEqual(['due']);
    await browse.toggleColumn('lapses');
    expect(browse.layout.columns).toEqual(['due', 'lapses']);
    expect(columnWidths(browse.layout.columns)).toBe('7rem 5rem');
  });
});

describe('changes of many cards', () => {
  it('say what they did and can be undone', async () => {
    const { browse, said, calls } = await start();
    browse.selectAll();
    await browse.bulk.suspend(true);
    await browse.bulk.move('Mine');
    await browse.bulk.remove();
    const count = String(browse.found?.length);
    expect(said).toEqual([
      `${count} cards suspended.`,
      `${count} cards moved to Mine.`,
      `${count} cards set aside, because their notes still have them.`,
    ]);
    expect(calls.some(({ method }) => method === 'deleteCards')).toBe(true);
  });

  it('say so when there was nothing to do, and when it failed', async () => {
    const { browse, said } = await start({
      unbury: () => Promise.resolve({ changed: 0 }),
      move: () => Promise.reject(new ApiError('bad-input', 'A deck needs a name.')),
    });
    await browse.bulk.bury(false);
    expect(said).toEqual(['Nothing to change: the cards are so already.']);
    browse.bulk.open('move');
    await browse.bulk.move('/');
    expect(browse.bulk.failure?.message).toBe('A deck needs a name.');
    expect(browse.bulk.form).toBe('move');
  });

  it('say why new cards get no due day', async () => {
    const { browse, said } = await start({ reschedule: () => Promise.resolve({ changed: 0 }) });
    await browse.bulk.reschedule(3, 3);
    expect(said).toEqual(['Nothing to change: a new card has no due day until it is first answered.']);
  });

  it('say what is wrong with a regular expression before they ask for anything', async () => {
    const { browse, calls } = await start();
    const how = { replace: '', regex: true, matchCase: false, fields: ['front' as const] };
    await browse.bulk.planReplace({ ...how, find: 'a: (b' });
    expect(browse.bulk.failure).toEqual({ message: 'This is not a regular expression: unterminated group.', details: null });
    expect(calls.some(({ method }) => method === 'planReplace')).toBe(false);
    await browse.bulk.planReplace({ ...how, find: 'a: (b', regex: false });
    await browse.bulk.planReplace({ ...how, find: 'a: (b)' });
    expect(browse.bulk.failure).toBeNull();
    expect(browse.bulk.plan).not.toBeNull();
  });

  it('replace only in the cards that the preview was made for', async () => {
    const { browse } = await start({ planReplace: ({ cards }) => Promise.resolve({ cards: cards.length, samples: [], leftOut: [] }) });
    browse.bulk.open('replace');
    await browse.bulk.planReplace({ find: 'a', replace: 'b', regex: false, matchCase: false, fields: ['front'] });
    expect(browse.bulk.plan?.cards).toBe(1);
    browse.selectAll();
    expect(browse.bulk.plan).toBeNull();
    browse.selectNone();
    await browse.sortBy('front', true);
    expect(browse.bulk.plan?.cards).toBe(1);
    browse.go(browse.cursor === 0 ? 1 : 0);
    expect(browse.bulk.plan).toBeNull();
  });

  it('show no preview that answers after other cards were chosen', async () => {
    const plan = Promise.withResolvers<ReplacePlan>();
    const { browse } = await start({ planReplace: () => plan.promise });
    const planning = browse.bulk.planReplace({ find: 'a', replace: 'b', regex: false, matchCase: false, fields: ['front'] });
    browse.selectAll();
    plan.resolve({ cards: 1, samples: [], leftOut: [] });
    await planning;
    expect(browse.bulk.plan).toBeNull();
  });

  it('hand over to study what is chosen, or all that the query finds', async () => {
    const { browse, wishes } = await start();
    browse.bulk.study('cram', { flag: null, tag: null });
    browse.toggle();
    browse.bulk.study('ahead', { flag: null, tag: null });
    expect(wishes).toEqual([
      { query: '', cards: null, mode: 'cram' },
      { query: '', cards: [browse.current], mode: 'ahead' },
    ]);
  });

  it('looks for duplicates among the chosen, or all that the query finds', async () => {
    const asked: number[] = [];
    const { browse } = await start({
      findDuplicates: ({ cards }) => {
        asked.push(cards.length);
        return Promise.resolve([]);
      },
    });
    await browse.bulk.findDuplicates(true);
    browse.toggle();
    await browse.bulk.findDuplicates(true);
    expect(asked).toEqual([browse.found?.length, 1]);
  });

  it('can be narrowed to a flag or a tag before they are studied', async () => {
    const { browse, wishes } = await start();
    browse.bulk.study('cram', { flag: 1, tag: null });
    await browse.open('pod or node');
    browse.bulk.study('cram', { flag: null, tag: 'my "own"' });
    expect(wishes.map(({ query }) => query)).toEqual(['flag:1', '(pod or node) tag:"my \\"own\\""']);
    expect(narrowSearch('a', { flag: 2, tag: 'net/dns' })).toBe('(a) flag:2 tag:net/dns');
  });

  it('can be more than usual for one day', async () => {
    const { browse, said } = await start();
    browse.bulk.open('study');
    await vi.waitFor(() => expect(browse.bulk.limits).toEqual({ newCards: 0, reviews: 0 }));
    await browse.bulk.setLimits({ newCards: 5, reviews: 1 });
    await browse.bulk.setLimits({ newCards: 0, reviews: 0 });
    expect(said).toEqual(['Today: up to 5 new and 1 review more than usual.', 'Today has its usual limits.']);
  });
});

describe('the card beside the table', () => {
  it('follows the line and comes back from an edit', async () => {
    const { browse, said } = await start();
    expect(browse.card.view?.id).toBe(browse.current);
    browse.go(1);
    await settled();
    expect(browse.card.view?.id).toBe(browse.current);
    await browse.card.toggle('edit');
    expect(browse.card.editing).toBe(true);
    await browse.card.saveEdit({ front: 'Other', answer: 'x', why: '' });
    expect(browse.card.panel).toBe('preview');
    expect(said).toEqual(['Card changed.']);
    await browse.card.toggle('info');
    expect(browse.card.curve).not.toBeNull();
    await browse.card.toggle('info');
    await browse.card.toggle('preview');
    expect(browse.card.panel).toBeNull();
  });
});

it('shows a question as one line', () => {
  expect(cardLine('Scale `web` to **3**\nreplicas in <name>', 'command')).toBe('Scale web to 3 replicas in <name>');
  expect(cardLine('A {{c1::Pod::thing}} runs {{c2::a && b}}', 'cloze')).toBe('A [Pod] runs [a && b]');
  expect(browseColumns.front.width).toBeNull();
});
