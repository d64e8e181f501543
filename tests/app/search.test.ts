import { expect, it } from 'vitest';
import { questions, startTestApp } from './test-app';

it('finds cards by the person’s own days and decks', async () => {
  const { client } = startTestApp({ 'a.md': questions(2), 'b.md': 'What is a Pod? :: a group of containers\n' });
  const found = async (query: string) => (await client.search({ query })).length;
  expect(await found('added:1 is:new')).toBe(3);
  expect(await found('deck:A or containers')).toBe((await found('file:a.md')) + 1);
  const [first] = await client.search({ query: 'file:a.md' });
  await client.answerCard({ card: first?.id ?? 0, deck: null, rating: 4, durationMs: 1000, typed: null });
  expect(await client.search({ query: 'rated:1:4 prop:retrievability>=0.9 prop:due>0' })).toEqual([first]);
  await client.undo({});
  expect(await found('rated:1')).toBe(0);
});

it('says where a query cannot be read', async () => {
  const { client } = startTestApp({});
  await expect(client.search({ query: 'pods is:suspnded' })).rejects.toMatchObject({
    code: 'bad-input',
    message: 'At character 9: `suspnded` is no state of a card; did you mean `suspended`?',
  });
});
