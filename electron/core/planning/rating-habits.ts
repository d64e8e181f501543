import type { Rating } from '../scheduling/types';
import { defaultFirst, defaultPass, type FirstShares, type PassShares } from './memory-model';

/** So many answers of a person's own weigh as much as the default shares. */
const defaultWeight = 30;

/** How a person's answers fall: own counts where there are many, the shares of people at large where there are few. */
export function habitsOf(answers: Iterable<{ first: boolean; rating: Rating }>): { first: FirstShares; pass: PassShares } {
  const first = [0, 0, 0, 0];
  const pass = [0, 0, 0, 0];
  for (const answer of answers) {
    if (answer.first) first[answer.rating - 1] = (first[answer.rating - 1] ?? 0) + 1;
    else if (answer.rating > 1) pass[answer.rating - 1] = (pass[answer.rating - 1] ?? 0) + 1;
  }
  const [again = 0, hard = 0, good = 0, easy = 0] = shrink(first, defaultFirst);
  const [passHard = 0, passGood = 0, passEasy = 0] = shrink(pass.slice(1), defaultPass);
  return { first: [again, hard, good, easy], pass: [passHard, passGood, passEasy] };
}

function shrink(counts: readonly number[], shares: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + defaultWeight;
  return shares.map((share, index) => ((counts[index] ?? 0) + defaultWeight * share) / total);
}
