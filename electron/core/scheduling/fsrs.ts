import {
  clamp,
  CLAMP_PARAMETERS,
  default_w,
  FSRS5_DEFAULT_DECAY,
  FSRSAlgorithm,
  Rating as Grade,
  S_MAX,
  S_MIN,
  W17_W18_Ceiling,
} from 'ts-fsrs';
import { AppError } from '../errors';
import type { Memory, Rating } from './types';

// ts-fsrs puts enumerable methods on every Date when it loads; nothing used here needs them.
for (const name of ['scheduler', 'diff', 'format', 'dueFormat']) Reflect.deleteProperty(Date.prototype, name);

const grades = { 1: Grade.Again, 2: Grade.Hard, 3: Grade.Good, 4: Grade.Easy } as const;

const weightCount = 21;
const bounds = CLAMP_PARAMETERS(W17_W18_Ceiling, true);
/** An optimiser computes in 32 bits: its 0.8 reads as 0.800000012. */
const slack = 1e-6;

/** FSRS-6 weights for a person without a history. */
export const defaultWeights: readonly number[] = Object.freeze([...default_w]);

/**
 * The memory after a review. `elapsedDays` is a difference of study days, 0 for a review on the same day.
 * @throws AppError `bad-input` for weights that are not FSRS-6
 */
export function nextMemory(memory: Memory | null, elapsedDays: number, rating: Rating, weights: readonly number[]): Memory {
  const algorithm = algorithmFor(weights);
  if (memory === null) {
    // Not through `next_state`, which lifts a first stability below 0.1 that an optimiser may well have found.
    return { stability: at(weights, rating - 1), difficulty: clamp(algorithm.init_difficulty(grades[rating]), 1, 10) };
  }
  return algorithm.next_state(memory, Math.max(0, elapsedDays), grades[rating]);
}

/** Probability of recall, 0 to 1, so many study days after the last review. */
export function retrievability(memory: Memory, elapsedDays: number, weights: readonly number[]): number {
  return algorithmFor(weights).forgetting_curve(Math.max(0, elapsedDays), memory.stability);
}

/** Days, not rounded, until the probability of recall falls to `retention`. */
export function intervalFor(stability: number, retention: number, weights: readonly number[]): number {
  return stability * algorithmFor(weights).calculate_interval_modifier(retention);
}

/** A memory from elsewhere brought within what FSRS accepts; null when it is no memory at all. */
export function soundMemory(memory: Memory | null): Memory | null {
  if (memory === null || !Number.isFinite(memory.stability) || !Number.isFinite(memory.difficulty)) return null;
  if (memory.stability <= 0) return null;
  return { stability: clamp(memory.stability, S_MIN, S_MAX), difficulty: clamp(memory.difficulty, 1, 10) };
}

/** @throws AppError `bad-input` unless these are 21 numbers, each within the bounds of FSRS-6 */
export function checkWeights(weights: readonly number[]): void {
  if (weights.length !== weightCount) {
    throw new AppError('bad-input', `FSRS needs ${weightCount} parameters; these are ${weights.length}.`);
  }
  weights.forEach((weight, index) => {
    const [low, high] = boundsOf(index);
    if (!(weight >= low - slack && weight <= high + slack)) {
      throw new AppError('bad-input', `FSRS parameter ${index + 1} is ${weight}; it must lie between ${low} and ${high}.`);
    }
  });
}

/**
 * FSRS-6 weights from those of FSRS-4.5 (17), FSRS-5 (19) or FSRS-6 (21), converted and held within bounds as ts-fsrs does
 * (its own `migrateParameters` writes to the console).
 * @throws AppError `bad-input` for any other list
 */
export function convertWeights(weights: readonly number[]): number[] {
  if (![17, 19, weightCount].includes(weights.length) || !weights.every(Number.isFinite)) {
    throw new AppError('bad-input', `These are not FSRS parameters: 17, 19 or 21 numbers are needed, and these are ${weights.length}.`);
  }
  const converted = withinBounds(weights);
  if (weights.length === 17) {
    const [w4, w5, w6] = [at(converted, 4), at(converted, 5), at(converted, 6)];
    converted[4] = round8(w5 * 2 + w4);
    converted[5] = round8(Math.log(w5 * 3 + 1) / 3);
    converted[6] = round8(w6 + 0.5);
    converted.push(0, 0);
  }
  if (converted.length === 19) converted.push(0, FSRS5_DEFAULT_DECAY);
  return withinBounds(converted);
}

const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>();

function algorithmFor(weights: readonly number[]): FSRSAlgorithm {
  const known = algorithms.get(weights);
  if (known) return known;
  // Checked first because ts-fsrs answers a list of the wrong length with its defaults.
  checkWeights(weights);
  const algorithm = new FSRSAlgorithm({ w: [...weights] });
  algorithms.set(weights, algorithm);
  return algorithm;
}

function withinBounds(weights: readonly number[]): number[] {
  return weights.map((weight, index) => clamp(weight, ...boundsOf(index)));
}

function boundsOf(index: number): [low: number, high: number] {
  const [low = -Infinity, high = Infinity] = bounds[index] ?? [];
  return [low, high];
}

function at(weights: readonly number[], index: number): number {
  return weights[index] ?? Number.NaN;
}

function round8(value: number): number {
  return Number(value.toFixed(8));
}
