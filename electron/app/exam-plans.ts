/** The plan of the active exam: which cards today's session asks, and what was forecast last. */
import { countFitting, orderAt, type PlannedCard } from '../core/planning/plan-days';
import { minutesUntil } from '../core/planning/exam-time';
import { toPlanCards } from '../core/planning/scope-cards';
import { paceOf } from '../core/scheduling/pace';
import type { DayQueue } from '../core/scheduling/queue';
import { parseStudyDay } from '../core/scheduling/study-day';
import type { ExamOutlook } from '../contract/exams';
import type { ScopeCard } from '../store/exams';
import type { Context } from './context';
import type { Asked } from './day-queue';
import { decksInScope, problemsOf, profiles, type Described } from './exam-profiles';
import { createPlanHeads } from './plan-heads';
import type { ExamPlanRequest, PlannedExam } from './ports';

export interface ExamPlans {
  /** The exam whose plan orders today's session: active, not archived, not past. */
  active: () => Described | null;
  /** What is left of today's plan; null without an active exam, or when it can't be planned: the day is an ordinary one then. */
  queue: () => DayQueue<Asked> | null;
  /** Minutes that the queue's cards are expected to take; null where there is no queue. */
  minutesPlanned: () => number | null;
  /** Minutes left of today's for the active exam. */
  minutesLeft: () => number;
  /** Expected recall on exam day by today's plan; null while there is none of today or much has changed since. */
  expected: (profile: Described) => number | null;
  requestFor: (profile: Described, isWhatIf?: boolean) => ExamPlanRequest;
  /**
   * Of a plan that begins now: keeps it once it is there, and gives its outlook with what has changed since the plan before.
   * Cards that come meanwhile make it an old one.
   */
  keeping: (profile: Described, request: ExamPlanRequest) => (planned: PlannedExam) => ExamOutlook;
  latest: (profile: Described) => { outlook: ExamOutlook | null; current: boolean };
}

/** The price of a second before the first plan has found it: a middle one. */
const middlePrice = 0;
const recentAnswers = 1000;

