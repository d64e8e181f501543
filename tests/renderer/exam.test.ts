import { describe, expect, it } from 'vitest';
import type { Client } from '../../electron/contract';
import type { MockExam } from '../../electron/contract/exams';
import { ApiError } from '../../renderer/lib/client';
import { niceTop } from '../../renderer/lib/chart-scale';
import {
  clockText,
  daysLeftText,
  differenceText,
  leftOutText,
  sinceText,
  pointsText,
  usualMinutes,
  withMinutes,
} from '../../renderer/lib/exam-words';
import { ExamState } from '../../renderer/state/exam.svelte';
import { TodayState } from '../../renderer/state/today.svelte';
import { createFakeClient } from './fake-client';
import { fakeOutlook } from './fake-exams';
import { createHeldClock, settled } from './held-clock';

async function start(over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const said: { text: string; undo: boolean }[] = [];
  const opened: MockExam[] = [];
  const shell = {
    toast: (text: string, undo = false) => said.push({ text, undo }),
    dismissToast: () => undefined,
    openMock: (mock: MockExam) => opened.push(mock),
    stopMock: () => Promise.resolve(),
  };
  const exam = new ExamState({ ...client, ...over }, shell, clock);
  await exam.load();
  /** Lets background work that asks again and again come to its end. */
  const wait = async () => {
    for (let turn = 0; turn < 6; turn++) {
      await settled();
      clock.advance(200);
    }
    await settled();
  };
  const asked = (method: string) => calls.filter((call) => call.method === method).map((call) => call.input);
  return { exam, client, clock, said, opened, wait, asked };
}

async function planned(over: Partial<Client> = {}) {
  const all = await start(over);
  await all.exam.openForm(null);
  const saving = all.exam.saveForm();
  await all.wait();
  await saving;
  return all;
}

describe('an exam', () => {
  it('begins with nothing, and is planned once it is described', async () => {
    const { exam, said, asked } = await planned();
    expect(exam.profile).toMatchObject({ name: 'CKAD', active: true, daysLeft: 30 });
    expect(exam.outlook?.days).toHaveLength(30);
    expect(exam.planning).toBe(false);
    expect(said).toEqual([{ text: 'CKAD is planned.', undo: true }]);
    expect(asked('planExam')).toEqual([{ id: 1, whatIf: null }]);
  });

  it('is planned again only when the plan no longer holds, and shows the old one meanwhile', async () => {
    const { exam, client, wait, asked } = await planned();
    await exam.load();
    expect(asked('planExam')).toHaveLength(1);
    const input = await client.examTemplate({ exam: 'ckad' });
    await client.saveExam({ id: 1, profile: { ...input, minutes: input.minutes.map(() => 45) } });
    const loading = exam.load();
    await settled();
    expect(exam.planning).toBe(true);
    expect(exam.outlook?.days[0]?.minutes).toBe(30);
    await wait();
    await loading;
    expect(exam.outlook?.days[0]?.minutes).toBe(45);
  });

  it('is not planned while something blocks it or when its day has come', async () => {
    const { exam, client, asked } = await start();
    const template = await client.examTemplate({ exam: 'ckad' });
    await client.saveExam({ id: null, profile: { ...template, date: '2026-11-21' } });
    await exam.load();
    expect(exam.profile?.daysLeft).toBe(0);
    expect(asked('planExam')).toEqual([]);
    expect(exam.whatIf).toBeNull();
  });

  it('says that a plan could not be worked out and keeps the screen', async () => {
    const { exam } = await planned({ planExam: () => Promise.reject(new ApiError('internal', 'The plan could not be worked out.')) });
    expect(exam.planFailure?.message).toBe('The plan could not be worked out.');
    expect(exam.profile?.name).toBe('CKAD');
    expect(exam.planning).toBe(false);
  });

  it('ends with its result, and leaves with an offer to undo', async () => {
    const { exam, said } = await planned();
    const profile = exam.profile;
    if (!profile) return;
    await exam.archive(profile, { passed: true, score: 81, note: '' }, true);
    expect(exam.profile).toBeNull();
    expect(exam.past).toMatchObject([{ name: 'CKAD', result: { score: 81 } }]);
    expect(said.at(-1)).toEqual({ text: 'CKAD is archived. 17 cards moved to the coming days.', undo: true });
    await exam.remove(profile);
    expect(exam.past).toEqual([]);
    expect(said.at(-1)).toEqual({ text: 'CKAD is removed.', undo: true });
  });
});

