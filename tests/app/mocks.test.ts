import { expect, it } from 'vitest';
import type { MockExam, MockProgress } from '../../electron/contract/exams';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from './jobs';
import { minute, startTestApp } from './test-app';

const scenarios = join(import.meta.dirname, '..', '..', 'decks', 'scenarios');
const bundled = () =>
  Object.fromEntries(readdirSync(scenarios).map((name) => [`scenarios/${name}`, readFileSync(join(scenarios, name), 'utf8')]));

const answered = (mock: MockExam, answerOf: (task: number, step: number) => string): MockProgress => ({
  elapsedMs: 50 * minute,
  current: mock.tasks.length - 1,
  tasks: mock.tasks.map(({ steps }, task) => ({
    answers: steps.map((_, step) => answerOf(task, step)),
    flagged: task === 1,
    notes: task === 0 ? 'look again' : '',
    spentMs: minute,
  })),
});

it('draws a paper by the exam’s weights whose tasks make up the whole, and shows no answers', async () => {
  const { client } = startTestApp(bundled());
  const mock = await client.startMock({ exam: 'cka', length: 'half', profile: null });
  expect(mock.tasks).toHaveLength(9);
  expect(mock.durationMs).toBe(60 * minute);
  expect(mock.tasks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 6);
  expect(JSON.stringify(mock.tasks)).not.toContain('"answer"');
  expect(mock.tasks.every(({ scene, steps }) => scene !== '' && steps.length > 0)).toBe(true);
});

it('keeps what was done through a crash, and refuses nothing that was kept', async () => {
  const app = startTestApp(bundled());
  const mock = await app.client.startMock({ exam: 'ckad', length: 'quarter', profile: null });
  await app.client.saveMock({ id: mock.id, progress: answered(mock, () => 'kubectl get pods') });
  const again = app.restart();
  const kept = await again.client.mock({ id: mock.id });
  expect(kept.finished).toBeNull();
  expect(kept.progress.tasks[1]).toMatchObject({ flagged: true, spentMs: minute });
  expect(kept.progress.tasks[0]?.answers[0]).toBe('kubectl get pods');
});

it('grades every step, scores by domain, and makes reviews of them with wrong ones due first', async () => {
  const { client } = startTestApp(bundled());
  const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
  const models = await Promise.all(
    mock.tasks.map(({ steps }) => Promise.all(steps.map(async ({ card }) => (await client.card({ card })).answer))),
  );
  const done = await client.finishMock({
    id: mock.id,
    progress: answered(mock, (task, step) => (task === 0 ? '' : (models[task]?.[step] ?? ''))),
  });
  const outcome = done.finished;
  expect(outcome?.tasks[0]).toMatchObject({ percent: 0, spentMs: minute });
  expect(outcome?.tasks.slice(1).map(({ percent }) => percent)).toStrictEqual(mock.tasks.slice(1).map(() => 100));
  expect(outcome?.percent).toBeCloseTo(100 - (mock.tasks[0]?.weight ?? 0), 4);
  expect(outcome?.passed).toBe((outcome?.percent ?? 0) >= 66);
  expect(await client.mocks({})).toMatchObject([{ id: mock.id, percent: outcome?.percent }]);
  const [missed] = mock.tasks[0]?.steps ?? [];
  expect((await client.cardInfo({ card: missed?.card ?? 0 })).reviews).toMatchObject([{ rating: 1, type: 'answer' }]);
  const next = await client.nextCard({ deck: null });
  expect(mock.tasks[0]?.steps.map(({ card }) => card)).toContain(next.type === 'card' ? next.card.id : 0);
  const steps = mock.tasks.reduce((sum, task) => sum + task.steps.length, 0);
  expect((await client.today({})).done.reviews).toBe(steps);
  await expect(client.finishMock({ id: mock.id, progress: answered(mock, () => '') })).rejects.toThrow('finished already');
  expect(await differences(client)).toEqual([]);
  await client.undo({});
  expect((await client.today({})).done.reviews).toBe(0);
  expect((await client.mock({ id: mock.id })).finished).toBeNull();
});

