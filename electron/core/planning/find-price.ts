import { noCorrection } from './forecast-correction';
import { lastRung, priceScope, type PlanScope, type PricedScope } from './plan-scope';
import { expectedAnswers, playOut } from './rollout';

/** Prices between which the best one lies, whatever the deck and the minutes. */
const scanned = { from: -8, to: 8 } as const;
/** How far around the price of a plan much like this one. */
const beside = [-4, -2, 0, 2, 4] as const;
/** Cards times days from which every step is twice as wide. */
const largeWork = 100_000;

/**
 * The price of a second at which the plan makes the most of its minutes: too low and cards are asked too often,
 * too high and minutes go to cards that would have kept. Found by playing the plan out at each price with the same luck:
 * first at prices far apart, then beside the best two. Where that would take long, and with `near`, the rung of a plan much
 * like this one, only prices around that are tried: the best one may lie behind a worse one, so uphill alone would miss it.
 */
export function findPrice(scope: PlanScope, seed: number, near?: number): PricedScope {
  const known = new Map<number, { priced: PricedScope; score: number }>();
  const play = (rung: number): void => {
    if (known.has(rung)) return;
    const priced = priceScope(scope, rung);
    const { recall } = playOut(scope, priced, expectedAnswers(scope, seed, noCorrection));
    known.set(rung, { priced, score: recall.reduce((sum, each, index) => sum + each * (scope.worth[index] ?? 0), 0) });
  };
  const ranked = () => [...known.entries()].sort(([a, one], [b, other]) => other.score - one.score || b - a);

  const isLarge = scope.cards.length * scope.days > largeWork;
  const stride = isLarge ? 2 : 1;
  play(lastRung);
  if (near === undefined || !isLarge) for (let rung: number = scanned.from; rung <= scanned.to; rung += 2 * stride) play(rung);
  else for (const step of beside) play(Math.min(near, scanned.to) + step);
  for (const [rung] of ranked().slice(0, 2)) {
    if (rung === lastRung) continue;
    play(rung - stride);
    play(rung + stride);
  }
  return ranked()[0]?.[1].priced ?? priceScope(scope, lastRung);
}
