import { retrievability } from '../../scheduling/fsrs';
import type { Memory } from '../../scheduling/types';
import { findPrice } from '../find-price';
import type { DaySeconds } from '../index-table';
import { memoryAfterDay } from '../memory-model';
import { prepareScope, type PlanCard } from '../plan-scope';
import { playOut } from '../rollout';
import { worthOf } from '../worth';
import { answerOf, livedMemory, makeLearner, trueMemoryAfter, type Learner } from './learner';
import {
  cramPolicy,
  defaultSettings,
  fsrsPolicy,
  greedyPolicy,
  nextDueDay,
  tuningGrid,
  type FsrsSettings,
  type Policy,
  type PolicyContext,
  type SimulatedCard,
} from './policies';
import type { Scenario } from './scenarios';

export const policyNames = ['default', 'tuned', 'cram', 'greedy', 'plan'] as const;
export type PolicyName = (typeof policyNames)[number];

/** One policy in one scenario, in percent of the exam's weight. */
export interface SimulationRow {
  scenario: string;
  policy: PolicyName;
  settings: string;
  /** Mean recall at the exam and its standard error over learners. */
  recall: number;
  error: number;
  /** The plan's recall less this policy's, learner by learner. */
  ahead: number;
  aheadError: number;
  /** Share of the minutes used and of the cards never seen. */
  used: number;
  unseen: number;
}

export interface SimulationOptions {
  learners: number;
  /** Learners the baseline is tuned on; never the same as those it is tried on. */
  tuningLearners: number;
  seed: number;
}

const seconds: DaySeconds = { new: 38, pass: 13, fail: 38 };
/** Days between two plans; the app makes one every day. */
const planEvery = 5;

interface TrueCard {
  truth: Memory | null;
  believed: Memory | null;
  lastDay: number;
  domain: string;
  worth: number;
}

interface Outcome {
  recall: number;
  used: number;
  unseen: number;
}

/** Every policy on the same learners with the same minutes. */
export function simulate(scenario: Scenario, { learners, tuningLearners, seed }: SimulationOptions): SimulationRow[] {
  const drawn = (count: number, from: number) => Array.from({ length: count }, (_, index) => makeLearner(from + index, scenario.learner));
  const settings = tune(scenario, drawn(tuningLearners, seed + 10_000));
  const sat = drawn(learners, seed);
  const results: Record<PolicyName, Outcome[]> = {
    default: sat.map((learner) => live(scenario, learner, (context) => fsrsPolicy(defaultSettings, context), defaultSettings.retention)),
    tuned: sat.map((learner) => live(scenario, learner, (context) => fsrsPolicy(settings, context), settings.retention)),
    cram: sat.map((learner) => live(scenario, learner, (context) => cramPolicy(3, context), defaultSettings.retention)),
    greedy: sat.map((learner) => live(scenario, learner, greedyPolicy, defaultSettings.retention)),
    plan: sat.map((learner) => livePlanned(scenario, learner)),
  };
  return policyNames.map((policy) => {
    const outcomes = results[policy];
    const recall = meanAndError(outcomes.map((outcome) => outcome.recall));
    const ahead = meanAndError(outcomes.map((outcome, index) => (results.plan[index]?.recall ?? 0) - outcome.recall));
    return {
      scenario: scenario.slug,
      policy,
      settings: policy === 'tuned' ? describe(settings) : '',
      recall: recall.mean,
      error: recall.error,
      ahead: ahead.mean,
      aheadError: ahead.error,
      used: meanAndError(outcomes.map((outcome) => outcome.used)).mean,
      unseen: meanAndError(outcomes.map((outcome) => outcome.unseen)).mean,
    };
  });
}

function tune(scenario: Scenario, learners: readonly Learner[]): FsrsSettings {
  let best = defaultSettings;
  let most = -1;
  for (const settings of tuningGrid) {
    const outcomes = learners.map((learner) => live(scenario, learner, (context) => fsrsPolicy(settings, context), settings.retention));
    const { mean } = meanAndError(outcomes.map(({ recall }) => recall));
    if (mean > most) [best, most] = [settings, mean];
  }
  return best;
}

function describe({ retention, newPerDay, order }: FsrsSettings): string {
  return `${retention} · ${newPerDay} a day · ${order}`;
}

