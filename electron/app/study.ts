import type { AnswerInput, Answered, Choice, Counts, SessionSummary, StudyStep, Undone } from '../contract';
import { AppError } from '../core/errors';
import { outcomes, type AnswerContext, type Outcome } from '../core/scheduling/answer';
import { retrievability } from '../core/scheduling/fsrs';
import { nextInQueue, queueCounts, requeue, type DayQueue } from '../core/scheduling/queue';
import type { Instant, Rating, Schedule, StudyDay } from '../core/scheduling/types';
import { cardView } from './cards';
import type { Context, Moment } from './context';
import type { CustomStudy } from './custom-study';
import { deckOf } from './context';
import { readQueue, type Asked } from './day-queue';
import type { ExamPlans } from './exam-plans';
import { gradeTyped } from './grading';

interface Session {
  deck: number | null;
  day: StudyDay;
  generation: number;
  queue: DayQueue<Asked>;
  /** It follows the plan of an exam: until the day's minutes are used. */
  isPlanned: boolean;
  lastAsked: number | null;
}

export interface Study {
  /** From a deck, from all, or from a session of cards chosen for it. */
  next: (deck: number | null, custom?: number) => StudyStep;
  answer: (input: AnswerInput) => Promise<Answered>;
  undo: () => Undone | null;
  summary: (since: Instant) => SessionSummary;
}

export function createStudy(context: Context, plans: ExamPlans, customs: CustomStudy): Study {
  let session: Session | null = null;
  /** A card just taken back is asked again before any other. */
  let takenBack: number | null = null;
  const loads = createLoads(context);

  const sessionFor = (deck: number | null, day: StudyDay): Session => {
    if (session?.deck !== deck || session.day !== day || session.generation !== context.generation()) {
      if (deck !== null) deckOf(context, deck);
      const planned = deck === null ? plans.queue() : null;
      session = {
        deck,
        day,
        generation: context.generation(),
        queue: planned ?? readQueue(context, deck, day),
        isPlanned: planned !== null,
        lastAsked: session?.lastAsked ?? null,
      };
    }
    return session;
  };

  const answerContext = (card: number, deckId: number, { at, day }: Moment): AnswerContext => ({
    cardId: card,
    at,
    day,
    options: deckOf(context, deckId).effective,
    dayLoad: loads.on(day),
  });

  /** A plan's session ends with the day's minutes, whether they held more answers than expected or fewer. */
  const inTime = (current: Session): Session => {
    if (!current.isPlanned) return current;
    const isOver = plans.minutesLeft() <= 0;
    if (isOver && current.queue.main.length > 0) current.queue = { ...current.queue, main: [] };
    else if (!isOver && current.queue.main.length === 0) {
      const { main } = plans.queue() ?? { main: [] };
      current.queue = { ...current.queue, main: main.filter(({ id }) => !current.queue.learning.some((card) => card.id === id)) };
    }
    return current;
  };

  const step = (deck: number | null, moment: Moment): StudyStep => {
    const { queue, lastAsked } = inTime(sessionFor(deck, moment.day));
    const remaining = queueCounts(queue);
    const again = takenBack === null ? undefined : [...queue.learning, ...queue.main].find(({ id }) => id === takenBack);
    const learnAhead = context.settings().deckDefaults.learnAheadMinutes;
    const next = again ? ({ type: 'card', card: again } as const) : nextInQueue(queue, moment.at, learnAhead, lastAsked);
    if (next.type === 'done') return { type: 'done', remaining };
    if (next.type === 'wait') return { type: 'wait', until: next.until, remaining };
    return ask(next.card.id, remaining, moment);
  };

  const ask = (id: number, remaining: Counts, moment: Moment): Extract<StudyStep, { type: 'card' }> => {
    const schedule = scheduleOf(context, id);
    const card = cardView(context, id);
    const deckId = card.deck.id;
    const typed = card.html ? card.html.typed !== null : deckOf(context, deckId).effective.typedKinds.includes(card.kind);
    return { type: 'card', card, choices: choicesOf(outcomes(schedule, answerContext(id, deckId, moment))), typed, remaining };
  };

  const customStep = (custom: number, moment: Moment): StudyStep => {
    const id = customs.next(custom);
    const remaining = customs.remaining(custom);
    if (id === null) return { type: 'done', remaining };
    const asked = ask(id, remaining, moment);
    return customs.isPractice(custom) ? { ...asked, choices: noChoices, practice: true } : asked;
  };

  return {
    next: (deck, custom) => (custom === undefined ? step(deck, context.now()) : customStep(custom, context.now())),

    answer: async ({ card, deck, custom, rating, durationMs, typed }) => {
      const store = context.store();
      const stored = cardView(context, card);
      // An overruled verdict is kept as it was, also when the answer has been accepted since.
      const grade = typed ? await gradeTyped(context, stored, typed.text, (typed.overruled ?? null) !== null) : null;
      const moment = context.now();
      const practice = custom !== undefined && customs.isPractice(custom);
      const current = sessionFor(deck, moment.day);
      const schedule = scheduleOf(context, card);
      const { weights, leechAction } = deckOf(context, stored.deck.id).effective;
      const outcome = outcomes(schedule, answerContext(card, stored.deck.id, moment))[rating];
      const elapsedDays = schedule.lastDay === null ? null : Math.max(0, moment.day - schedule.lastDay);
      const { state, step: learningStep, dueAt, dueDay, interval } = outcome.schedule;

      const after = { state, step: learningStep, dueAt, dueDay, interval };
      const given = { at: moment.at, day: moment.day, rating };
      const label = practice ? 'Practice answer' : 'Answer';
      store.perform({ type: practice ? 'practice' : 'answer', label, card }, moment.at, () => {
        store.reviews.insert({
          card,
          entry: practice ? { type: 'practice', ...given } : { type: 'answer', ...given, after },
          utcOffset: moment.offset,
          stateBefore: schedule.state,
          durationMs,
          elapsedDays,
          typed: typed?.text ?? null,
          verdict: grade?.verdict ?? null,
          hints: typed?.hints ?? 0,
          overruled: typed?.overruled ?? null,
          predicted: schedule.memory === null || elapsedDays === null ? null : retrievability(schedule.memory, elapsedDays, weights),
        });
        if (practice) return;
        store.schedules.set(card, outcome.schedule);
        if (outcome.becameLeech) {
          store.marks.leech([card], true);
          if (leechAction === 'suspend') store.marks.suspend([card], true);
          else if (stored.flag === 0) store.marks.flag([card], 1);
        }
      });

      takenBack = null;
      if (practice) {
        customs.answered(custom, card, rating);
        return { card, leech: null, next: customStep(custom, moment) };
      }
      loads.moved(schedule.dueDay, dueAt === null ? dueDay : null);
      const gone = outcome.becameLeech && leechAction === 'suspend';
      const asked = [...current.queue.learning, ...current.queue.main].find(({ id }) => id === card);
      const moved = asked && { ...asked, state, dueAt: gone ? null : dueAt, dueDay };
      if (moved) session = { ...current, queue: requeue(current.queue, moved), lastAsked: card };
      else context.changed();
      if (custom !== undefined) customs.answered(custom, card, rating);
      const next = custom === undefined ? step(deck, moment) : customStep(custom, moment);
      return { card, leech: outcome.becameLeech ? leechAction : null, next };
    },

    undo: () => {
      const undone = context.store().undoLast(context.now().at);
      context.changed();
      takenBack = undone?.type === 'answer' ? undone.card : null;
      if ((undone?.type === 'answer' || undone?.type === 'practice') && undone.card !== null) customs.takeBack(undone.card);
      return undone && { label: undone.label, card: undone.card };
    },

    summary: (since) => summarise(context, since),
  };
}

