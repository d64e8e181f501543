import { defaultWeights, nextMemory, retrievability } from '../../scheduling/fsrs';
import { hashShare } from '../../scheduling/seeded';
import type { Memory, Rating } from '../../scheduling/types';
import { gaussian, pick } from '../chance';
import { defaultFirst, defaultPass, memoryAfterDay, type FirstShares, type MemoryModel } from '../memory-model';

/** A made-up person: how memory really works, and what the scheduler believes of it. */
export interface Learner {
  seed: number;
  truth: MemoryModel;
  belief: MemoryModel;
  /** How cards differ beyond what answers show: deviations of first stability (log) and difficulty. */
  spread: { stability: number; difficulty: number };
}

export interface LearnerOptions {
  /** Deviation of this person's weights from the defaults, 1 for people as they differ. */
  people: number;
  belief: 'equal' | 'default' | 'other';
  cards: Learner['spread'];
}

export function makeLearner(seed: number, options: LearnerOptions): Learner {
  const truth: MemoryModel = { weights: drawWeights(seed, options.people), first: drawFirst(seed, options.people), pass: defaultPass };
  const belief: MemoryModel =
    options.belief === 'equal'
      ? truth
      : {
          weights: options.belief === 'default' ? defaultWeights : drawWeights(seed + 500_009, options.people),
          first: defaultFirst,
          pass: defaultPass,
        };
  return { seed, truth, belief, spread: options.cards };
}

/** The true memory after a day's answer; a card's own nature shows in its first memory. */
export function trueMemoryAfter(learner: Learner, card: number, memory: Memory | null, elapsed: number, rating: Rating): Memory {
  const after = memoryAfterDay(memory, elapsed, rating, learner.truth.weights);
  if (memory !== null) return after;
  const { stability, difficulty } = learner.spread;
  return {
    stability: Math.max(0.01, after.stability * Math.exp(stability * gaussian(learner.seed * 31 + 1, card))),
    difficulty: Math.min(10, Math.max(1, after.difficulty + difficulty * gaussian(learner.seed * 31 + 2, card))),
  };
}

/** The learner's answer, by the card's and the answer's number: the same luck whatever the policy. */
export function answerOf(learner: Learner, card: number, answer: number, memory: Memory | null, elapsed: number): Rating {
  const luck = hashShare(learner.seed * 65_537 + card, answer);
  if (memory === null) return (pick(learner.truth.first, luck) + 1) as Rating;
  if (luck >= retrievability(memory, elapsed, learner.truth.weights)) return 1;
  return (pick(learner.truth.pass, hashShare(learner.seed * 65_537 + card, 4096 + answer)) + 2) as Rating;
}

/** Deviations (of the logarithm, save for the last) with which people's FSRS-6 weights differ from the defaults. */
const weightSpread = [0.6, 0.5, 0.45, 0.4, 0.05, 0.1, 0.1, 0, 0.12, 0.3, 0.2, 0.2, 0.3, 0.15, 0.15, 0.15, 0.1, 0, 0, 0, 0.2];

function drawWeights(seed: number, people: number): readonly number[] {
  const weights = defaultWeights.map(
    (weight, index) => weight * Math.exp(people * (weightSpread[index] ?? 0) * gaussian(seed * 17 + 5, index)),
  );
  const [again = 0.2, hard = 1, good = 2, easy = 8] = weights.slice(0, 4).toSorted((a, b) => a - b);
  return [again, hard, good, easy, ...weights.slice(4)].map((weight, index) => {
    const [low, high] = limits[index] ?? [0, Infinity];
    return Math.min(Math.max(weight, low), high);
  });
}

const limits: Record<number, readonly [number, number]> = {
  4: [1, 10],
  5: [0.1, 4],
  6: [0.1, 4],
  8: [0, 4.5],
  9: [0, 0.8],
  10: [0.1, 3.5],
  11: [0.1, 5],
  12: [0.01, 0.25],
  13: [0.05, 0.9],
  14: [0, 4],
  15: [0, 1],
  16: [1, 6],
  20: [0.1, 0.8],
};

function drawFirst(seed: number, people: number): FirstShares {
  const shares = defaultFirst.map((share, index) => share * Math.exp(0.35 * people * gaussian(seed * 17 + 6, index)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const [again = 0, hard = 0, good = 0, easy = 0] = shares.map((share) => share / total);
  return [again, hard, good, easy];
}

/** A memory as it may be in the middle of studying: `reviews` answers at the times ordinary scheduling would ask. */
export function livedMemory(learner: Learner, card: number, reviews: number, intervalOf: (memory: Memory) => number): Lived {
  let truth: Memory | null = null;
  let belief: Memory | null = null;
  let elapsed = 0;
  for (let answer = 0; answer < reviews; answer++) {
    const rating = answerOf(learner, card, 1_000_000 + answer, truth, elapsed);
    truth = trueMemoryAfter(learner, card, truth, elapsed, rating);
    belief = memoryAfterDay(belief, elapsed, rating, learner.belief.weights);
    elapsed = Math.max(1, Math.round(intervalOf(belief)));
  }
  const never = nextMemory(null, 0, 3, learner.belief.weights);
  // Somewhere within the interval that follows, as decks are on any day.
  return { truth: truth ?? never, belief: belief ?? never, elapsed: 1 + Math.floor(elapsed * hashShare(learner.seed * 13 + 3, card)) };
}

interface Lived {
  truth: Memory;
  belief: Memory;
  elapsed: number;
}
