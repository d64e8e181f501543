import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forecastError } from '../../../electron/core/optimise/forecast-error';
import type { PastAnswer } from '../../../electron/core/optimise/histories';
import { defaultWeights, nextMemory, retrievability } from '../../../electron/core/scheduling/fsrs';
import type { Memory, Rating } from '../../../electron/core/scheduling/types';

const answers = fc.array(fc.record({ rating: fc.constantFrom<Rating>(1, 2, 3, 4), elapsed: fc.nat(60) }), { minLength: 1, maxLength: 12 });

it('is what the definition of log loss says, of later answers after a day or more only', () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 8 }), fc.nat(40), (cards, after) => {
      let id = 0;
      const histories: PastAnswer[][] = cards.map((card) => card.map((one) => ({ ...one, id: ++id })));
      const losses = histories.flatMap((history) => {
        let memory: Memory | null = null;
        return history.flatMap(({ id: at, rating, elapsed }) => {
          const recall: number | null = memory === null ? null : retrievability(memory, elapsed, defaultWeights);
          memory = nextMemory(memory, elapsed, rating, defaultWeights);
          return recall === null || elapsed === 0 || at <= after ? [] : [-Math.log(rating > 1 ? recall : 1 - recall)];
        });
      });
      const found = forecastError(histories, defaultWeights, after);
      if (losses.length === 0) expect(found).toBe(null);
      else {
        expect(found?.count).toBe(losses.length);
        expect(found?.logLoss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / losses.length, 3);
      }
    }),
  );
});