/** How many cards are due on later days: counted once, then kept up to date by the answers themselves. */
function createLoads(context: Context) {
  let known = new Map<StudyDay, number>();
  let day = Number.NaN;
  let generation = -1;
  return {
    on: (today: StudyDay) => {
      if (day !== today || generation !== context.generation()) {
        known = new Map();
        day = today;
        generation = context.generation();
      }
      return (due: StudyDay): number => {
        const cards = known.get(due) ?? context.store().queue.countDue(due);
        known.set(due, cards);
        return cards;
      };
    },
    moved: (from: StudyDay | null, to: StudyDay | null) => {
      const change = (due: StudyDay | null, by: number) => {
        const cards = due === null ? undefined : known.get(due);
        if (due !== null && cards !== undefined) known.set(due, cards + by);
      };
      change(from, -1);
      change(to, 1);
    },
  };
}

function scheduleOf(context: Context, card: number): Schedule {
  const schedule = context.store().schedules.get(card);
  if (!schedule) throw new AppError('not-found', 'This card is no longer there. Nothing was stored.');
  return schedule;
}

/** Practice changes nothing of the schedule. */
const noChoice: Choice = { minutes: null, days: null };
const noChoices: Record<Rating, Choice> = { 1: noChoice, 2: noChoice, 3: noChoice, 4: noChoice };

function choicesOf(all: Record<Rating, Outcome>): Record<Rating, Choice> {
  const choice = ({ delayMinutes, intervalDays }: Outcome): Choice => ({ minutes: delayMinutes, days: intervalDays });
  return { 1: choice(all[1]), 2: choice(all[2]), 3: choice(all[3]), 4: choice(all[4]) };
}

function summarise(context: Context, since: Instant): SessionSummary {
  const store = context.store();
  const { day } = context.now();
  const answers = store.counts.since(day - 1, since);
  const first = new Map<number, Rating>();
  const again = new Map<number, number>();
  let milliseconds = 0;
  for (const { card, rating, durationMs } of answers) {
    if (!first.has(card)) first.set(card, rating);
    if (rating === 1) again.set(card, (again.get(card) ?? 0) + 1);
    milliseconds += durationMs ?? 0;
  }
  const hardest = [...again]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([id, times]) => {
      const { front, kind } = cardView(context, id);
      return { id, front, kind, again: times };
    });
  const right = [...first.values()].filter((rating) => rating > 1).length;
  return {
    reviews: answers.length,
    cards: first.size,
    rightFirstTime: first.size === 0 ? null : right / first.size,
    minutes: milliseconds / 60_000,
    hardest,
    tomorrow: store.queue.countDue(day + 1),
  };
}
