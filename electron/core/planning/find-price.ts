import { noCorrection } from './forecast-correction';
import { expectedAnswers, playOut } from './rollout';
import { lastRung, priceScope, type PlanScope, type PricedScope } from './plan-scope';

/** Rungs tried first around the start, then every one beside the best. */
const stride = 3;
const lowestRung = -24;

/**
 * The price of a second at which the plan makes the most of its minutes: too low and cards are asked too often,
 * too high and minutes go to cards that would have kept. Found by playing the plan out at each price with the same luck.
 */
export function findPrice(scope: PlanScope, seed: number, startRung = 0, games = 2): PricedScope {
  const known = new Map<number, { priced: PricedScope; score: number }>();
  const scoreAt = (rung: number): number => {
    let entry = known.get(rung);
    if (!entry) {
      const priced = priceScope(scope, rung);
      let score = 0;
      for (let game = 0; game < games; game++) {
        const { recall } = playOut(scope, priced, expectedAnswers(scope, seed + game, noCorrection));
        score += recall.reduce((sum, each, index) => sum + each * (scope.worth[index] ?? 0), 0);
      }
      entry = { priced, score };
      known.set(rung, entry);
    }
    return entry.score;
  };

  let best = Math.min(startRung, lastRung - 1);
  for (const step of [stride, 1]) {
    for (let moved = true; moved;) {
      moved = false;
      for (const rung of [best - step, best + step]) {
        if (rung < lowestRung || rung >= lastRung || scoreAt(rung) <= scoreAt(best)) continue;
        best = rung;
        moved = true;
        break;
      }
    }
  }
  if (scoreAt(lastRung) > scoreAt(best)) best = lastRung;
  return known.get(best)?.priced ?? priceScope(scope, best);
}
