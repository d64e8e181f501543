import { expect, it } from 'vitest';
import { parseCommand, runCommand } from '../../electron/cli/commands';
import { runExam } from '../../electron/cli/exam';
import type { Client } from '../../electron/contract';
import type { ExamInput, ExamOutlook } from '../../electron/contract/exams';
import { scenarios } from '../../electron/core/planning/simulation/scenarios';
import type { simulate } from '../../electron/core/planning/simulation/simulate';
import { questions, startTestApp } from '../app/test-app';

async function run(client: Client, args: string[]) {
  const parsed = parseCommand(['exam', ...args]);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  const out: string[] = [];
  const err: string[] = [];
  const lines = async function* () {
    yield* await Promise.resolve([]);
  };
  const code = await runCommand(parsed, client, (path) => path, { out: (text) => out.push(text), err: (text) => err.push(text), lines });
  return { code, out: out.join('\n'), err: err.join('\n'), access: parsed.access };
}

const profile: ExamInput = {
  name: 'Spring',
  exam: 'custom',
  domains: [{ slug: 'all', name: 'Everything', weight: 100, decks: ['a'], tags: [] }],
  date: '2026-03-21',
  time: '10:00',
  minutes: [10, 10, 10, 10, 10, 10, 10],
  daysOff: [],
  decks: null,
};

it('lists exams, shows the road to one and what other minutes would change', async () => {
  const { client } = startTestApp({ 'a.md': questions(12) });
  expect((await run(client, ['list'])).out).toBe('No exam is planned.');
  expect(await run(client, ['plan'])).toMatchObject({ code: 1, err: 'No exam is planned.' });
  await client.saveExam({ id: null, profile });
  expect((await run(client, ['list'])).out).toBe('Spring: 2026-03-21, 10 days left, 12 cards, active');
  const plan = await run(client, ['plan']);
  expect(plan).toMatchObject({ code: 0, access: 'read' });
  expect(plan.out).toMatch(/^Spring: 2026-03-21\. Expected recall on that day \d+ %/);
  expect(plan.out.split('\n').at(-1)).toMatch(/^2026-03-20 +\d+ +\d+ +\d+\/10$/);
  const kept = JSON.parse((await run(client, ['readiness', 'Spring', '--json'])).out) as ExamOutlook;
  const short = JSON.parse((await run(client, ['plan', '--json', '--minutes', '1', '--date', '2026-03-12'])).out) as ExamOutlook;
  expect(short.days).toHaveLength(1);
  expect(short.total.exam?.expected).toBeLessThan(kept.total.exam?.expected ?? 0);
  expect((await run(client, ['readiness'])).out).toMatch(/Everything, 100 %: \d+ % \(\d+ % to \d+ %\)/);
});

it('lets simulated learners live without any data', async () => {
  expect(parseCommand(['exam', 'simulate'])).toMatchObject({ access: 'none' });
  const { client } = startTestApp({});
  const played: unknown[] = [];
  const play: typeof simulate = ({ slug }, options) => {
    played.push({ slug, ...options });
    const row = { scenario: slug, settings: '', error: 0.2, ahead: 1.5, aheadError: 0.1, used: 1, unseen: 0 };
    return [
      { ...row, policy: 'tuned', recall: 90.7 },
      { ...row, policy: 'plan', recall: 92.2 },
    ];
  };
  const noPlan = () => Promise.reject(new Error('no plan was asked for'));
  const flags = { learners: '4', seed: '9' };
  const { text, json } = await runExam({ client, positionals: ['simulate', 'little-time'], flags }, noPlan, play);
  expect(played).toEqual([{ slug: 'little-time', learners: 4, tuningLearners: 2, seed: 9 }]);
  expect(text).toContain('90.70 ± 0.20  plan ahead by 1.50 ± 0.10');
  expect(json).toHaveLength(2);
  await runExam({ client, positionals: ['simulate', 'all'], flags }, noPlan, play);
  expect(played).toHaveLength(1 + scenarios.length);
});

it('says what is wrong with what it is asked', async () => {
  const { client } = startTestApp({ 'a.md': questions(2) });
  await client.saveExam({ id: null, profile });
  expect(await run(client, ['pass'])).toMatchObject({ code: 2, out: '' });
  expect((await run(client, ['plan', 'Autumn'])).err).toContain('There is no exam “Autumn”');
  expect(await run(client, ['plan', '--minutes', 'many'])).toMatchObject({ code: 2, out: '' });
  expect((await run(client, ['simulate', 'nowhere'])).err).toContain('little-time');
  expect(parseCommand(['exam'])).toHaveProperty('wrong');
});
