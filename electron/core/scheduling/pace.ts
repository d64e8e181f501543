import type { CardKind } from '../card';
import type { CardState, Rating } from './types';

/** Seconds an answer takes: the first one of a card, a pass, a fail. */
export interface Seconds {
  new: number;
  pass: number;
  fail: number;
}

/** A person's own seconds for each kind of card. */
export type Pace = Record<CardKind, Seconds>;

/** One answer's duration. */
export interface Timing {
  kind: CardKind;
  /** State before the answer. */
  state: CardState;
  rating: Rating;
  seconds: number;
}

/** A card still to be asked; without a probability of recall a review counts as one at 0.9. */
export interface Workload {
  kind: CardKind;
  state: CardState;
  retrievability?: number | null;
}

/** Seconds measured over many learners, for a person without a history. */
export const defaultSeconds: Seconds = { new: 38, pass: 13, fail: 38 };

/** So many answers of the person's own weigh as much as the default. */
const defaultWeight = 10;

/** The pace that recent answers show: own means where there are answers, the defaults where there are none. */
export function paceOf(timings: readonly Timing[]): Pace {
  const outcomes = ['new', 'pass', 'fail'] as const;
  const overall = means(timings, outcomes, defaultSeconds);
  const ofKind = (kind: CardKind): Seconds =>
    means(
      timings.filter((timing) => timing.kind === kind),
      outcomes,
      overall,
    );
  return {
    command: ofKind('command'),
    yaml: ofKind('yaml'),
    concept: ofKind('concept'),
    cloze: ofKind('cloze'),
    basic: ofKind('basic'),
  };
}

/** Seconds a card is expected to take today, its way through the steps included. */
export function expectedSeconds(card: Workload, pace: Pace): number {
  const seconds = pace[card.kind];
  switch (card.state) {
    case 'new':
      // Once more at the second step.
      return seconds.new + seconds.pass;
    case 'learning':
    case 'relearning':
      return seconds.pass;
    case 'review': {
      const recall = card.retrievability ?? 0.9;
      // A forgotten card comes back once.
      return recall * seconds.pass + (1 - recall) * (seconds.fail + seconds.pass);
    }
  }
}

/** Minutes, not rounded, that these cards are expected to take. */
export function expectedMinutes(cards: Iterable<Workload>, pace: Pace): number {
  let seconds = 0;
  for (const card of cards) seconds += expectedSeconds(card, pace);
  return seconds / 60;
}

/**
 * A mean that a walk to the door does not move: values beyond the upper quartile plus three times the middle half count as that fence.
 * Not a median, because minutes add up and long answers are part of them. NaN for no values.
 */
export function robustMean(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quartile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  const fence = quartile(0.75) + 3 * (quartile(0.75) - quartile(0.25));
  return sorted.reduce((sum, value) => sum + Math.min(value, fence), 0) / sorted.length;
}

function means(timings: readonly Timing[], outcomes: readonly (keyof Seconds)[], fallback: Seconds): Seconds {
  const seconds = { ...fallback };
  for (const outcome of outcomes) {
    const own = timings.filter((timing) => outcomeOf(timing) === outcome && timing.seconds > 0).map((timing) => timing.seconds);
    if (own.length > 0) {
      seconds[outcome] = (robustMean(own) * own.length + fallback[outcome] * defaultWeight) / (own.length + defaultWeight);
    }
  }
  return seconds;
}

function outcomeOf({ state, rating }: Timing): keyof Seconds {
  if (state === 'new') return 'new';
  return rating === 1 ? 'fail' : 'pass';
}
