import { expect, it } from 'vitest';
import { nextCard, startTestApp } from './test-app';

const note = [
  'Scale the Deployment `mill` in namespace `farm` to 3 replicas.',
  '',
  '```bash',
  'kubectl scale deployment mill -n farm --replicas=3',
  '```',
  '',
].join('\n');

it('grades by meaning and suggests a rating', async () => {
  const { client } = startTestApp({ 'a.md': note });
  const { card, typed } = await nextCard(client);
  expect(typed).toBe(true);
  const right = await client.gradeAnswer({ card: card.id, text: 'k -n farm scale deploy/mill --replicas 3', hints: 0, durationMs: 9000 });
  expect(right).toMatchObject({ verdict: 'correct', suggested: 3 });
  const hinted = await client.gradeAnswer({ card: card.id, text: card.answer, hints: 1, durationMs: 9000 });
  expect(hinted.suggested).toBe(2);
  const wrong = await client.gradeAnswer({ card: card.id, text: 'kubectl scale deployment mill --replicas=3', hints: 0, durationMs: 9000 });
  expect(wrong.verdict).not.toBe('correct');
  expect(wrong.suggested).toBe(1);
  expect(wrong.reasons.join(' ')).toContain('farm');
});

it('keeps what was typed and its verdict with the review', async () => {
  const { client } = startTestApp({ 'a.md': note });
  const { card } = await nextCard(client);
  const typed = { text: 'kubectl scale deploy mill --replicas=3', hints: 2, overruled: 'the namespace is my default' };
  await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 9000, typed });
  const [review] = (await client.cardInfo({ card: card.id })).reviews;
  expect(review).toMatchObject({ typed: typed.text, hints: 2, overruled: typed.overruled });
  expect(review?.verdict).not.toBe('correct');
});

it('accepts an answer from now on, lists it, and takes that back', async () => {
  const { client } = startTestApp({ 'a.md': note });
  const { card } = await nextCard(client);
  const text = 'kubectl patch deploy mill -n farm -p \'{"spec":{"replicas":3}}\'';
  const verdict = async () => (await client.gradeAnswer({ card: card.id, text, hints: 0, durationMs: 1000 })).verdict;
  expect(await verdict()).not.toBe('correct');
  await client.acceptAnswer({ card: card.id, answer: text, reason: 'a patch does the same' });
  expect(await verdict()).toBe('correct');
  expect(await client.acceptedAnswers({})).toMatchObject([{ card: card.id, answer: text, reason: 'a patch does the same' }]);
  await client.undo({});
  expect(await verdict()).not.toBe('correct');
  expect(await client.acceptedAnswers({})).toEqual([]);
});

it('hints word by word', async () => {
  const { client } = startTestApp({ 'a.md': note });
  const { card } = await nextCard(client);
  expect(await client.hint({ card: card.id, count: 2 })).toEqual({ text: 'kubectl scale ', shown: 2, total: 7 });
  expect((await client.hint({ card: card.id, count: 99 })).text).toBe(card.answer);
});

it('finds cards by what was typed for them', async () => {
  const { client } = startTestApp({ 'a.md': note, 'b.md': 'Q: Unrelated?\nA: yes\n' });
  const { card } = await nextCard(client);
  await client.answerCard({
    card: card.id,
    deck: null,
    rating: 1,
    durationMs: 9000,
    typed: { text: 'kubectl skale 100%', hints: 0, overruled: null },
  });
  expect((await client.search({ query: 'answer:skale' })).map(({ id }) => id)).toEqual([card.id]);
  expect((await client.search({ query: 'answer:"100%" mill' })).map(({ id }) => id)).toEqual([card.id]);
  expect(await client.search({ query: 'answer:scale' })).toEqual([]);
  expect(await client.search({ query: '' })).toHaveLength(2);
});

it('names every field of the API once, in order', async () => {
  const { client } = startTestApp({});
  const names = await client.fieldNames({});
  expect(names).toEqual(expect.arrayContaining(['apiVersion', 'containerPort', 'maxSurge', 'x-kubernetes-list-type']));
  expect(names).toEqual([...new Set(names)].sort());
});