export function createExamPlans(context: Context): ExamPlans {
  const heads = createPlanHeads(context);
  const kept = new Map<number, { about: string; planned: PlannedExam }>();
  /** Seconds of answers whatever their kind, which the queue does not carry. */
  const recentPace = () => paceOf(context.store().counts.timings(recentAnswers)).command;
  /** Moves on when answers take half as long again, or a third less. */
  const paceStep = () => Math.round(Math.log(recentPace().new) / Math.log(1.5));
  /** What a plan was made of: another one is due when this differs. */
  const about = (request: ExamPlanRequest) =>
    JSON.stringify([
      { ...request, near: null },
      paceStep(),
      context.store().exams.scope(new Set(request.decks.flatMap(({ id, inScope }) => (inScope ? [id] : []))), request.today).length,
    ]);

  let made: { state: string; queue: DayQueue<Asked> | null; seconds: number } | null = null;
  let ordered: { state: string; order: PlannedCard[] } | null = null;

  const active = (): Described | null => {
    const { day } = context.now();
    return profiles(context).find((profile) => profile.active && profile.archivedAt === null && profile.examDay > day) ?? null;
  };
  const wholeMinutesOf = ({ examDay, minutes, daysOff }: Described): number[] =>
    minutesUntil(examDay, context.now().day, { minutes, daysOff: daysOff.flatMap((text) => parseStudyDay(text) ?? []) });
  /** What was studied today is taken off. */
  const minutesOf = (profile: Described): number[] => {
    const done = context.store().counts.totalOn(context.now().day).durationMs / 60_000;
    return wholeMinutesOf(profile).map((each, index) => (index === 0 ? Math.max(0, each - done) : each));
  };
  const deckNames = {
    nameOf: (id: number) => context.decks().get(id)?.name ?? '',
    weightsOf: (id: number) => context.decks().get(id)?.effective.weights ?? [],
  };

  const priceOf = (profile: Described) => kept.get(profile.id)?.planned.price ?? heads.get(profile)?.price ?? null;

  const requestFor = (profile: Described, isWhatIf = false): ExamPlanRequest => {
    const examDay = parseStudyDay(profile.date) ?? profile.examDay;
    const scope = decksInScope(context, profile);
    return {
      name: 'exam-plan',
      dataDir: context.ports.dataDir,
      profile: profile.id,
      exam: profile.exam,
      domains: profile.domains,
      today: context.now().day,
      minutes: minutesOf({ ...profile, examDay }),
      decks: [...context.decks().values()].map(({ id, name, effective }) => ({
        id,
        name,
        weights: effective.weights,
        inScope: scope.has(id),
      })),
      near: isWhatIf ? priceOf(profile) : null,
    };
  };

  /** Within a day the order stays as it is: what a card gains depends on no other card's answers. */
  const orderOf = (profile: Described, scope: readonly ScopeCard[]): PlannedCard[] => {
    const { day } = context.now();
    const price = priceOf(profile) ?? middlePrice;
    const state = [profile.id, day, context.generation(), price].join();
    if (ordered?.state === state) return ordered.order;
    const timings = context.store().counts.timings(recentAnswers);
    const cards = toPlanCards(scope, profile, deckNames, timings);
    const { domains } = profile;
    const { order } = orderAt({ cards, domains, today: day, minutes: wholeMinutesOf(profile), pace: paceOf(timings) }, price);
    ordered = { state, order };
    return order;
  };

  const queue = (): DayQueue<Asked> | null => {
    const profile = active();
    if (!profile) return null;
    const store = context.store();
    const { day } = context.now();
    // Working it out takes a while, and Today asks for what the session will ask for next.
    const state = [profile.id, day, context.generation(), store.revision(), priceOf(profile)].join();
    if (made?.state === state) return made.queue;
    const scope = store.exams.scope(decksInScope(context, profile), day);
    if (problemsOf(context, profile, scope).some(({ blocks }) => blocks)) {
      made = { state, queue: null, seconds: 0 };
      return null;
    }
    const asked = new Map(
      scope.map(({ memory, ...card }) => [card.id, { ...card, stability: memory?.stability ?? null, retrievability: null }]),
    );
    const isInSteps = ({ dueAt }: Asked) => dueAt !== null;
    const learning = [...asked.values()].filter(isInSteps).sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
    // Two cards of one passage would answer each other.
    const passages = new Set([...store.counts.siblingsDone(day), ...learning.map(({ siblings }) => siblings)]);
    const open = orderOf(profile, scope).filter(({ id }) => {
      const card = asked.get(id);
      if (!card || card.lastDay === day || isInSteps(card) || passages.has(card.siblings)) return false;
      passages.add(card.siblings);
      return true;
    });
    // Cards in steps come in any case, so their time is taken first.
    const inSteps = learning.length * recentPace().pass;
    const fitting = open.slice(0, countFitting(open, Math.max(0, (minutesOf(profile)[0] ?? 0) - inSteps / 60)));
    const main = fitting.flatMap(({ id }) => asked.get(id) ?? []);
    made = { state, queue: { learning, main, buried: 0 }, seconds: fitting.reduce((sum, { seconds }) => sum + seconds, inSteps) };
    return made.queue;
  };

  return {
    active,
    minutesLeft: () => {
      const profile = active();
      return profile ? (minutesOf(profile)[0] ?? 0) : 0;
    },
    expected: (profile) => (heads.isCurrent(profile) ? (heads.get(profile)?.expected ?? null) : null),
    keeping: (profile, request) => {
      const madeOf = heads.madeOf(profile);
      const state = about(request);
      return (planned) => {
        const outlook = { ...planned.outlook, since: heads.keep(profile, madeOf, planned) };
        kept.set(profile.id, { about: state, planned: { ...planned, outlook } });
        return outlook;
      };
    },
    latest: (profile) => {
      const last = kept.get(profile.id);
      return { outlook: last?.planned.outlook ?? null, current: last !== undefined && last.about === about(requestFor(profile)) };
    },

    queue,
    minutesPlanned: () => (queue() ? (made?.seconds ?? 0) / 60 : null),

    requestFor,
  };
}
