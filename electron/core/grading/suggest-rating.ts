import type { CardState, Rating } from '../scheduling/types';
import type { GradePart, Verdict } from './verdict';

export interface Attempt {
  verdict: Verdict;
  parts: readonly GradePart[];
  hints: number;
  /** Hints that would have shown all of the answer. */
  allHints: number;
  seconds: number;
  /** What the person usually takes for a card like this one. */
  usualSeconds: number;
  state: CardState;
}

/** Beyond these shares of the usual time an answer counts as labored, or as effortless. */
const labored = 2;
const effortless = 0.5;
/** A manifest that is right but for so little was known, though not well. */
const nearlyAll = 0.9;

/** The rating to offer for a typed answer. The person may take another one. */
export function suggestRating({ verdict, parts, hints, allHints, seconds, usualSeconds, state }: Attempt): Rating {
  if (verdict === 'wrong') return 1;
  if (hints > 0 && hints * 2 >= allHints) return 1;
  if (verdict === 'partial') return shareMatched(parts) >= nearlyAll ? 2 : 1;
  if (hints > 0 || seconds > labored * usualSeconds) return 2;
  return state === 'review' && seconds < effortless * usualSeconds ? 4 : 3;
}

function shareMatched(parts: readonly GradePart[]): number {
  const expected = parts.filter(({ side }) => side === 'expected');
  return expected.length === 0 ? 0 : expected.filter(({ status }) => status === 'match').length / expected.length;
}
