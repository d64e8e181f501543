import { expect, it } from 'vitest';
import type { Client } from '../electron/contract';

/** What every transport must do alike. `connect` gives a client of a fresh data folder with cards that are due. */
export function contractSuite(connect: () => Promise<Client>): void {
  it('answers with the data the method returns', async () => {
    const client = await connect();
    const { trouble } = await client.status({});
    expect(trouble).toBeNull();
    const step = await client.nextCard({ deck: null });
    expect(step.type).toBe('card');
  });

  it('carries an expected failure as its code and its sentence', async () => {
    const client = await connect();
    await expect(client.card({ card: 987_654 })).rejects.toMatchObject({ code: 'not-found', message: 'This card is no longer there.' });
  });

  it('refuses inputs of another shape before anything is done', async () => {
    const client = await connect();
    const { card } = await client
      .nextCard({ deck: null })
      .then((step) => (step.type === 'card' ? step : Promise.reject(new Error('no card'))));
    const wrong = { card: card.id, deck: null, rating: 7 as 1, durationMs: 10 };
    await expect(client.answerCard(wrong)).rejects.toMatchObject({ code: 'bad-input' });
    expect((await client.cardInfo({ card: card.id })).reviews).toEqual([]);
  });

  it('keeps text exactly: quotes, newlines, other scripts, markup', async () => {
    const client = await connect();
    const step = await client.nextCard({ deck: null });
    if (step.type !== 'card') throw new Error('no card');
    const front = 'a "b" \'c\' <d> && e\n\tf — ü ע 日本 \u{1F680}';
    const edited = await client.editCard({ card: step.card.id, front, answer: 'x', why: '' });
    expect(edited.front).toBe(front);
    expect((await client.card({ card: step.card.id })).front).toBe(front);
  });

  it('stores an answer, takes it back, and says so in words', async () => {
    const client = await connect();
    const step = await client.nextCard({ deck: null });
    if (step.type !== 'card') throw new Error('no card');
    const card = step.card.id;
    await client.answerCard({ card, deck: null, rating: 3, durationMs: 4000 });
    expect((await client.today({})).done.reviews).toBe(1);
    expect(await client.undo({})).toEqual({ label: 'Answer', card });
    expect((await client.today({})).done.reviews).toBe(0);
    expect(await client.undo({})).toBeNull();
  });
}
