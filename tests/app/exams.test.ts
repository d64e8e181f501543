import { expect, it, vi } from 'vitest';
import type { ExamInput, ExamOutlook } from '../../electron/contract/exams';
import { day, startTestApp, type TestApp } from './test-app';

const networking = Array.from({ length: 6 }, (_, index) => `Q: Network question ${index}\nA: answer n${index}\n`).join('\n');
const storage = Array.from({ length: 6 }, (_, index) => `Q: Storage question ${index}\nA: answer s${index}\n`).join('\n');
const notes = { 'net.md': `# Net\n\n${networking}`, 'disk.md': `# Disk\n\n${storage}` };

const profile = (more: Partial<ExamInput> = {}): ExamInput => ({
  name: 'My exam',
  exam: 'custom',
  domains: [
    { slug: 'net', name: 'Networking', weight: 60, decks: ['net'], tags: [] },
    { slug: 'disk', name: 'Storage', weight: 40, decks: ['disk'], tags: [] },
  ],
  date: '2026-03-21',
  time: '10:00',
  minutes: [10, 10, 10, 10, 10, 10, 10],
  daysOff: [],
  decks: null,
  ...more,
});

async function outlookOf(
  { client }: TestApp,
  id: number,
  whatIf: { date?: string; minutes?: number[] } | null = null,
): Promise<ExamOutlook> {
  const { job } = await client.planExam({ id, whatIf });
  const status = await vi.waitFor(async () => {
    const now = await client.jobStatus({ job });
    expect(now.state).not.toBe('running');
    return now;
  });
  if (status.state !== 'finished' || status.result.job !== 'exam-plan') throw new Error(JSON.stringify(status));
  return status.result.report;
}

const start = () => startTestApp(notes);

it('the first profile is active, is described back, and counts down', async () => {
  const { client, clock } = start();
  const saved = await client.saveExam({ id: null, profile: profile() });
  expect(saved).toMatchObject({ active: true, daysLeft: 10, cards: 12, problems: [] });
  clock.at += 3 * day;
  expect(await client.exams({})).toMatchObject([{ id: saved.id, daysLeft: 7 }]);
  expect((await client.today({})).exam).toMatchObject({ id: saved.id, daysLeft: 7, minutes: 10, expected: null });
});

it('what is wrong with a profile is said, and what can not be is refused', async () => {
  const { client } = start();
  await expect(client.saveExam({ id: null, profile: profile({ date: '2026-02-30' }) })).rejects.toThrow('There is no day 2026-02-30');
  await expect(client.saveExam({ id: null, profile: profile({ date: '2026-03-01' }) })).rejects.toThrow('in the past');
  await expect(client.saveExam({ id: null, profile: profile({ name: ' ' }) })).rejects.toThrow('name');
  const [net] = profile().domains;
  const uneven = await client.saveExam({
    id: null,
    profile: profile({ domains: net ? [net] : [], decks: ['gone'], minutes: [0, 0, 0, 0, 0, 0, 0] }),
  });
  expect(uneven.problems.map(({ field }) => field)).toStrictEqual(['minutes', 'domains', 'scope', 'scope']);
});

it('one plan at a time orders the days; switching, changing and removing can be undone', async () => {
  const { client } = start();
  const one = await client.saveExam({ id: null, profile: profile() });
  const two = await client.saveExam({ id: null, profile: profile({ name: 'Second' }) });
  expect(two.active).toBe(false);
  await client.activateExam({ id: two.id, on: true });
  expect((await client.exams({})).map(({ active }) => active)).toStrictEqual([false, true]);
  await client.undo({});
  expect((await client.exams({})).map(({ active }) => active)).toStrictEqual([true, false]);
  await client.removeExam({ id: one.id });
  expect(await client.exams({})).toHaveLength(1);
  await client.undo({});
  expect(await client.exams({})).toHaveLength(2);
});

