import { expect, it } from 'vitest';
import type { ExamInput } from '../../electron/contract/exams';
import { heldJobs } from './held-jobs';
import { differences, reportOf } from './jobs';
import { day, questions, startTestApp, temporaryFolder, writeNotes, type TestApp } from './test-app';

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

const outlookOf = async ({ client }: TestApp, id: number, whatIf: { date?: string; minutes?: number[] } | null = null) =>
  reportOf(client, 'exam-plan', await client.planExam({ id, whatIf }));

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
  expect(await differences(client)).toEqual([]);
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

it('what today’s plan expects outlives the window, and is asked for again on the next day', async () => {
  const app = start();
  const { id } = await app.client.saveExam({ id: null, profile: profile() });
  const outlook = await outlookOf(app, id);
  expect(outlook.since).toBeNull();
  const again = app.restart();
  expect((await again.client.today({})).exam?.expected).toBe(outlook.total.exam?.expected);
  again.clock.at += day;
  expect((await again.client.today({})).exam?.expected).toBeNull();
  await outlookOf(again, id);
  expect((await again.client.today({})).exam?.expected).toBeGreaterThan(0);
});

it('says which study days were missed, and what else made the plan another one', async () => {
  const app = start();
  const { client, clock } = app;
  // The Friday and the weekend are off.
  const free = { minutes: [0, 10, 10, 10, 10, 10, 0], daysOff: ['2026-03-13'] };
  const { id } = await client.saveExam({ id: null, profile: profile(free) });
  const first = await outlookOf(app, id);
  const step = await client.nextCard({ deck: null });
  if (step.type === 'card') await client.answerCard({ card: step.card.id, deck: null, rating: 3, durationMs: 9000 });
  clock.at += 6 * day;
  const second = await outlookOf(app, id);
  // Thursday and Monday were missed; on Wednesday there was an answer.
  expect(second.since).toStrictEqual({
    day: first.today,
    expected: first.total.exam?.expected,
    missed: 2,
    moved: 0,
    otherTime: false,
    cards: 0,
  });
  expect((await outlookOf(app, id)).since).toStrictEqual(second.since);
  await client.saveExam({ id, profile: profile({ ...free, date: '2026-03-20', minutes: [5, 5, 5, 5, 5, 5, 5] }) });
  expect((await client.today({})).exam?.expected).toBeNull();
  const third = await outlookOf(app, id);
  expect(third.since).toStrictEqual({
    day: second.today,
    expected: second.total.exam?.expected,
    missed: 0,
    moved: -1,
    otherTime: true,
    cards: 0,
  });
  // What a plan leaves behind is no step of the person's.
  await client.undo({});
  expect(await client.exams({})).toMatchObject([{ date: '2026-03-21' }]);
});

it('an exam that can’t be planned leaves the day an ordinary one, and says what is wrong', async () => {
  const app = start();
  const { client } = app;
  const ordinary = (await client.today({})).counts;
  for (const [wrong, message] of [
    [{ decks: ['gone'] }, 'no cards in scope'],
    [{ minutes: [0, 0, 0, 0, 0, 0, 0] }, 'no minutes to plan'],
    [{ domains: profile().domains.slice(0, 1) }, 'add up to 60 percent'],
  ] as const) {
    const saved = await client.saveExam({ id: null, profile: profile(wrong as Partial<ExamInput>) });
    expect(saved.problems.filter(({ blocks }) => blocks).map((problem) => problem.message)).toStrictEqual([
      expect.stringContaining(message),
    ]);
    expect((await client.today({})).counts).toStrictEqual(ordinary);
    expect(await client.nextCard({ deck: null })).toMatchObject({ type: 'card' });
    await client.removeExam({ id: saved.id });
  }
});

it('a profile whose decks were removed keeps what it says, and plans again when they are back', async () => {
  const app = start();
  const { client } = app;
  const notes = temporaryFolder();
  writeNotes(notes, { 'own.md': `---\ndeck: Own\n---\n\n${storage.replaceAll('Storage', 'Other')}` });
  await client.addNotes({ path: notes });
  const domains = [{ slug: 'own', name: 'Own', weight: 100, decks: ['Own'], tags: [] }];
  const { id } = await client.saveExam({ id: null, profile: profile({ decks: ['Own'], domains }) });
  expect((await outlookOf(app, id)).total.cards).toBe(6);
  const [folder] = (await client.noteFolders({})).filter(({ path }) => path === notes);
  await client.removeNotes({ folder: folder?.id ?? 0 });
  const [left] = await client.exams({});
  expect(left?.problems).toMatchObject([{ field: 'scope', blocks: true, message: expect.stringContaining('no cards in scope') as string }]);
  expect(left).toMatchObject({ decks: ['Own'], domains, cards: 0 });
  expect(await client.nextCard({ deck: null })).toMatchObject({ type: 'card' });
  await client.undo({});
  expect(await client.exams({})).toMatchObject([{ problems: [], cards: 6 }]);
});

it('a clock put back or a zone left behind loses nothing and moves no plan', async () => {
  const app = start();
  const { client, clock } = app;
  const { id } = await client.saveExam({ id: null, profile: profile() });
  const step = await client.nextCard({ deck: null });
  if (step.type === 'card') await client.answerCard({ card: step.card.id, deck: null, rating: 3, durationMs: 9000 });
  await outlookOf(app, id);
  clock.at -= 3 * day;
  expect(await client.exams({})).toMatchObject([{ daysLeft: 13, problems: [] }]);
  const back = await outlookOf(app, id);
  expect(back.days).toHaveLength(13);
  expect(back.since).toBeNull();
  clock.at += 3 * day;
  // From Paris to Honolulu: there it is still the day before.
  clock.offset = -600;
  const away = await outlookOf(app, id);
  expect(away.days).toHaveLength(11);
  expect(away.days.every(({ used, minutes }) => used <= minutes)).toBe(true);
  expect((await client.today({})).done.reviews).toBe(0);
  clock.offset = 60;
  expect((await client.today({})).done.reviews).toBe(1);
});

it('a plan is not current when cards came while it was worked out', async () => {
  const { jobs, go } = heldJobs('exam-plan', { what: 'result' });
  const { client } = startTestApp(notes, { jobs });
  const folder = temporaryFolder();
  writeNotes(folder, { 'more.md': questions(20) });
  await client.addNotes({ path: folder });
  const decks = (await client.decks({})).map(({ name }) => name);
  const domains = [{ slug: 'all', name: 'All', weight: 100, decks, tags: [] }];
  const { id } = await client.saveExam({ id: null, profile: profile({ domains }) });
  const planning = await client.planExam({ id, whatIf: null });
  writeNotes(folder, { 'more.md': questions(30) });
  await client.sync({});
  go();
  await reportOf(client, 'exam-plan', planning);
  expect((await client.examOutlook({ id })).current).toBe(false);
});
