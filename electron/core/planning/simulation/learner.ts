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

/** How one FSRS-6 weight differs between people: middle, deviation with how easy a person finds the material, and deviation of its own. */
interface WeightSpread {
  middle: number;
  ease: number;
  own: number;
  /** Deviations are of the logarithm. */
  log: boolean;
  /** Bounds of FSRS-6. */
  least: number;
  most: number;
}

const ofLog = (middle: number, ease: number, own: number, least: number, most: number): WeightSpread => ({
  middle,
  ease,
  own,
  log: true,
  least,
  most,
});
const plain = (middle: number, ease: number, own: number, least: number, most: number): WeightSpread => ({
  middle,
  ease,
  own,
  log: false,
  least,
  most,
});

/** As the weights lie that open-spaced-repetition's benchmark fitted to the first fifty of its users (read off, rounded). */
const weightSpreads: readonly WeightSpread[] = [
  ofLog(0.2, 0.8, 1.1, 0.01, 100),
  ofLog(1.1, 1.3, 0.6, 0.01, 100),
  ofLog(2.5, 1.35, 0.6, 0.01, 100),
  ofLog(16, 0.85, 0.8, 0.01, 100),
  plain(7, -0.2, 0.25, 1, 10),
  plain(0.55, 0.12, 0.2, 0.01, 4),
  plain(2.3, 0, 0.3, 0.1, 4),
  ofLog(0.02, 0, 1, 0.001, 0.75),
  plain(1.5, 0.28, 0.25, 0, 4.5),
  plain(0.18, -0.08, 0.12, 0, 0.8),
  plain(1.02, 0.2, 0.22, 0.1, 3.5),
  plain(1.8, 0, 0.1, 0.1, 5),
  plain(0.12, 0, 0.04, 0.01, 0.25),
  plain(0.3, 0, 0.12, 0.05, 0.9),
  plain(2.2, 0, 0.35, 0, 4),
  plain(0.27, 0, 0.2, 0, 1),
  plain(3.05, 0, 0.6, 1, 6),
  plain(0.8, 0, 0.28, 0, 2),
  plain(0.3, 0, 0.24, 0, 2),
  plain(0.13, 0, 0.1, 0.01, 0.8),
  ofLog(0.24, 0, 0.5, 0.1, 0.8),
];

function drawWeights(seed: number, people: number): readonly number[] {
  if (people === 0) return defaultWeights;
  const ease = gaussian(seed * 17 + 5, 100);
  const weights = weightSpreads.map((spread, index) => {
    const deviation = people * (spread.ease * ease + spread.own * gaussian(seed * 17 + 5, index));
    const drawn = spread.log ? spread.middle * Math.exp(deviation) : spread.middle + deviation;
    return Math.min(Math.max(drawn, spread.least), spread.most);
  });
  // A better first answer never means a weaker memory.
  return [...weights.slice(0, 4).toSorted((a, b) => a - b), ...weights.slice(4)];
}

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
