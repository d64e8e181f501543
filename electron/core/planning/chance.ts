import { hashShare } from '../scheduling/seeded';

/** A standard normal number that repeats for the same two integers. */
export function gaussian(a: number, b: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - hashShare(a, 2 * b)));
  return radius * Math.cos(2 * Math.PI * hashShare(a, 2 * b + 1));
}

/** Log-odds of a probability, held away from certainty. */
export function logit(probability: number): number {
  const held = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
  return Math.log(held / (1 - held));
}

/** The probability with these log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Which of the shares a number from 0 to 1 falls into; the last one with a share when rounding leaves a gap. */
export function pick(shares: readonly number[], at: number): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let rest = at * total;
  let last = 0;
  for (const [index, share] of shares.entries()) {
    if (share <= 0) continue;
    last = index;
    rest -= share;
    if (rest < 0) break;
  }
  return last;
}

/** The normal quantile, by Winitzki's approximation of the inverse error function; within 0.005 of it between 0.01 and 0.99. */
export function normalQuantile(share: number): number {
  const x = 2 * share - 1;
  const log = Math.log(1 - x * x);
  const half = 2 / (Math.PI * 0.147) + log / 2;
  return Math.sign(x) * Math.SQRT2 * Math.sqrt(Math.sqrt(half * half - log / 0.147) - half);
}
