import type { JobResult, JobStatus, Today } from '../../electron/contract';
import type {
  ExamApi,
  ExamInput,
  ExamOutlook,
  ExamProfile,
  Forecast,
  MockExam,
  MockOutcome,
  MockProgress,
  MockSummary,
  MockTaskView,
} from '../../electron/contract/exams';
import { exams as curricula } from '../../electron/core/exams';
import { formatStudyDay, parseStudyDay } from '../../electron/core/scheduling/study-day';
import type { StudyDay } from '../../electron/core/scheduling/types';

const MINUTE = 60_000;

const around = (expected: number): Forecast => ({
  expected,
  low: Math.max(0, expected - 0.05),
  high: Math.min(1, expected + 0.04),
});

/** A road whose forecast grows with the minutes and the days, as far as a fake has to. */
export function fakeOutlook(profile: ExamProfile, today: StudyDay, at: number): ExamOutlook {
  const length = Math.max(0, profile.examDay - today);
  const each = Math.max(...profile.minutes);
  const reach = Math.min(0.95, 0.4 + (length * each) / 2000);
  const days = Array.from({ length }, (_, index) => {
    const minutes = profile.minutes[(today + index + 4) % 7] ?? 0;
    return { day: today + index, minutes, used: minutes * 0.96, new: minutes * 0.45, reviews: Math.min(minutes, index * 3) };
  });
  const left = Math.max(0, Math.round((0.9 - reach) * 100));
  return {
    profile: profile.id,
    madeAt: at,
    today,
    examDay: profile.examDay,
    days,
    domains: profile.domains.map(({ slug, name, weight }, index) => ({
      slug,
      name,
      weight,
      cards: index === 4 ? 0 : 60 + index * 11,
      unseen: 0.6 - index * 0.1,
      today: index === 4 ? null : around(0.3 + index * 0.1),
      exam: index === 4 ? null : around(reach - index * 0.03),
    })),
    total: { weight: 100, cards: 324, unseen: 0.41, today: around(0.42), exam: around(reach) },
    uncovered: profile.domains.length > 4 ? 0.2 : 0,
    gainers: [
      { id: 1, front: 'Expose the Deployment `web` on port 80.', deck: 'Networking/Services', gain: 0.31 },
      { id: 2, front: 'Which field of a probe counts the failures?', deck: 'Workloads', gain: 0.22 },
    ],
    leftOut: { cards: left, share: left / 400, minutesMore: left === 0 ? 0 : 8, fronts: left === 0 ? [] : ['What is a headless Service?'] },
    calibration: {
      reviews: 420,
      bins: [0.7, 0.8, 0.9].map((low, index) => ({
        low,
        high: low + 0.1,
        count: 60 + index * 110,
        predicted: low + 0.05,
        recalled: low + 0.02 + index * 0.02,
      })),
      logLoss: 0.34,
      rmseBins: 0.05,
    },
    since: null,
  };
}

const steps: MockTaskView['steps'] = [
  { card: 1, kind: 'command', front: 'List the Pods of namespace `bridge`.', broken: null, at: '', points: 1, start: '' },
  {
    card: 2,
    kind: 'yaml',
    front: 'Repair the selector.',
    broken: 'selector:\n  app: tol\n',
    at: 'Service spec',
    points: 3,
    start: 'selector:\n  app: tol\n',
  },
];

const fakeTasks: MockTaskView[] = ['The toll house', 'A lamp that flickers', 'Two doors, one key'].map((title, index) => ({
  title,
  scene: 'Host `cka-1122`, namespace `bridge`. The Service answers nobody.',
  domain: index === 2 ? 'storage' : 'networking',
  weight: [40, 35, 25][index] ?? 0,
  steps: steps.map((step) => ({ ...step, card: step.card + index * 2 })),
}));