describe('what if', () => {
  it('works out where the slider rests, says the difference, and stores nothing until asked to', async () => {
    const { exam, wait, asked } = await planned();
    const whatIf = exam.whatIf;
    const before = exam.outlook;
    if (!whatIf || !before) return;
    expect(whatIf.changed).toBe(false);
    whatIf.setMinutes(20);
    whatIf.setMinutes(15);
    whatIf.setMinutes(10);
    expect(whatIf.busy).toBe(true);
    await wait();
    expect(asked('planExam').slice(1)).toEqual([
      { id: 1, whatIf: { date: before.days[0] && exam.profile?.date, minutes: Array.from({ length: 7 }, () => 10) } },
    ]);
    expect(whatIf.busy).toBe(false);
    expect(whatIf.outlook && differenceText(before, whatIf.outlook)).toMatch(
      /^55 % instead of 85 % \(−30 points\), \d+ more cards left out\.$/,
    );
    expect(asked('saveExam')).toHaveLength(1);
    const using = exam.useWhatIf();
    await wait();
    await using;
    expect(exam.profile?.minutes).toEqual([10, 10, 10, 10, 10, 10, 10]);
    expect(exam.whatIf?.changed).toBe(false);
  });

  it('a date that no exam can be on is said, and figures for another date are gone', async () => {
    const { exam, wait, asked } = await planned();
    const whatIf = exam.whatIf;
    if (!whatIf) return;
    whatIf.setMinutes(10);
    await wait();
    whatIf.setDate('');
    await wait();
    expect(whatIf.failure?.message).toContain('from tomorrow to a year from now');
    expect(whatIf.outlook).toBeNull();
    expect(asked('planExam')).toHaveLength(2);
  });

  it('back where it was asks nothing, and an answer that comes too late is not shown', async () => {
    const { exam, clock, wait, asked } = await planned();
    const whatIf = exam.whatIf;
    if (!whatIf) return;
    whatIf.setMinutes(10);
    clock.advance(200);
    whatIf.setMinutes(30);
    await wait();
    expect(whatIf.outlook).toBeNull();
    expect(whatIf.busy).toBe(false);
    expect(asked('planExam')).toHaveLength(2);
    expect(asked('cancelJob')).toHaveLength(1);
  });

  it('moves the date, and leaves days off alone', async () => {
    const { exam, wait, asked } = await planned();
    exam.whatIf?.setDate('2026-12-05');
    await wait();
    expect(exam.whatIf?.outlook?.days).toHaveLength(14);
    expect(asked('planExam').at(-1)).toMatchObject({ whatIf: { date: '2026-12-05' } });
    expect(withMinutes([0, 30, 60, 0, 30, 30, 30], 45)).toEqual([0, 45, 45, 0, 45, 45, 45]);
    expect(withMinutes([0, 0, 0, 0, 0, 0, 0], 45)).toEqual([45, 45, 45, 45, 45, 45, 45]);
    expect(usualMinutes([0, 30, 60, 0, 30, 30, 30])).toBe(36);
  });
});

describe('the form', () => {
  it('keeps a name that was typed when another exam is chosen, and brings its domains', async () => {
    const { exam } = await start();
    await exam.openForm(null);
    const form = exam.form;
    if (!form) return;
    await form.chooseExam('cka');
    expect(form.input).toMatchObject({ name: 'CKA', exam: 'cka' });
    form.input.name = 'In December';
    await form.chooseExam('custom');
    expect(form.input).toMatchObject({ name: 'In December', domains: [{ weight: 100 }] });
  });

  it('says what is wrong beside the field and does not save it', async () => {
    const { exam, asked } = await start();
    await exam.openForm(null);
    const form = exam.form;
    if (!form) return;
    await form.chooseExam('custom');
    form.input.name = ' ';
    form.input.date = '2026-11-01';
    form.setMinutes(0);
    form.addDomain();
    const [first, second] = form.input.domains;
    if (first) first.weight = 40;
    expect(second).toMatchObject({ slug: 'part-2', weight: 0 });
    expect(form.problemOf('name')).toContain('name');
    expect(form.problemOf('date')).toContain('past');
    expect(form.problemOf('minutes')).toContain('no minutes');
    expect(form.problemOf('domains')).toContain('40 percent');
    expect(await exam.saveForm()).toBe(false);
    expect(form.tried).toBe(true);
    expect(asked('saveExam')).toEqual([]);
  });

  it('maps domains by tags and decks, and knows days off and decks', async () => {
    const { exam } = await start();
    await exam.openForm(null);
    const form = exam.form;
    if (!form) return;
    await form.chooseExam('custom');
    form.setTags('everything', '#net, disk  net');
    form.toggleDomainDeck('everything', 'Storage');
    form.toggleDomainDeck('everything', 'Networking');
    form.toggleDomainDeck('everything', 'Storage');
    expect(form.input.domains).toMatchObject([{ tags: ['net', 'disk'], decks: ['Networking'] }]);
    form.addDayOff('2026-12-06');
    form.addDayOff('2026-12-05');
    form.addDayOff('2026-12-05');
    form.addDayOff('never');
    expect(form.input.daysOff).toEqual(['2026-12-05', '2026-12-06']);
    form.removeDayOff('2026-12-05');
    expect(form.input.daysOff).toEqual(['2026-12-06']);
    form.setAllDecks(false);
    form.toggleDeck('Storage');
    expect(form.input.decks).toEqual(['Storage']);
    form.setAllDecks(true);
    expect(form.input.decks).toBeNull();
    form.input.minutes[0] = 90;
    form.setSameEveryDay(true);
    expect(new Set(form.input.minutes).size).toBe(1);
  });

  it('keeps what was typed when storing fails', async () => {
    const { exam } = await start({ saveExam: () => Promise.reject(new ApiError('disk-full', 'The disk is full.')) });
    await exam.openForm(null);
    expect(await exam.saveForm()).toBe(false);
    expect(exam.form?.failure?.message).toBe('The disk is full.');
    expect(exam.form?.busy).toBe(false);
  });
});

