import { describe, expect, it } from 'vitest';
import type { Client, CustomMode } from '../../electron/contract';
import { day, nextCard, questions, startTestApp } from './test-app';

const start = (client: Client, mode: CustomMode, query = '', cards: number[] | null = null) =>
  client.startCustom({ query, cards, mode, limit: 100 });

async function ask(client: Client, custom: number) {
  const step = await client.nextCard({ deck: null, custom });
  if (step.type !== 'card') throw new Error(step.type);
  return step;
}

const answer = (client: Client, custom: number, card: number, rating: 1 | 2 | 3 | 4) =>
  client.answerCard({ card, deck: null, custom, rating, durationMs: 10, typed: { text: 'kubectl', hints: 0, overruled: null } });

const schedule = async (client: Client, card: number) => ({ ...(await client.cardInfo({ card })), reviews: null });

describe('cramming', () => {
  it('asks what is not known again, logs it, and leaves the schedule as it is', async () => {
    const { client } = startTestApp({ 'a.md': questions(3) });
    const { card } = await nextCard(client);
    const before = await schedule(client, card.id);
    const { session, cards } = await start(client, 'cram', 'question');
    expect(cards).toBe(3);
    const first = await ask(client, session);
    expect(first).toMatchObject({ practice: true, choices: { 3: { minutes: null, days: null } }, remaining: { new: 3 } });
    const { next } = await answer(client, session, first.card.id, 1);
    expect(next).toMatchObject({ remaining: { new: 3 } });
    const asked = [];
    for (let step = next; step.type === 'card'; step = (await answer(client, session, step.card.id, 3)).next) asked.push(step.card.id);
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toBe(first.card.id);
    expect(await schedule(client, card.id)).toEqual(before);
    const { reviews } = await client.cardInfo({ card: first.card.id });
    expect(reviews.map(({ type, rating, typed }) => [type, rating, typed])).toEqual([
      ['practice', 3, 'kubectl'],
      ['practice', 1, 'kubectl'],
    ]);
    expect((await client.today({})).counts).toMatchObject({ new: 3 });
  });

  it('asks a card again whose answer is taken back', async () => {
    const { client } = startTestApp({ 'a.md': questions(3) });
    const { session } = await start(client, 'cram');
    const { card } = await ask(client, session);
    await answer(client, session, card.id, 3);
    expect(await client.undo({})).toEqual({ label: 'Practice answer', card: card.id });
    expect((await ask(client, session)).card.id).toBe(card.id);
    expect((await client.cardInfo({ card: card.id })).reviews).toMatchObject([{ type: 'practice', undone: true }]);
  });

  it('takes the chosen cards only, without suspended ones and those that go meanwhile', async () => {
    const { client } = startTestApp({ 'a.md': questions(4) });
    const found = await client.search({ query: '' });
    const [one = 0, two = 0, three = 0] = found.map(({ id }) => id);
    await client.suspend({ cards: [one], on: true });
    const { session, cards } = await start(client, 'cram', '', [one, two, three]);
    expect(cards).toBe(2);
    await client.setAside({ cards: [two] });
    expect((await ask(client, session)).card.id).toBe(three);
  });
});

describe('other ways', () => {
  it('previews new cards once', async () => {
    const { client } = startTestApp({ 'a.md': questions(2) });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 10 });
    const { session, cards } = await start(client, 'preview');
    expect(cards).toBe(1);
    const { next } = await answer(client, session, (await ask(client, session)).card.id, 1);
    expect(next.type).toBe('done');
  });

  it('reviews ahead of the due day as an ordinary answer', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(2) });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 10 });
    clock.at += day;
    const before = await client.cardInfo({ card: card.id });
    const { session, cards } = await start(client, 'ahead');
    expect(cards).toBe(1);
    const step = await ask(client, session);
    expect(step.practice).toBeUndefined();
    const { next } = await answer(client, session, card.id, 3);
    expect(next.type).toBe('done');
    const after = await client.cardInfo({ card: card.id });
    expect(after.dueDay ?? 0).toBeGreaterThan(before.dueDay ?? 0);
    expect(after.reps).toBe(2);
    await client.undo({});
    expect(await ask(client, session)).toMatchObject({ card: { id: card.id } });
  });

  it('asks again what was forgotten today', async () => {
    const { client } = startTestApp({ 'a.md': questions(2) });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 1, durationMs: 10 });
    const { session, cards } = await start(client, 'forgotten');
    expect(cards).toBe(1);
    expect((await ask(client, session)).card.id).toBe(card.id);
  });

  it('says what is wrong: the query, or a session that has ended', async () => {
    const { client } = startTestApp({ 'a.md': questions(1) });
    await expect(start(client, 'cram', 'is:suspnded')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client.nextCard({ deck: null, custom: 7 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('more for today', () => {
  it('counts today only', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(30) });
    await client.setSettings({ deckDefaults: { newPerDay: 5, burySiblings: false } });
    expect((await client.today({})).counts.new).toBe(5);
    expect(await client.setTodayLimits({ newCards: 10, reviews: 0 })).toEqual({ newCards: 10, reviews: 0 });
    expect((await client.today({})).counts.new).toBe(15);
    await client.undo({});
    expect((await client.today({})).counts.new).toBe(5);
    await client.setTodayLimits({ newCards: 10, reviews: 0 });
    clock.at += day;
    expect((await client.today({})).counts.new).toBe(5);
    expect(await client.todayLimits({})).toEqual({ newCards: 0, reviews: 0 });
  });
});
