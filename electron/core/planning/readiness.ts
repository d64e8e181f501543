import { retrievability } from '../scheduling/fsrs';
import type { StudyDay } from '../scheduling/types';
import { logistic, logit } from './chance';
import { correct, drawCorrections, noCorrection, type ForecastCorrection } from './forecast-correction';
import type { ExamPlan, ForecastDraw, PlannedCard } from './plan-days';
import type { PlanCard } from './plan-scope';
import type { DomainWeight } from './worth';

/** A share recalled, with the range in which it lies four times of five. All from 0 to 1. */
export interface Forecast {
  expected: number;
  low: number;
  high: number;
}

export interface DomainReadiness {
  slug: string;
  weight: number;
  cards: number;
  /** Share of its cards never seen so far. */
  unseen: number;
  /** If the exam were today, and at the exam with the plan kept; null without cards. */
  today: Forecast | null;
  exam: Forecast | null;
}

export interface Readiness {
  domains: DomainReadiness[];
  /** As the exam weighs its domains; of those with cards. */
  total: Omit<DomainReadiness, 'slug'>;
  /** Share of the exam's weight in domains without cards. */
  uncovered: number;
  /** Those whose asking today adds most, the greatest first. */
  gainers: PlannedCard[];
}

export interface ReadinessInput {
  plan: ExamPlan;
  cards: readonly PlanCard[];
  domains: readonly DomainWeight[];
  today: StudyDay;
  correction?: ForecastCorrection;
}

const gainersShown = 10;
const drawsOfToday = 5;
/** Four times of five a normal deviation is no greater. */
const fourOfFive = 1.2816;

/** How ready a person is today and will be. Recall as the forecast has it, never a probability of passing. */
export function assessReadiness({ plan, cards, domains, today, correction = noCorrection }: ReadinessInput): Readiness {
  const parts = domains.map(({ slug }) => cards.filter((card) => card.domain === slug));
  const now = drawsToday(parts, today, correction);
  const weights = domains.map(({ weight }, index) => ((parts[index]?.length ?? 0) > 0 ? weight : 0));
  const weightOfAll = domains.reduce((sum, { weight }) => sum + weight, 0);
  const covered = weights.reduce((sum, weight) => sum + weight, 0);
  const unseenOf = (part: readonly PlanCard[]) =>
    part.length === 0 ? 0 : part.filter(({ memory }) => memory === null).length / part.length;
  const total = (draws: readonly ForecastDraw[]) =>
    covered > 0 ? forecastOf(draws.map(({ deviation, recall }) => ({ deviation, value: weigh(recall, weights) }))) : null;
  return {
    domains: domains.map(({ slug, weight }, index) => {
      const part = parts[index] ?? [];
      const ofDomain = (draws: readonly ForecastDraw[]) =>
        part.length > 0 ? forecastOf(draws.map(({ deviation, recall }) => ({ deviation, value: recall[index] ?? 0 }))) : null;
      return { slug, weight, cards: part.length, unseen: unseenOf(part), today: ofDomain(now), exam: ofDomain(plan.draws) };
    }),
    total: {
      weight: covered,
      cards: parts.reduce((sum, part) => sum + part.length, 0),
      unseen: covered > 0 ? weigh(parts.map(unseenOf), weights) : 0,
      today: total(now),
      exam: total(plan.draws),
    },
    uncovered: weightOfAll > 0 ? 1 - covered / weightOfAll : 0,
    gainers: plan.order.toSorted((a, b) => b.gain - a.gain).slice(0, gainersShown),
  };
}

function drawsToday(parts: readonly (readonly PlanCard[])[], today: StudyDay, correction: ForecastCorrection): ForecastDraw[] {
  const believed = parts.map((part) =>
    part.map(({ memory, lastDay, model }) =>
      memory === null || lastDay === null ? 0 : retrievability(memory, Math.max(0, today - lastDay), model.weights),
    ),
  );
  return drawCorrections(correction, drawsOfToday).map((drawn) => ({
    deviation: drawn.deviation,
    recall: believed.map((part) => part.reduce((sum, recall) => sum + (recall > 0 ? correct(recall, drawn) : 0), 0) / part.length),
  }));
}

function weigh(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  weights.forEach((weight, index) => {
    if (weight <= 0) return;
    sum += weight * (values[index] ?? 0);
    total += weight;
  });
  return sum / total;
}

/** The line through the draws' log-odds says how much the forecast moves with its correction; what is off the line is chance. */
function forecastOf(draws: readonly { deviation: number; value: number }[]): Forecast {
  const count = draws.length;
  const expected = draws.reduce((sum, { value }) => sum + value, 0) / count;
  const points = draws.map(({ deviation, value }) => ({ deviation, odds: logit(value) }));
  const middle = points.reduce((sum, { odds }) => sum + odds, 0) / count;
  const square = points.reduce((sum, { deviation }) => sum + deviation ** 2, 0);
  const slope = square > 0 ? points.reduce((sum, { deviation, odds }) => sum + deviation * odds, 0) / square : 0;
  const rest = points.reduce((sum, { deviation, odds }) => sum + (odds - middle - slope * deviation) ** 2, 0) / Math.max(1, count - 2);
  const spread = fourOfFive * Math.sqrt(slope ** 2 + rest);
  if (expected <= 0) return { expected: 0, low: 0, high: 0 };
  return { expected, low: Math.min(expected, logistic(middle - spread)), high: Math.max(expected, logistic(middle + spread)) };
}