describe('mock exams on the Exam screen', () => {
  it('are started with what was chosen, and removed with an offer to undo', async () => {
    const { exam, opened, said, asked } = await start();
    await exam.startMock('cka', 'quarter', true);
    expect(asked('startMock')).toEqual([{ exam: 'cka', length: 'quarter', profile: null, pauses: true }]);
    expect(opened).toMatchObject([{ exam: 'cka', durationMs: 1_800_000 }]);
    await exam.load();
    expect(exam.running).toMatchObject({ percent: null });
    await exam.openMock(exam.running?.id ?? 0);
    expect(opened).toHaveLength(2);
    await exam.removeMock(exam.running?.id ?? 0);
    expect(exam.mocks).toEqual([]);
    expect(said.at(-1)?.undo).toBe(true);
  });
});

describe('Today', () => {
  it('has the plan of the day worked out once, after its first paint', async () => {
    const { client, calls } = createFakeClient();
    const clock = createHeldClock();
    await client.saveExam({ id: null, profile: await client.examTemplate({ exam: 'ckad' }) });
    const today = new TodayState(client, clock);
    await today.load();
    expect(today.today?.exam?.expected).toBeNull();
    for (let turn = 0; turn < 5; turn++) {
      await settled();
      clock.advance(100);
    }
    await settled();
    expect(today.today?.exam?.expected).toBeCloseTo(0.85);
    await today.load();
    await settled();
    expect(calls.filter(({ method }) => method === 'planExam')).toHaveLength(1);
  });

  it('says why an exam can not be planned, and asks for no plan', async () => {
    const problems = [{ field: 'scope', message: 'There are no cards in scope.', blocks: true }] as const;
    const { client, calls } = createFakeClient();
    await client.saveExam({ id: null, profile: await client.examTemplate({ exam: 'ckad' }) });
    const exams = async () => (await client.exams({})).map((each) => ({ ...each, problems: [...problems] }));
    const today = new TodayState({ ...client, exams }, createHeldClock());
    await today.load();
    await settled();
    expect(today.examProblem).toBe('There are no cards in scope.');
    expect(calls.filter(({ method }) => method === 'planExam')).toEqual([]);
  });

  it('asks for the result when the exam is over', async () => {
    const { client } = createFakeClient();
    await client.saveExam({ id: null, profile: { ...(await client.examTemplate({ exam: 'ckad' })), date: '2026-11-19' } });
    const today = new TodayState(client, createHeldClock());
    await today.load();
    await settled();
    expect(today.examOver).toMatchObject({ name: 'CKAD', daysLeft: -2 });
  });
});

describe('words', () => {
  it('count days, points and the clock as people do', () => {
    expect([23, 1, 0, -1, -3].map(daysLeftText)).toEqual(['23 days to go', 'tomorrow', 'today', 'yesterday', '3 days ago']);
    expect([0.05, -0.01, 0.004].map(pointsText)).toEqual(['+5 points', '−1 point', 'no difference']);
    expect([7_200_000, 3_849_001, 61_000, 999, -5].map(clockText)).toEqual(['2:00:00', '1:04:10', '1:01', '0:01', '0:00']);
    expect([0, 1, 7, 36, 113, 120, 998].map(niceTop)).toEqual([1, 1, 8, 40, 120, 120, 1000]);
  });

  it('say what made the plan another one, or nothing', async () => {
    const { exam } = await planned();
    if (!exam.profile) return;
    const outlook = fakeOutlook(exam.profile, exam.day, 0);
    expect(sinceText(outlook)).toBeNull();
    const since = { day: 20_776, expected: 0.9, missed: 2, moved: -1, otherTime: true, cards: 12 };
    expect(sinceText({ ...outlook, since })).toBe(
      'Planned anew, as things have changed since the plan of 19 Nov: 2 study days missed, the exam 1 day sooner, other minutes or days off, 12 cards more. Expected recall 85 % instead of 90 % (−5 points).',
    );
  });

  it('say what is left out and why, or nothing', async () => {
    const { exam } = await planned();
    const profile = exam.profile;
    if (!profile) return;
    const short = fakeOutlook({ ...profile, minutes: profile.minutes.map(() => 5) }, exam.day, 0);
    expect(leftOutText(short)?.[0]).toMatch(/^The time is not enough to see \d+ cards, \d+ % of the exam\.$/);
    expect(leftOutText({ leftOut: { cards: 0, share: 0, minutesMore: 0, fronts: [] } })).toBeNull();
    expect(leftOutText({ leftOut: { cards: 1, share: 0.001, minutesMore: 0, fronts: [] } })).toEqual([
      'The time is not enough to see 1 card, less than 1 % of the exam.',
      expect.stringContaining('best use of the time'),
      'No minutes are left before the exam.',
    ]);
  });
});
