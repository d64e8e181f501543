import { prepareScope, priceScope, type PlanCard } from '../../../electron/core/planning/plan-scope';
import { planDays } from '../../../electron/core/planning/plan-days';
import { assessReadiness, type Forecast } from '../../../electron/core/planning/readiness';
import { learnFrom, noCorrection } from '../../../electron/core/planning/forecast-correction';
import { playOut } from '../../../electron/core/planning/rollout';
import { answerOf, makeLearner, trueMemoryAfter, type LearnerOptions } from '../../../electron/core/planning/simulation/learner';
import { retrievability } from '../../../electron/core/scheduling/fsrs';
import { paceOf } from '../../../electron/core/scheduling/pace';
import type { Memory } from '../../../electron/core/scheduling/types';

export interface Trial {
  cards: number;
  days: number;
  minutes: number;
  /** Days on which a forecast is made. */
  asked: readonly number[];
}

/** What was forecast on a day, for today and for the exam, and how it came out. */
export interface Judged {
  day: number;
  about: 'today' | 'exam';
  forecast: Forecast;
  truth: number;
}

const domains = [
  { slug: 'a', weight: 60 },
  { slug: 'b', weight: 40 },
];
const pace = paceOf([]);
const seconds = { new: 51, pass: 13, fail: 51 };

/** A learner studies by the plan; forecasts made on the way meet what the memory truly holds. */
export function judgeForecasts(seed: number, options: LearnerOptions, trial: Trial): Judged[] {
  const learner = makeLearner(seed, options);
  const truths: (Memory | null)[] = Array.from({ length: trial.cards }, () => null);
  let cards = truths.map((_, id): PlanCard => ({
    id,
    kind: 'basic',
    domain: id % 3 === 0 ? 'b' : 'a',
    memory: null,
    lastDay: null,
    model: learner.belief,
  }));
  const answers = new Int32Array(trial.cards);
  const forecasts: Omit<Judged, 'truth'>[] = [];
  const judged: Judged[] = [];
  let correction = noCorrection;

  const trueRecall = (day: number): number =>
    domains.reduce((sum, { slug, weight }) => {
      const part = cards.filter(({ domain }) => domain === slug);
      const recall = part.reduce((total, { id, lastDay }) => {
        const memory = truths[id] ?? null;
        return memory === null || lastDay === null ? total : total + retrievability(memory, day - lastDay, learner.truth.weights);
      }, 0);
      return sum + ((weight / 100) * recall) / part.length;
    }, 0);

  trial.asked.forEach((start, part) => {
    const minutes = Array.from({ length: trial.days - start }, () => trial.minutes);
    const plan = planDays({ cards, domains, today: start, minutes, pace, correction, seed });
    const { total } = assessReadiness({ plan, cards, domains, today: start, correction });
    if (total.exam) forecasts.push({ day: start, about: 'exam', forecast: total.exam });
    if (total.today && start > 0) judged.push({ day: start, about: 'today', forecast: total.today, truth: trueRecall(start) });

    const scope = prepareScope({ cards, domains, today: start, minutes, secondsOf: () => seconds });
    const lived = playOut(
      scope,
      priceScope(scope, plan.price),
      (id, _answer, memory, elapsed, believed) => {
        const truth = truths[id] ?? null;
        const rating = answerOf(learner, id, answers[id] ?? 0, truth, elapsed);
        answers[id] = (answers[id] ?? 0) + 1;
        truths[id] = trueMemoryAfter(learner, id, truth, elapsed, rating);
        if (memory !== null) correction = learnFrom(correction, believed, rating > 1);
        return rating;
      },
      (trial.asked[part + 1] ?? trial.days) - start,
    );
    cards = cards.map((card, index) => {
      const last = lived.lastDay[index] ?? -1;
      return last < 0 ? card : { ...card, memory: lived.memories[index] ?? null, lastDay: start + last };
    });
  });
  const truth = trueRecall(trial.days);
  return [...judged, ...forecasts.map((forecast) => ({ ...forecast, truth }))];
}

/** Share of forecasts whose range holds the truth. */
export function coverageOf(judged: readonly Judged[]): number {
  return judged.filter(({ forecast, truth }) => truth >= forecast.low && truth <= forecast.high).length / judged.length;
}
