import { describe, expect, it } from 'vitest';
import type { Client } from '../../electron/contract';
import { reportOf } from './jobs';
import { day, nextCard, questions, startTestApp, writeNotes } from './test-app';

async function ids(client: Client, query = ''): Promise<number[]> {
  const found = await client.browse({ query, sort: null, descending: false });
  if (!found.ok) throw new Error(found.problem.message);
  return found.cards;
}

/** All that the table says of all cards, and what they are. */
async function everything(client: Client) {
  const cards = await ids(client, 'is:aside or -is:aside');
  const views = await Promise.all(cards.map((card) => client.card({ card })));
  const infos = await Promise.all(cards.map((card) => client.cardInfo({ card })));
  return { rows: await client.browseRows({ cards }), views, schedules: infos.map((info) => ({ ...info, card: null, reviews: null })) };
}

async function studied() {
  const started = startTestApp({ 'a.md': questions(4), 'b.md': questions(2, 'Topic') });
  const { client } = started;
  for (const rating of [4, 3] as const) {
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating, durationMs: 10 });
  }
  return started;
}

const verified = async (client: Client) => reportOf(client, 'verify', await client.startVerify({ repair: false }));

type Work = (client: Client, cards: number[]) => Promise<unknown>;
const works: [string, Work, string][] = [
  ['suspend', (client, cards) => client.suspend({ cards, on: true }), 'is:suspended'],
  ['bury', (client, cards) => client.bury({ cards }), 'is:buried'],
  ['flag', (client, cards) => client.flag({ cards, flag: 2 }), 'flag:2'],
  ['tag', (client, cards) => client.tag({ cards, add: ['hard/ones'], remove: [] }), 'tag:hard'],
  ['move', (client, cards) => client.move({ cards, deck: ' My own / Deck ' }), 'deck:"My own/Deck"'],
  ['set aside', (client, cards) => client.setAside({ cards }), 'is:aside'],
  ['delete', (client, cards) => client.deleteCards({ cards }), 'is:aside'],
  ['reschedule', (client, cards) => client.reschedule({ cards, from: 5, to: 6 }), 'prop:due>=5'],
  ['reset', (client, cards) => client.resetCards({ cards }), 'is:new'],
  [
    'replace',
    (client, cards) =>
      client.replaceText({ cards, find: 'Answer (\\d)', replace: 'Reply $1', regex: true, matchCase: true, fields: ['answer'] }),
    'back:reply',
  ],
];

describe('a change of many cards', () => {
  it.each(works)('%s is one step that is taken back as a whole', async (_name, work, query) => {
    const { client } = await studied();
    const before = await everything(client);
    const cards = await ids(client);
    await work(client, cards);
    const changed = await ids(client, query);
    expect(changed.length).toBeGreaterThan(1);
    expect(await everything(client)).not.toEqual(before);
    expect((await verified(client)).differences).toEqual([]);
    await client.undo({});
    expect(await everything(client)).toEqual(before);
    expect(await verified(client)).toMatchObject({ integrity: 'ok', differences: [] });
  });

  it('reaches 3,000 cards', async () => {
    const { client } = startTestApp({ 'a.md': questions(3000) });
    const cards = await ids(client);
    expect(await client.suspend({ cards, on: true })).toEqual({ changed: 3000 });
    expect(await client.unbury({ cards })).toEqual({ changed: 0 });
    expect(await client.undo({})).toMatchObject({ label: 'Suspend 3000 cards' });
    expect(await ids(client, 'is:suspended')).toEqual([]);
  });
});