/** A deck as it is on the first day. */
function dealCards(scenario: Scenario, learner: Learner): TrueCard[] {
  const turns = scenario.domains.flatMap(({ slug, cards }) => Array.from({ length: cards }, () => slug));
  const domains = Array.from({ length: scenario.newCards + scenario.knownCards }, (_, index) => ({
    domain: turns[index % turns.length] ?? '',
  }));
  const worth = worthOf(domains, scenario.domains);
  return domains.map(({ domain }, index) => {
    const place = { domain, worth: (worth[index] ?? 0) * domains.length };
    if (index < scenario.newCards) return { ...place, truth: null, believed: null, lastDay: 0 };
    const lived = livedMemory(learner, index, 1 + (index % 6), (memory) => nextDueDay(memory, 0, 0.9, learner.belief));
    return { ...place, truth: lived.truth, believed: lived.belief, lastDay: -lived.elapsed };
  });
}

function live(scenario: Scenario, learner: Learner, policyOf: (context: PolicyContext) => Policy, retention: number): Outcome {
  const days = scenario.minutes.length;
  const cards = dealCards(scenario, learner);
  const policy = policyOf({ model: learner.belief, days, seconds });
  const view: SimulatedCard[] = cards.map(({ believed, lastDay, worth }) => ({
    memory: believed,
    lastDay,
    dueDay: believed === null ? 0 : nextDueDay(believed, lastDay, retention, learner.belief),
    worth,
  }));
  const answers = new Int32Array(cards.length);
  let used = 0;
  scenario.minutes.forEach((minutes, day) => {
    let rest = minutes * 60;
    for (const index of rest > 0 ? policy(view, day) : []) {
      const card = cards[index];
      const seen = view[index];
      // The same rule as the plan's: even a failed answer must fit.
      if (!card || !seen || (card.truth === null ? seconds.new : seconds.fail) > rest) break;
      const rating = answerOf(learner, index, answers[index] ?? 0, card.truth, day - card.lastDay);
      rest -= card.truth === null ? seconds.new : rating === 1 ? seconds.fail : seconds.pass;
      const elapsed = card.truth === null ? 0 : day - card.lastDay;
      answers[index] = (answers[index] ?? 0) + 1;
      seen.memory = memoryAfterDay(seen.memory, elapsed, rating, learner.belief.weights);
      seen.lastDay = day;
      seen.dueDay = nextDueDay(seen.memory, day, retention, learner.belief);
      card.truth = trueMemoryAfter(learner, index, card.truth, elapsed, rating);
      card.lastDay = day;
    }
    used += minutes * 60 - rest;
  });
  return outcomeOf(scenario, learner, cards, used);
}

function livePlanned(scenario: Scenario, learner: Learner): Outcome {
  const days = scenario.minutes.length;
  const cards = dealCards(scenario, learner);
  const answers = new Int32Array(cards.length);
  let used = 0;
  for (let start = 0; start < days; start += planEvery) {
    const planned = cards.map(({ believed, lastDay, domain }, id): PlanCard => ({
      id,
      kind: 'basic',
      domain,
      memory: believed,
      lastDay: believed === null ? null : lastDay,
      model: learner.belief,
    }));
    const scope = prepareScope({
      cards: planned,
      domains: scenario.domains,
      today: start,
      minutes: scenario.minutes.slice(start),
      secondsOf: () => seconds,
    });
    const priced = findPrice(scope, learner.seed * 7 + start);
    const part = playOut(
      scope,
      priced,
      (index, _answer, _memory, elapsed) => {
        const card = cards[index];
        if (!card) return 1;
        const rating = answerOf(learner, index, answers[index] ?? 0, card.truth, elapsed);
        answers[index] = (answers[index] ?? 0) + 1;
        card.truth = trueMemoryAfter(learner, index, card.truth, elapsed, rating);
        return rating;
      },
      Math.min(planEvery, days - start),
    );
    cards.forEach((card, index) => {
      card.believed = part.memories[index] ?? null;
      const last = part.lastDay[index] ?? -1;
      if (last >= 0) card.lastDay = start + last;
    });
    used += part.seconds.reduce((sum, each) => sum + each, 0);
  }
  return outcomeOf(scenario, learner, cards, used);
}

function outcomeOf({ minutes }: Scenario, { truth: { weights } }: Learner, cards: readonly TrueCard[], used: number): Outcome {
  let recall = 0;
  let unseen = 0;
  for (const { truth, lastDay, worth } of cards) {
    if (truth === null) unseen++;
    else recall += worth * retrievability(truth, minutes.length - lastDay, weights);
  }
  const budget = minutes.reduce((sum, each) => sum + each * 60, 0);
  return { recall: (100 * recall) / cards.length, used: used / budget, unseen: unseen / cards.length };
}

function meanAndError(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}
