import { describe, expect, it } from 'vitest';
import type { BrowseLayout } from '../../electron/contract/browse';
import { day, nextCard, questions, startTestApp } from './test-app';

const all = { query: '', sort: null, descending: false } as const;

async function ids(client: ReturnType<typeof startTestApp>['client'], query = ''): Promise<number[]> {
  const found = await client.browse({ ...all, query });
  if (!found.ok) throw new Error(found.problem.message);
  return found.cards;
}

describe('the table', () => {
  it('has every card a query finds, sorted as asked, and its lines by number', async () => {
    const { client } = startTestApp({ 'a.md': questions(3), 'b.md': questions(2, 'Topic') });
    const cards = await ids(client);
    expect(cards).toHaveLength(5);
    const sorted = await client.browse({ query: 'deck:B', sort: 'front', descending: true });
    if (!sorted.ok) throw new Error('not found');
    const rows = await client.browseRows({ cards: [...sorted.cards, 999] });
    expect(rows.map(({ front, deck, state }) => [front, deck, state])).toEqual([
      ['Topic 2?', 'b', 'new'],
      ['Topic 1?', 'b', 'new'],
    ]);
  });

  it('says as data where a query can’t be read', async () => {
    const { client } = startTestApp({});
    const found = await client.browse({ ...all, query: 'pods is:suspnded' });
    expect(found).toMatchObject({ ok: false, problem: { offset: 8, length: 8, instead: 'suspended' } });
  });

  it('knows the names a query can be completed with', async () => {
    const { client } = startTestApp({ 'a.md': questions(1) });
    expect(await client.searchNames({})).toMatchObject({ decks: ['a'], files: ['a.md'] });
  });

  it('remembers its columns', async () => {
    const { client, restart } = startTestApp({});
    const layout: BrowseLayout = { columns: ['front', 'lapses'], sort: 'lapses', descending: true };
    await client.setBrowseLayout({ ...layout, columns: ['front', 'lapses', 'front'] });
    expect(await restart().client.browseLayout({})).toEqual(layout);
  });
});

describe('saved searches', () => {
  it('are kept by name, replaced, removed and taken back', async () => {
    const { client, restart } = startTestApp({});
    await client.saveSearch({ name: 'Hard ones', query: 'prop:lapses>3' });
    await client.saveSearch({ name: 'Again', query: 'rated:1:1' });
    expect(await client.saveSearch({ name: 'Hard ones', query: 'is:leech' })).toEqual([
      { name: 'Again', query: 'rated:1:1' },
      { name: 'Hard ones', query: 'is:leech' },
    ]);
    expect(await client.removeSearch({ name: 'Again' })).toHaveLength(1);
    expect(await client.undo({})).toMatchObject({ label: 'Removal of the search “Again”' });
    expect(await restart().client.savedSearches({})).toHaveLength(2);
  });
});

describe('duplicates', () => {
  it('are cards with the same text, or nearly', async () => {
    const { client } = startTestApp({
      'a.md':
        'Q: Which field sets the number of Pods of a Deployment?\nA: spec.replicas\n\nQ: What is a ConfigMap for?\nA: plain settings\n',
      'b.md':
        'Q: Which field sets the number of Pods a Deployment keeps?\nA: spec.replicas\n\nQ: How is a Secret mounted?\nA: as a volume\n',
    });
    const cards = await ids(client);
    expect(await client.findDuplicates({ cards, similar: false })).toEqual([]);
    const [group, ...others] = await client.findDuplicates({ cards, similar: true });
    expect(others).toEqual([]);
    expect(group?.cards.map(({ deck }) => deck)).toEqual(['a', 'b']);
    expect(group?.likeness).toBeGreaterThan(0.7);
    const [, , other] = cards;
    await client.editCard({ card: other ?? 0, front: 'what is a  configmap for?', answer: '*plain* settings', why: '' });
    expect(await client.findDuplicates({ cards, similar: false })).toMatchObject([{ likeness: 1 }]);
  });
});

describe('the memory of a card', () => {
  it('falls between answers and starts again with each', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(1) });
    const { card } = await nextCard(client);
    expect(await client.memoryCurve({ card: card.id })).toMatchObject({ lines: [], answers: [] });
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 10 });
    clock.at += 10 * day;
    const curve = await client.memoryCurve({ card: card.id });
    const [line = []] = curve.lines;
    expect(line[0]?.recall).toBe(1);
    expect(line.at(-1)?.day).toBe(curve.today);
    const { retrievability } = await client.cardInfo({ card: card.id });
    expect(line.at(-1)?.recall).toBeCloseTo(retrievability ?? 0, 12);
    await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 10 });
    const after = await client.memoryCurve({ card: card.id });
    expect(after.answers.map(({ rating }) => rating)).toEqual([4, 3]);
    expect(after.lines[0]?.at(-1)?.recall).toBe(1);
    await client.resetCards({ cards: [card.id] });
    expect((await client.memoryCurve({ card: card.id })).lines).toHaveLength(1);
  });
});
