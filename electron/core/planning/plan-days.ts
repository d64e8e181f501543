import { AppError } from '../errors';
import type { Pace } from '../scheduling/pace';
import type { StudyDay } from '../scheduling/types';
import { correct, drawCorrections, noCorrection, type DrawnCorrection, type ForecastCorrection } from './forecast-correction';
import { findPrice } from './find-price';
import type { LeftOut } from './left-out';
import { daySecondsOf, prepareScope, priceScope, type PlanCard, type PlanScope, type PricedScope } from './plan-scope';
import { expectedAnswers, playOut, type Rollout } from './rollout';
import type { DomainWeight } from './worth';

export interface PlanInput {
  /** In the order of the notes: new cards of equal worth are asked in it. */
  cards: readonly PlanCard[];
  domains: readonly DomainWeight[];
  today: StudyDay;
  /** Minutes on each day from today to the one before the exam; what was studied today already is taken off the first. */
  minutes: readonly number[];
  pace: Pace;
  correction?: ForecastCorrection;
  /** The same seed gives the same plan. */
  seed: number;
  /** `price` of a plan much like this one, for a quick answer to a what-if with many cards and days. */
  near?: number;
}

/** One day of the road, as expected: means over the ways it may go, so not whole numbers. */
export interface PlanDay {
  day: StudyDay;
  minutes: number;
  used: number;
  new: number;
  reviews: number;
}

export interface PlannedCard {
  id: number;
  /** Expected seconds, all answers of the day together. */
  seconds: number;
  /** What asking it today adds to the expected result over waiting, in points of 100. */
  gain: number;
}

/** One way the forecast may turn out. */
export interface ForecastDraw {
  /** Deviations from the middle forecast. */
  deviation: number;
  /** Mean recall at the exam by domain, in the order of `domains`; NaN without cards. */
  recall: readonly number[];
}

export interface ExamPlan {
  today: StudyDay;
  examDay: StudyDay;
  /** Rung of the price of a second on its ladder. */
  price: number;
  days: PlanDay[];
  /** Today's cards in order. All that are worth asking, the first `fits` of them within today's minutes. */
  order: PlannedCard[];
  fits: number;
  draws: ForecastDraw[];
  leftOut: LeftOut;
}

/**
 * What to study each day so that the expected result of the exam is highest.
 * @throws AppError `bad-input` for minutes that are no numbers
 */
export function planDays(input: PlanInput): ExamPlan {
  const { cards, domains, today, minutes, pace, seed, correction = noCorrection } = input;
  if (minutes.some((each) => !(each >= 0 && each <= 1440))) {
    throw new AppError('bad-input', 'Minutes a day must lie between 0 and 1,440.');
  }
  const scope = prepareScope({ cards, domains, today, minutes, secondsOf: (kind) => daySecondsOf(pace, kind) });
  const priced = findPrice(scope, seed, input.near);
  const corrections = drawCorrections(correction, gamesFor(scope));
  const rollouts = corrections.map((drawn, index) => playOut(scope, priced, expectedAnswers(scope, seed + 100 + index, drawn)));
  const { order, fits } = orderToday(scope, priced);
  return {
    today,
    examDay: today + minutes.length,
    price: priced.rung,
    days: minutes.map((each, index) => dayOf(today + index, index, each, rollouts)),
    order,
    fits,
    draws: rollouts.map((rollout, index) => drawOf(scope, domains, rollout, corrections[index])),
    leftOut: leftOutOf(scope, rollouts),
  };
}

/** Today's cards alone, at the price of a plan made before; `planDays` finds the price. */
export function orderAt(
  input: Pick<PlanInput, 'cards' | 'domains' | 'today' | 'minutes' | 'pace'>,
  price: number,
): Pick<ExamPlan, 'order' | 'fits'> {
  const { cards, domains, today, minutes, pace } = input;
  const scope = prepareScope({ cards, domains, today, minutes, secondsOf: (kind) => daySecondsOf(pace, kind) });
  return orderToday(scope, priceScope(scope, price));
}

