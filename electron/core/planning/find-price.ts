import { noCorrection } from './forecast-correction';
import { lastRung, priceScope, type PlanScope, type PricedScope } from './plan-scope';
import { expectedAnswers, playOut } from './rollout';

/** Prices between which the best one lies, whatever the deck and the minutes. */
const scanned = { from: -8, to: 8 } as const;
/** Cards times days from which every step is twice as wide. */
const largeWork = 100_000;

/**
 * The price of a second at which the plan makes the most of its minutes: too low and cards are asked too often,
 * too high and minutes go to cards that would have kept. Found by playing the plan out at each price with the same luck:
 * first at prices far apart, then beside the best two.
 */
export function findPrice(scope: PlanScope, seed: number): PricedScope {
  const known = new Map<number, { priced: PricedScope; score: number }>();
  const scoreAt = (rung: number): number => {
    const entry = known.get(rung);
    if (entry) return entry.score;
    const priced = priceScope(scope, rung);
    const { recall } = playOut(scope, priced, expectedAnswers(scope, seed, noCorrection));
    const score = recall.reduce((sum, each, index) => sum + each * (scope.worth[index] ?? 0), 0);
    known.set(rung, { priced, score });
    return score;
  };
  const ranked = () => [...known.entries()].sort(([a, one], [b, other]) => other.score - one.score || b - a).map(([rung]) => rung);

  const beside = scope.cards.length * scope.days > largeWork ? 2 : 1;
  scoreAt(lastRung);
  for (let rung: number = scanned.from; rung <= scanned.to; rung += 2 * beside) scoreAt(rung);
  for (const rung of ranked().slice(0, 2)) {
    if (rung === lastRung) continue;
    scoreAt(rung - beside);
    scoreAt(rung + beside);
  }
  const best = ranked()[0] ?? lastRung;
  return known.get(best)?.priced ?? priceScope(scope, best);
}