it('finished twice at once, it is finished once', async () => {
  const { client } = startTestApp(bundled());
  const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
  const finish = () => client.finishMock({ id: mock.id, progress: answered(mock, () => '') });
  const ends = await Promise.allSettled([finish(), finish()]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const steps = mock.tasks.reduce((sum, task) => sum + task.steps.length, 0);
  expect((await client.today({})).done.reviews).toBe(steps);
});

it('what was left blank took no time: it would teach a false pace', async () => {
  const { client } = startTestApp(bundled());
  const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
  await client.finishMock({ id: mock.id, progress: answered(mock, (task, step) => (task === 0 && step === 0 ? 'kubectl get pods' : '')) });
  const times = await Promise.all(
    mock.tasks.flatMap(({ steps }) => steps.map(async ({ card }) => (await client.cardInfo({ card })).reviews[0]?.durationMs)),
  );
  expect(times).toEqual(times.map((_, index) => (index === 0 ? minute : 0)));
});

it('says so when there are no tasks', async () => {
  const { client } = startTestApp({ 'plain.md': 'Q: Port of etcd?\nA: 2379\n' });
  await expect(client.startMock({ exam: 'cka', length: 'full', profile: null })).rejects.toThrow('no tasks');
});

const blanks = `---
exams: { cka: networking/services }
---

## Scenario: The toll house

The Service answers nobody.

### Repair (4 points)

Complete the selector.

\`\`\`yaml
# at: Service spec
selector:
  app: toll # ?
\`\`\`
`;

it('a manifest with blanks starts with them open, and left as it was it is unanswered', async () => {
  const { client } = startTestApp({ 'tasks.md': blanks });
  const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null, pauses: true });
  expect(mock.pauses).toBe(true);
  const [task] = mock.tasks;
  const start = task?.steps[0]?.start ?? '';
  expect(start).toContain('selector:');
  expect(start).not.toContain('toll');
  expect(mock.progress.tasks[0]?.answers).toStrictEqual([start]);
  const filled = start.replace('app:', 'app: toll');
  const done = await client.finishMock({ id: mock.id, progress: { ...answered(mock, () => start), current: 0 } });
  expect(done.finished?.tasks[0]?.steps[0]).toMatchObject({ verdict: 'unanswered', earned: 0 });
  const again = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
  expect(again.pauses).toBe(false);
  const right = await client.finishMock({ id: again.id, progress: answered(again, () => filled) });
  expect(right.finished).toMatchObject({ percent: 100, passed: true });
});

const command = (name: string) =>
  `## Look at ${name}\n\nList the ${name} of namespace \`${name}-space\`.\n\n\`\`\`bash\nkubectl get ${name} -n ${name}-space\n\`\`\`\n`;
const alone = `---\nexams: { cka: networking/services }\n---\n\n${['services', 'endpoints', 'ingresses', 'pods', 'secrets', 'configmaps'].map(command).join('\n')}`;

it('sets tasks of cards that stand alone too, and what earlier exams did not set first', async () => {
  const { client } = startTestApp({ 'alone.md': alone });
  const first = await client.startMock({ exam: 'cka', length: 'full', profile: null });
  expect(first.tasks.map(({ title, domain, steps }) => [title, domain, steps.length])).toStrictEqual(
    [3, 3].map((steps) => ['Service types and endpoints', 'networking', steps]),
  );
  expect(first.tasks[0]?.scene).toContain('stands alone');
  expect(first.tasks[0]?.steps.map(({ points }) => points)).toStrictEqual([2, 2, 2]);
  const models = await Promise.all(
    first.tasks.map(({ steps }) => Promise.all(steps.map(async ({ card }) => (await client.card({ card })).answer))),
  );
  const done = await client.finishMock({ id: first.id, progress: answered(first, (task, step) => models[task]?.[step] ?? '') });
  expect(done.finished).toMatchObject({ percent: 100, passed: true });

  const whole = startTestApp({ ...bundled(), 'alone.md': alone }).client;
  const set = new Set<number>();
  for (let time = 0; time < 3; time++) {
    const { tasks } = await whole.startMock({ exam: 'cka', length: 'quarter', profile: null });
    for (const { steps } of tasks) set.add(steps[0]?.card ?? 0);
  }
  expect(set.size).toBe(12);
});

it('what was wrong comes first even where no steps repeat it', async () => {
  const { client } = startTestApp({ 'a.md': 'Q: Port of etcd?\nA: 2379\n', 'alone.md': alone });
  await client.setSettings({ deckDefaults: { learningMinutes: [], relearningMinutes: [] } });
  const mock = await client.startMock({ exam: 'cka', length: 'full', profile: null });
  await client.finishMock({ id: mock.id, progress: answered(mock, () => '') });
  const missed = mock.tasks.flatMap(({ steps }) => steps.map(({ card }) => card));
  for (let turn = 0; turn < missed.length; turn++) {
    const next = await client.nextCard({ deck: null });
    if (next.type !== 'card') throw new Error(next.type);
    expect(missed).toContain(next.card.id);
    await client.answerCard({ card: next.card.id, deck: null, rating: 3, durationMs: 1000 });
  }
  expect(await client.nextCard({ deck: null })).toMatchObject({ type: 'card', card: { answer: '2379' } });
  expect(await differences(client)).toEqual([]);
});