/**
 * How many cards from the front of an order fit into so many minutes. What a card gains today depends on no other card's answers,
 * so within a day the order stays as it is and only the minutes left change.
 */
export function countFitting(order: readonly Pick<PlannedCard, 'seconds'>[], minutes: number): number {
  let rest = minutes * 60;
  const first = order.findIndex(({ seconds }) => {
    rest -= seconds;
    return rest < 0;
  });
  return first < 0 ? order.length : first;
}

/** Ways to play out: more where they are quick. */
function gamesFor({ cards, days }: PlanScope): number {
  return Math.min(16, Math.max(4, Math.round(150_000 / Math.max(1, cards.length * days))));
}

function dayOf(day: StudyDay, index: number, minutes: number, rollouts: readonly Rollout[]): PlanDay {
  const mean = (of: (rollout: Rollout) => number) => rollouts.reduce((sum, rollout) => sum + of(rollout), 0) / rollouts.length;
  return {
    day,
    minutes,
    used: mean(({ seconds }) => seconds[index] ?? 0) / 60,
    new: mean(({ fresh }) => fresh[index] ?? 0),
    reviews: mean(({ reviews }) => reviews[index] ?? 0),
  };
}

function orderToday(scope: PlanScope, priced: PricedScope): { order: PlannedCard[]; fits: number } {
  const budget = scope.budget[0] ?? 0;
  const worthy = scope.worth.reduce((count, worth) => count + (worth > 0 ? 1 : 0), 0);
  if (scope.days === 0 || budget <= 0) return { order: [], fits: 0 };
  const order = scope.cards
    .flatMap((card, index) => {
      const table = priced.tables[index];
      const perSecond = card.memory === null ? (table?.gainOfNew[scope.days] ?? 0) : (priced.known[index * scope.days] ?? 0);
      if (perSecond <= 0 || (scope.worth[index] ?? 0) <= 0) return [];
      const costs = scope.seconds[index];
      const recall = scope.outlooks[index]?.recall[0] ?? 0;
      const seconds = !costs ? 0 : card.memory === null ? costs.new : recall * costs.pass + (1 - recall) * costs.fail;
      const rate = perSecond * (priced.factor[index] ?? 0);
      return [{ id: card.id, seconds, gain: (100 * rate * seconds) / worthy, rate, index }];
    })
    .sort((a, b) => b.rate - a.rate || a.index - b.index);
  return { order: order.map(({ id, seconds, gain }) => ({ id, seconds, gain })), fits: countFitting(order, budget / 60) };
}

function drawOf(scope: PlanScope, domains: readonly DomainWeight[], { recall }: Rollout, drawn: DrawnCorrection | undefined): ForecastDraw {
  const sums = new Map<string | null, { sum: number; count: number }>();
  scope.cards.forEach(({ domain }, index) => {
    const entry = sums.get(domain) ?? { sum: 0, count: 0 };
    const believed = recall[index] ?? 0;
    if (believed > 0 && drawn) entry.sum += correct(believed, drawn);
    entry.count++;
    sums.set(domain, entry);
  });
  return {
    deviation: drawn?.deviation ?? 0,
    recall: domains.map(({ slug }) => {
      const entry = sums.get(slug);
      return entry ? entry.sum / entry.count : Number.NaN;
    }),
  };
}

function leftOutOf(scope: PlanScope, rollouts: readonly Rollout[]): LeftOut {
  const worthy = scope.worth.reduce((count, worth) => count + (worth > 0 ? 1 : 0), 0);
  const ids: number[] = [];
  let share = 0;
  let seconds = 0;
  scope.cards.forEach(({ id, memory }, index) => {
    const worth = scope.worth[index] ?? 0;
    if (memory !== null || worth <= 0) return;
    const missed = rollouts.filter(({ memories }) => memories[index] === null).length;
    if (missed * 2 <= rollouts.length) return;
    ids.push(id);
    share += worth / worthy;
    seconds += scope.seconds[index]?.new ?? 0;
  });
  const open = scope.budget.filter((each) => each > 0).length;
  return { ids, share, minutesMore: open > 0 ? Math.ceil(seconds / 60 / open) : 0 };
}
