import type { CardView } from '../contract';
import {
  examInputs,
  mockRatings,
  type ExamApi,
  type MockExam,
  type MockLength,
  type MockOutcome,
  type MockProgress,
  type MockTaskView,
} from '../contract/exams';
import * as v from 'valibot';
import type { CardKind } from '../core/card';
import { AppError } from '../core/errors';
import { exams as curricula } from '../core/exams';
import { readBlanks } from '../core/grading/yaml/blanks';
import { drawScenarios } from '../core/mock/draw';
import { gatherScenarios } from '../core/mock/gather';
import { gatherCardTasks, pointsOf } from '../core/mock/gather-cards';
import { scoreMock, type MockStep } from '../core/mock/score';
import { outcomes } from '../core/scheduling/answer';
import { retrievability } from '../core/scheduling/fsrs';
import type { StoredMock } from '../store/exams';
import { cardView } from './cards';
import { deckOf, type Context, type Moment } from './context';
import { gradeTyped } from './grading';

type MockMethods = Pick<ExamApi, 'mocks' | 'startMock' | 'mock' | 'saveMock' | 'finishMock' | 'removeMock'>;

/** Two hours and 17 tasks, as the exams have had 15 to 20. */
const fullExam = { minutes: 120, tasks: 17 };
const shares: Readonly<Record<MockLength, number>> = { full: 1, half: 0.5, quarter: 0.25 };

const gradedKinds: CardKind[] = ['command', 'yaml'];
const standsAlone = 'Each step stands alone: it names what it is about, and nothing of one is needed for the next.';

/** The paper as it was set: later changes of cards do not change an exam that is under way. */
interface Paper {
  exam: string;
  durationMs: number;
  pauses: boolean;
  tasks: MockTaskView[];
}

const emptyProgress = (tasks: readonly MockTaskView[]): MockProgress => ({
  elapsedMs: 0,
  current: 0,
  tasks: tasks.map(({ steps }) => ({ answers: steps.map(({ start }) => start), flagged: false, notes: '', spentMs: 0 })),
});

const domainsOf = (exam: string) => curricula.find(({ slug }) => slug === exam)?.domains ?? [];

export function mockMethods(context: Context): MockMethods {
  // What a mock holds is written below and nowhere else.
  const paperOf = ({ paper }: StoredMock) => paper as Paper;
  const outcomeOf = ({ score }: StoredMock) => score as MockOutcome | null;

  const stored = (id: number): StoredMock => {
    const mock = context.store().exams.mock(id);
    if (!mock) throw new AppError('not-found', 'This mock exam is no longer there.');
    return mock;
  };
  const view = (mock: StoredMock): MockExam => {
    const { exam, durationMs, pauses, tasks } = paperOf(mock);
    const kept = v.safeParse(examInputs.saveMock.entries.progress, context.store().exams.progress(mock.id));
    return {
      id: mock.id,
      profile: mock.profileId,
      exam,
      startedAt: mock.startedAt,
      durationMs,
      pauses,
      domains: Object.fromEntries(domainsOf(exam).map(({ slug, name }) => [slug, name])),
      tasks,
      progress: kept.success && kept.output.tasks.length === tasks.length ? kept.output : emptyProgress(tasks),
      finished: outcomeOf(mock),
    };
  };
  const running = (id: number): StoredMock => {
    const mock = stored(id);
    if (mock.finishedAt !== null) throw new AppError('conflict', 'This mock exam is finished already. Nothing was changed.');
    return mock;
  };

  return {
    mocks: () =>
      context
        .store()
        .exams.mocks()
        .map((mock) => {
          const { exam, durationMs, tasks } = paperOf(mock);
          const outcome = outcomeOf(mock);
          const { percent = null, passed = null } = outcome ?? {};
          return { id: mock.id, exam, startedAt: mock.startedAt, durationMs, tasks: tasks.length, percent, passed };
        }),
    mock: ({ id }) => view(stored(id)),

    startMock: ({ exam, length, profile, pauses = false }) => {
      const { at } = context.now();
      const store = context.store();
      const before = store.exams.mocks().flatMap((mock) => paperOf(mock).tasks.map(({ steps }) => steps[0]?.card));
      const stock = [
        ...gatherScenarios(store.exams.scenarioCards(), exam),
        ...gatherCardTasks(store.exams.cardsOfExams(gradedKinds), exam).map((task) => ({ ...task, isShort: true })),
      ].map((task) => ({ ...task, drawn: before.filter((card) => card === task.cards[0]?.id).length }));
      const weights = Object.fromEntries(domainsOf(exam).map(({ slug, weight }) => [slug, weight]));
      const drawn = drawScenarios(stock, weights, Math.max(1, Math.round(fullExam.tasks * shares[length])), at);
      if (drawn.length === 0)
        throw new AppError('not-found', 'There are no tasks for this exam: the bundled decks are missing or set aside.');
      const tasks = drawn.map(({ scenario, weight }): MockTaskView => {
        const cards = scenario.cards.map(({ id }) => cardView(context, id));
        const scene = cards[0]?.scenario?.scene ?? standsAlone;
        return { title: scenario.title, scene, domain: scenario.domain, weight, steps: cards.map(toStep) };
      });
      const paper: Paper = { exam, durationMs: fullExam.minutes * 60_000 * shares[length], pauses, tasks };
      const id = store.perform({ type: 'mock', label: `Mock exam ${exam.toUpperCase()}`, background: true }, at, () =>
        store.exams.insertMock(profile, paper, at),
      );
      return view(stored(id));
    },

    saveMock: ({ id, progress }) => {
      running(id);
      context.store().exams.saveProgress(id, progress, context.now().at);
      return {};
    },

    finishMock: async ({ id, progress }) => {
      const mock = running(id);
      const store = context.store();
      store.exams.saveProgress(id, progress, context.now().at);
      const { exam, tasks, durationMs } = paperOf(mock);
      const graded: { task: MockTaskView; steps: GradedStep[]; spentMs: number }[] = [];
      for (const [index, task] of tasks.entries()) {
        const answers = progress.tasks[index]?.answers ?? [];
        const steps: GradedStep[] = [];
        for (const [number, step] of task.steps.entries()) steps.push(await gradeStep(context, step, answers[number] ?? ''));
        graded.push({ task, steps, spentMs: progress.tasks[index]?.spentMs ?? 0 });
      }
      const score = scoreMock(graded.map(({ task, steps }) => ({ ...task, steps })));
      const moment = context.now();
      const names = new Map(domainsOf(exam).map(({ slug, name }) => [slug, name]));
      const outcome: MockOutcome = {
        finishedAt: moment.at,
        percent: score.total.percent,
        passed: score.passed,
        domains: [...score.domains].map(([slug, { percent, possible }]) => ({
          slug,
          name: names.get(slug) ?? slug,
          percent,
          weight: possible,
        })),
        tasks: graded.map(({ task, steps, spentMs }, index) => ({
          percent: score.tasks[index]?.percent ?? 0,
          spentMs,
          budgetMs: (durationMs * task.weight) / 100,
          steps: steps.map(({ card, typed, verdict, reasons, answer, points }) => ({
            card,
            typed,
            verdict,
            reasons,
            answer,
            points,
            earned: verdict === 'correct' ? points : verdict === 'partial' ? points / 2 : 0,
          })),
        })),
      };
      // Asked twice, the other may have been quicker while this one was graded.
      running(id);
      store.perform({ type: 'mock', label: `Mock exam ${exam.toUpperCase()}` }, moment.at, () => {
        for (const { steps, spentMs } of graded) {
          // A step left blank was not worked on: its share of the time would teach a false pace.
          const answered = steps.filter(({ verdict }) => verdict !== 'unanswered').length;
          for (const step of steps) reviewStep(context, step, step.verdict === 'unanswered' ? 0 : spentMs / answered, moment);
        }
        store.exams.finishMock(id, outcome, moment.at);
      });
      context.changed();
      return view(stored(id));
    },

    removeMock: ({ id }) => {
      const { at } = context.now();
      stored(id);
      context.store().perform({ type: 'mock', label: 'Removal of a mock exam' }, at, () => context.store().exams.removeMock(id));
      return {};
    },
  };
}

