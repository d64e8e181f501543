import { describe, expect, it } from 'vitest';
import { day, hour, minute, morning, nextCard, questions, startTestApp } from './test-app';

describe('a study day', () => {
  it('gives new cards up to the limit of all decks together', async () => {
    const { client } = startTestApp({ 'a.md': questions(30, 'A'), 'b.md': questions(30, 'B') });
    expect((await client.today({})).counts).toEqual({ new: 20, learning: 0, review: 0 });
    await client.setSettings({ deckDefaults: { newPerDay: 7 } });
    expect((await client.today({})).counts.new).toBe(7);
  });

  it('lets a deck give fewer, and counts what was done today', async () => {
    const { client } = startTestApp({ 'a.md': questions(10, 'A'), 'b.md': questions(10, 'B') });
    const deck = (await client.decks({})).find(({ name }) => name === 'a');
    await client.setDeckOptions({ deck: deck?.id ?? 0, options: { newPerDay: 2 } });
    expect((await client.today({})).counts.new).toBe(12);
    const { card } = await nextCard(client, deck?.id ?? null);
    await client.answerCard({ card: card.id, deck: deck?.id ?? null, rating: 4, durationMs: 1000 });
    expect((await client.decks({})).find(({ name }) => name === 'a')?.counts.new).toBe(1);
    await client.setDeckOptions({ deck: deck?.id ?? 0, options: { newPerDay: null } });
    expect((await client.today({})).counts.new).toBe(19);
  });

  it('starts at four in the morning, not at midnight', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(3) });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 1000 });
    const { day: first } = await client.today({});
    clock.at = morning + 16 * hour;
    expect((await client.today({})).day).toBe(first);
    clock.at = morning + 18 * hour;
    expect((await client.today({})).day).toBe(first + 1);
  });

  it('brings a forgotten card back within the session, at the time the button said', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(1) });
    const step = await nextCard(client);
    const { next } = await client.answerCard({ card: step.card.id, deck: null, rating: 1, durationMs: 1000 });
    expect(step.choices[1]).toEqual({ minutes: 1, days: null });
    // Nothing else is left, so the card may come ahead of its minute.
    expect(next.type).toBe('card');
    await client.setSettings({ deckDefaults: { learnAheadMinutes: 0 } });
    expect(await client.nextCard({ deck: null })).toMatchObject({ type: 'wait', until: clock.at + minute });
    clock.at += minute;
    expect((await nextCard(client)).card.id).toBe(step.card.id);
  });

  it('asks the card again that was just taken back', async () => {
    const { client } = startTestApp({ 'a.md': questions(9) });
    const first = await nextCard(client);
    await client.answerCard({ card: first.card.id, deck: null, rating: 4, durationMs: 1000 });
    const second = await nextCard(client);
    expect(second.card.id).not.toBe(first.card.id);
    await client.undo({});
    const again = await nextCard(client);
    expect(again.card.id).toBe(first.card.id);
    expect(again.choices).toEqual(first.choices);
  });

  it('keeps siblings apart on a day', async () => {
    const { client, clock } = startTestApp({ 'a.md': 'RWO ::: ReadWriteOnce\n' });
    expect((await client.decks({}))[0]?.total).toBe(2);
    expect((await client.today({})).counts.new).toBe(1);
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
    expect((await client.nextCard({ deck: null })).type).toBe('done');
    clock.at += day;
    expect((await nextCard(client)).card.id).not.toBe(card.id);
  });

  it('warns when the clock stands before the last review, and stores answers all the same', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(2) });
    const first = await nextCard(client);
    await client.answerCard({ card: first.card.id, deck: null, rating: 4, durationMs: 1000 });
    clock.at -= 400 * day;
    expect((await client.today({})).clockWarning).toContain('2026-03-11');
    const second = await nextCard(client);
    await client.answerCard({ card: second.card.id, deck: null, rating: 3, durationMs: 1000 });
    expect((await client.cardInfo({ card: second.card.id })).reviews).toHaveLength(1);
  });

  it('does not skip or repeat a day when the person travels', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(1) });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
    const before = await client.cardInfo({ card: card.id });
    clock.offset = -480;
    const { job } = await client.startVerify({ repair: false });
    await Promise.resolve();
    expect((await client.cardInfo({ card: card.id })).dueDay).toBe(before.dueDay);
    expect(job).toBe(1);
  });

  it('marks a leech and flags or suspends it', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(1) });
    await client.setSettings({ deckDefaults: { leechLapses: 1, leechAction: 'suspend' } });
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
    clock.at += 60 * day;
    const { leech, next } = await client.answerCard({ card: card.id, deck: null, rating: 1, durationMs: 1000 });
    expect(leech).toBe('suspend');
    expect(next.type).toBe('done');
    expect(await client.card({ card: card.id })).toMatchObject({ suspended: true, leech: true });
    await client.undo({});
    expect(await client.card({ card: card.id })).toMatchObject({ suspended: false, leech: false, state: 'review' });
  });

  it('counts a streak until a day without reviews', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(9) });
    for (const gap of [1, 1, 2, 1]) {
      const { card } = await nextCard(client);
      await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
      clock.at += gap * day;
    }
    expect((await client.today({})).streak).toBe(1);
    expect((await client.today({})).history).toHaveLength(4);
  });

  it('sums up a session: right first time, minutes, the hardest cards', async () => {
    const { client, clock } = startTestApp({ 'a.md': questions(2) });
    const since = clock.at;
    const first = await nextCard(client);
    await client.answerCard({ card: first.card.id, deck: null, rating: 1, durationMs: 30_000 });
    const second = await nextCard(client);
    await client.answerCard({ card: second.card.id, deck: null, rating: 4, durationMs: 30_000 });
    const summary = await client.sessionSummary({ since });
    expect(summary).toMatchObject({ reviews: 2, cards: 2, rightFirstTime: 0.5, minutes: 1 });
    expect(summary.hardest.map(({ id, again }) => ({ id, again }))).toEqual([{ id: first.card.id, again: 1 }]);
  });
});

it('offers every deck its own new cards, whatever the first decks of the day take', async () => {
  const { client } = startTestApp({ 'a.md': questions(30, 'A'), 'b.md': questions(30, 'B') });
  const decks = await client.decks({});
  expect(decks.map(({ name, counts }) => [name, counts.new])).toEqual([
    ['a', 20],
    ['b', 20],
  ]);
  const { card } = await nextCard(client, decks.find(({ name }) => name === 'b')?.id ?? null);
  expect(card.deck.name).toBe('b');
});

describe('undo', () => {
  it('has no limit and survives a restart', async () => {
    const first = startTestApp({ 'a.md': questions(12) });
    const fresh = await first.client.today({});
    for (let index = 0; index < 10; index++) {
      const { card } = await nextCard(first.client);
      await first.client.answerCard({ card: card.id, deck: null, rating: index % 2 === 0 ? 4 : 1, durationMs: 1000 });
    }
    const second = first.restart();
    for (let index = 0; index < 10; index++) expect(await second.client.undo({})).not.toBeNull();
    expect(await second.client.undo({})).toBeNull();
    expect((await second.client.today({})).counts).toEqual(fresh.counts);
  });
});