it('a plan shows the road and the readiness; a what-if changes nothing', async () => {
  const app = start();
  const { id } = await app.client.saveExam({ id: null, profile: profile() });
  const outlook = await outlookOf(app, id);
  expect(outlook).toMatchObject({ profile: id, uncovered: 0, leftOut: { cards: 0 } });
  expect(outlook.days).toHaveLength(10);
  expect(outlook.domains.map(({ name, cards, unseen }) => [name, cards, unseen])).toStrictEqual([
    ['Networking', 6, 1],
    ['Storage', 6, 1],
  ]);
  const { exam, today } = outlook.total;
  expect(today?.expected).toBe(0);
  expect(exam?.expected).toBeGreaterThan(0.7);
  expect(exam?.low).toBeLessThanOrEqual(exam?.expected ?? 0);
  expect((await app.client.today({})).exam?.expected).toBe(exam?.expected);

  const short = await outlookOf(app, id, { minutes: [1, 1, 1, 1, 1, 1, 1], date: '2026-03-12' });
  expect(short.total.exam?.expected).toBeLessThan(exam?.expected ?? 0);
  expect(short.leftOut.cards).toBeGreaterThan(0);
  expect((await app.client.exams({}))[0]).toMatchObject({ date: '2026-03-21' });
  expect((await app.client.today({})).exam?.expected).toBe(exam?.expected);
});

it('the day’s session asks cards of the scope until the minutes are used', async () => {
  const app = start();
  const { client, clock } = app;
  const { id } = await client.saveExam({ id: null, profile: profile({ decks: ['net'], minutes: [3, 3, 3, 3, 3, 3, 3] }) });
  await outlookOf(app, id);
  let asked = 0;
  for (let step = await client.nextCard({ deck: null }); step.type === 'card'; step = await client.nextCard({ deck: null })) {
    expect(step.card.deck.name).toBe('net');
    await client.answerCard({ card: step.card.id, deck: null, rating: 4, durationMs: 45_000 });
    clock.at += 45_000;
    asked++;
    if (asked > 20) break;
  }
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThan(6);
  expect((await client.today({})).exam?.minutes).toBeLessThan(1);
});

it('without an active plan, and after the exam, days are as they were', async () => {
  const { client, clock } = start();
  const before = (await client.today({})).counts;
  const { id } = await client.saveExam({ id: null, profile: profile({ decks: ['net'] }) });
  expect((await client.today({})).counts).not.toStrictEqual(before);
  await client.activateExam({ id, on: false });
  expect((await client.today({})).counts).toStrictEqual(before);
  await client.activateExam({ id, on: true });
  clock.at += 11 * day;
  expect(await client.today({})).toMatchObject({ counts: before, exam: null });
});

it('an archived exam keeps its result, and spreads what is overdue when asked', async () => {
  const { client, clock } = start();
  const { id } = await client.saveExam({ id: null, profile: profile() });
  for (let step = await client.nextCard({ deck: null }); step.type === 'card'; step = await client.nextCard({ deck: null })) {
    await client.answerCard({ card: step.card.id, deck: null, rating: 4, durationMs: 1000 });
    clock.at += 1000;
  }
  await client.setSettings({ deckDefaults: { reviewsPerDay: 4 } });
  clock.at += 60 * day;
  const { moved } = await client.archiveExam({ id, result: { passed: true, score: 81, note: 'Done' }, spread: true });
  expect(moved).toBeGreaterThan(0);
  expect(await client.exams({})).toMatchObject([{ result: { passed: true, score: 81 }, problems: [] }]);
  const { job } = await client.startVerify({ repair: false });
  await vi.waitFor(async () => expect(await client.jobStatus({ job })).toMatchObject({ result: { report: { differences: [] } } }));
  await client.undo({});
  expect(await client.exams({})).toMatchObject([{ archivedAt: null, result: null }]);
});

it('keeps the plan it worked out, and says when another one is due', async () => {
  const app = start();
  const { client, clock } = app;
  const { id } = await client.saveExam({ id: null, profile: profile() });
  expect(await client.examOutlook({ id })).toStrictEqual({ outlook: null, current: false });
  const outlook = await outlookOf(app, id);
  expect(await client.examOutlook({ id })).toStrictEqual({ outlook, current: true });
  await client.saveExam({ id, profile: profile({ minutes: [20, 20, 20, 20, 20, 20, 20] }) });
  expect(await client.examOutlook({ id })).toStrictEqual({ outlook, current: false });
  await client.undo({});
  expect(await client.examOutlook({ id })).toMatchObject({ current: true });
  clock.at += day;
  expect(await client.examOutlook({ id })).toMatchObject({ current: false });
});