/** Exams in memory. The first mock exam of a list was sat already when `mocks` says so. */
export function createFakeExams(day: StudyDay, now: () => number) {
  let profiles: ExamProfile[] = [];
  let mocks: MockExam[] = [];
  let ids = 0;
  const jobs = new Map<number, { polls: number; outlook: ExamOutlook }>();
  const kept = new Map<number, { outlook: ExamOutlook; of: string }>();

  const view = (profile: ExamInput, id: number, more: Partial<ExamProfile>): ExamProfile => {
    const examDay = parseStudyDay(profile.date) ?? day;
    return {
      archivedAt: null,
      result: null,
      problems: [],
      cards: 324,
      active: false,
      ...profile,
      id,
      examDay,
      daysLeft: examDay - day,
      ...more,
    };
  };
  const profileOf = (id: number): ExamProfile => {
    const found = profiles.find((each) => each.id === id);
    if (!found) throw new Error(`no exam ${id}`);
    return found;
  };
  const change = (id: number, over: Partial<ExamProfile>) => {
    profiles = profiles.map((each) => (each.id === id ? { ...each, ...over } : each));
    return profileOf(id);
  };
  const mockOf = (id: number): MockExam => {
    const found = mocks.find((each) => each.id === id);
    if (!found) throw new Error(`no mock exam ${id}`);
    return found;
  };
  const grade = (mock: MockExam, progress: MockProgress): MockOutcome => ({
    finishedAt: now(),
    percent: 50,
    passed: false,
    domains: [{ slug: 'networking', name: 'Services and Networking', percent: 50, weight: 75 }],
    tasks: mock.tasks.map((task, index) => ({
      percent: 50,
      spentMs: progress.tasks[index]?.spentMs ?? 0,
      budgetMs: (mock.durationMs * task.weight) / 100,
      steps: task.steps.map(({ card, points }, step) => ({
        card,
        typed: progress.tasks[index]?.answers[step] ?? '',
        verdict: step === 0 ? 'correct' : 'wrong',
        reasons: step === 0 ? [] : ['The selector asks for other Pods.'],
        answer: 'kubectl get pods',
        points,
        earned: step === 0 ? points : 0,
      })),
    })),
  });

  const api: ExamApi = {
    exams: () => profiles,
    examTemplate: ({ exam }) => ({
      name: exam === 'custom' ? 'My exam' : exam.toUpperCase(),
      exam,
      domains: curricula
        .find(({ slug }) => slug === exam)
        ?.domains.map(({ slug, name, weight }) => ({ slug, name, weight, decks: [], tags: [] })) ?? [
        { slug: 'everything', name: 'Everything', weight: 100, decks: [], tags: [] },
      ],
      date: formatStudyDay(day + 30),
      time: '10:00',
      minutes: Array.from({ length: 7 }, () => 30),
      daysOff: [],
      decks: null,
    }),
    saveExam: ({ id, profile }) => {
      if (id !== null) return change(id, view(profile, id, { active: profileOf(id).active }));
      ids += 1;
      const added = view(profile, ids, { active: !profiles.some(({ active }) => active) });
      profiles = [...profiles, added];
      return added;
    },
    activateExam: ({ id, on }) => {
      if (on) profiles = profiles.map((each) => ({ ...each, active: false }));
      return change(id, { active: on });
    },
    archiveExam: ({ id, result, spread }) => {
      change(id, { archivedAt: now(), result });
      return { moved: spread ? 17 : 0 };
    },
    removeExam: ({ id }) => {
      profiles = profiles.filter((each) => each.id !== id);
      return {};
    },
    planExam: ({ id, whatIf }) => {
      const { minutes, date } = whatIf ?? {};
      const profile = profileOf(id);
      const asked = { ...profile, ...(minutes && { minutes }), ...(date !== undefined && { examDay: parseStudyDay(date) ?? day }) };
      const outlook = fakeOutlook(asked, day, now());
      const job = 1000 + jobs.size;
      jobs.set(job, { polls: 0, outlook });
      if (whatIf === null) kept.set(id, { outlook, of: JSON.stringify(profile) });
      return { job };
    },
    examOutlook: ({ id }) => {
      const last = kept.get(id);
      return { outlook: last?.outlook ?? null, current: last?.of === JSON.stringify(profileOf(id)) };
    },
    mocks: () =>
      mocks
        .map(({ id, exam, startedAt, durationMs, tasks, finished }): MockSummary => {
          const { percent = null, passed = null } = finished ?? {};
          return { id, exam, startedAt, durationMs, tasks: tasks.length, percent, passed };
        })
        .reverse(),
    startMock: ({ exam, length, profile, pauses = false }) => {
      ids += 1;
      const mock: MockExam = {
        id: ids,
        profile,
        exam,
        startedAt: now(),
        durationMs: { full: 120, half: 60, quarter: 30 }[length] * MINUTE,
        pauses,
        domains: { networking: 'Services and Networking', storage: 'Storage' },
        tasks: fakeTasks,
        progress: {
          elapsedMs: 0,
          current: 0,
          tasks: fakeTasks.map((task) => ({ answers: task.steps.map(({ start }) => start), flagged: false, notes: '', spentMs: 0 })),
        },
        finished: null,
      };
      mocks = [...mocks, mock];
      return mock;
    },
    mock: ({ id }) => mockOf(id),
    saveMock: ({ id, progress }) => {
      mocks = mocks.map((each) => (each.id === id ? { ...each, progress } : each));
      return {};
    },
    finishMock: ({ id, progress }) => {
      mocks = mocks.map((each) => (each.id === id ? { ...each, progress, finished: grade(each, progress) } : each));
      return mockOf(id);
    },
    removeMock: ({ id }) => {
      mocks = mocks.filter((each) => each.id !== id);
      return {};
    },
  };

  return {
    api,
    today: (): Today['exam'] => {
      const exam = profiles.find(({ active, archivedAt, daysLeft }) => active && archivedAt === null && daysLeft > 0);
      if (!exam) return null;
      const { id, name, daysLeft } = exam;
      return { id, name, daysLeft, expected: kept.get(id)?.outlook.total.exam?.expected ?? null, minutes: 30 };
    },
    /** The state of a plan that is worked out; undefined for other jobs. */
    job: (job: number): JobStatus<JobResult> | undefined => {
      const known = jobs.get(job);
      if (!known) return undefined;
      known.polls += 1;
      if (known.polls < 2) return { state: 'running', done: 0, total: 0, label: 'Plan' };
      return { state: 'finished', result: { job: 'exam-plan', report: known.outlook } };
    },
  };
}