describe('due days', () => {
  it('are spread evenly, and cards never answered stay new', async () => {
    const { client } = await studied();
    const cards = await ids(client);
    expect(await client.reschedule({ cards, from: 2, to: 3 })).toEqual({ changed: 2 });
    expect(await ids(client, 'prop:due=2')).toHaveLength(1);
    expect(await ids(client, 'prop:due=3')).toHaveLength(1);
    expect(await ids(client, 'is:new')).toHaveLength(4);
    await expect(client.reschedule({ cards, from: 3, to: 2 })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('notes read again', () => {
  const read = async ({ client, decksDir, clock }: ReturnType<typeof startTestApp>) => {
    clock.at += day;
    writeNotes(decksDir, { 'a.md': `Some words first.\n\n${questions(4).replace('Answer 1', 'Another answer 1')}` });
    await client.sync({});
  };

  it('leave cards in the deck and with the tags the person chose', async () => {
    const started = startTestApp({ 'a.md': `---\ntags: [net, old]\n---\n${questions(4)}` });
    const { client, decksDir } = started;
    const cards = await ids(client);
    await client.move({ cards, deck: 'Mine' });
    await client.tag({ cards, add: ['own'], remove: ['old'] });
    writeNotes(decksDir, { 'a.md': `---\ntags: [net, old, fresh]\n---\n${questions(4)}` });
    await client.sync({});
    const views = await Promise.all(cards.map((card) => client.card({ card })));
    expect(new Set(views.map(({ deck }) => deck.name))).toEqual(new Set(['Mine']));
    expect(new Set(views.map(({ tags }) => tags.join(' ')))).toEqual(new Set(['net fresh own']));
  });

  it('do not bring back what the person set aside', async () => {
    const started = startTestApp({ 'a.md': questions(4) });
    const { client } = started;
    const [first = 0, second = 0] = await ids(client);
    expect(await client.deleteCards({ cards: [first, second] })).toEqual({ removed: 0, aside: 2 });
    await read(started);
    expect(await ids(client)).toHaveLength(2);
    await client.bringBack({ cards: [first] });
    expect((await client.card({ card: first })).source).not.toBeNull();
    expect(await ids(client)).toHaveLength(3);
  });
});

describe('deletion', () => {
  it('takes cards without a note away, and their answers stay in the log', async () => {
    const { client, decksDir } = await studied();
    const [card = 0] = await ids(client, '-is:new deck:A');
    writeNotes(decksDir, { 'a.md': '' });
    await client.sync({});
    await client.bringBack({ cards: [card] });
    const today = await client.today({});
    expect(await client.deleteCards({ cards: [card] })).toEqual({ removed: 1, aside: 0 });
    await expect(client.card({ card })).rejects.toMatchObject({ code: 'not-found' });
    expect((await client.today({})).done.reviews).toBe(today.done.reviews);
    expect(await verified(client)).toMatchObject({ integrity: 'ok', differences: [] });
    await client.undo({});
    expect((await client.cardInfo({ card })).reviews.length).toBeGreaterThan(0);
  });
});

describe('a move', () => {
  it('makes the memory what the weights of the new deck say', async () => {
    const { client } = await studied();
    const [card = 0] = await ids(client, '-is:new');
    await client.move({ cards: [card], deck: 'Other' });
    await client.undo({});
    const [deck] = (await client.decks({})).filter(({ name }) => name === 'b');
    const weights = deck?.effective.weights.map((weight, index) => (index < 4 ? weight * 2 : weight)) ?? [];
    await client.setDeckOptions({ deck: deck?.id ?? 0, options: { weights } });
    const before = await client.cardInfo({ card });
    await client.move({ cards: [card], deck: 'b' });
    const after = await client.cardInfo({ card });
    expect(after.stability).toBeCloseTo((before.stability ?? 0) * 2, 6);
    expect((await verified(client)).differences).toEqual([]);
  });

  it('needs a name', async () => {
    const { client } = await studied();
    await expect(client.move({ cards: [1], deck: 'a//b' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('find and replace', () => {
  const plain = { regex: false, matchCase: false, fields: ['front', 'answer', 'why'] } as const;

  it('shows what it would do, and does just that', async () => {
    const { client } = startTestApp({ 'a.md': questions(3) });
    const cards = await ids(client);
    const input = { ...plain, fields: [...plain.fields], cards, find: 'answer', replace: 'Reply $1' };
    const plan = await client.planReplace(input);
    expect(plan).toMatchObject({ cards: 3, leftOut: [] });
    expect(plan.samples[0]).toEqual({ card: cards[0], field: 'answer', before: 'Answer 1 to Question', after: 'Reply $1 1 to Question' });
    expect((await client.card({ card: cards[0] ?? 0 })).edited).toBe(false);
    expect(await client.replaceText(input)).toEqual(plan);
    expect(await client.card({ card: cards[0] ?? 0 })).toMatchObject({ edited: true, answer: 'Reply $1 1 to Question' });
  });

  it('leaves out what would lose its text or its gap', async () => {
    const { client } = startTestApp({ 'a.md': 'Q: Why?\nA: because\n\nA Pod runs {{c1::containers}} on a {{c2::node}}.\n' });
    const cards = await ids(client);
    const gone = await client.planReplace({ ...plain, fields: ['answer'], cards, find: '.+', replace: '', regex: true });
    expect(gone).toEqual({ cards: 0, samples: [], leftOut: [{ cards: 1, reason: 'Nothing would be left of the answer.' }] });
    const input = { ...plain, fields: ['front' as const], cards, find: 'c1::containers', replace: 'c1::one container' };
    expect(await client.replaceText(input)).toMatchObject({ cards: 2 });
    expect((await client.card({ card: (await ids(client, 'kind:cloze'))[0] ?? 0 })).answer).toBe('one container');
    const cut = await client.planReplace({
      ...plain,
      fields: ['front'],
      cards,
      find: '\\{\\{c2::(\\w+)\\}\\}',
      replace: '$1',
      regex: true,
    });
    expect(cut.leftOut).toEqual([{ cards: 1, reason: 'The sentence would lose its gap.' }]);
  });

  it('says what is wrong with a pattern, and ends one that would not', async () => {
    const { client } = startTestApp({ 'a.md': `Q: ${'a'.repeat(40)}?\nA: x\n` });
    const cards = await ids(client);
    const input = { cards, replace: '', regex: true, matchCase: true, fields: ['front' as const] };
    await expect(client.planReplace({ ...input, find: '(' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client.planReplace({ ...input, find: '(a+)+$' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