const toStep = ({ id, kind, front, broken, at, answer, blanks, scenario }: CardView) => ({
  card: id,
  kind,
  front,
  broken,
  at,
  points: scenario?.points ?? pointsOf[kind] ?? 1,
  start: broken ?? (kind === 'yaml' && blanks.length > 0 ? openBlanks(answer, blanks) : ''),
});

/** A manifest with nothing in its blanks. */
function openBlanks(answer: string, blanks: readonly number[]): string {
  const lines = answer.split('\n');
  for (const { line, lead, key, value } of readBlanks(answer, blanks)) lines[line - 1] = `${lead}${value === '' ? '' : key}`;
  return lines.join('\n');
}

interface GradedStep extends MockStep {
  card: number;
  typed: string;
  reasons: string[];
  answer: string;
}

async function gradeStep(context: Context, step: MockTaskView['steps'][number], typed: string): Promise<GradedStep> {
  const card = context.store().cards.get(step.card) ? cardView(context, step.card) : null;
  const about = { card: step.card, typed, points: step.points, answer: card?.answer ?? '' };
  if (!card || typed.trim() === '' || typed === step.start) return { ...about, verdict: 'unanswered', reasons: [] };
  const { verdict, reasons } = await gradeTyped(context, card, typed);
  return { ...about, verdict, reasons };
}

/** A step done in a mock exam is a review like any other. */
function reviewStep(context: Context, { card, verdict, typed }: GradedStep, durationMs: number, moment: Moment): void {
  const store = context.store();
  const schedule = store.schedules.get(card);
  const deckId = store.cards.deckOf(card);
  if (!schedule || deckId === undefined) return;
  const options = deckOf(context, deckId).effective;
  const { at, day } = moment;
  const rating = mockRatings[verdict];
  const usual = outcomes(schedule, { cardId: card, at, day, options, dayLoad: () => 0 })[rating].schedule;
  // What was wrong comes at once, before everything else, not after its first step.
  const inSteps = usual.dueAt === null ? ({ ...usual, state: 'relearning', step: 0, dueDay: day, interval: 0 } as const) : usual;
  const next = rating === 1 ? { ...inSteps, dueAt: at } : usual;
  const elapsedDays = schedule.lastDay === null ? null : Math.max(0, day - schedule.lastDay);
  const { state, step, dueAt, dueDay, interval } = next;
  store.reviews.insert({
    card,
    entry: { type: 'answer', at, day, rating, after: { state, step, dueAt, dueDay, interval } },
    utcOffset: moment.offset,
    stateBefore: schedule.state,
    durationMs: Math.round(durationMs),
    elapsedDays,
    typed: typed === '' ? null : typed,
    verdict: verdict === 'unanswered' ? null : verdict,
    predicted: schedule.memory === null || elapsedDays === null ? null : retrievability(schedule.memory, elapsedDays, options.weights),
  });
  store.schedules.set(card, next);
}
