import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forecastError } from '../../../electron/core/optimise/forecast-error';
import { historiesOf, splitAt, trainingItems, type HistoryRow } from '../../../electron/core/optimise/histories';
import { defaultWeights, nextMemory, retrievability } from '../../../electron/core/scheduling/fsrs';
import { aRating } from '../scheduling/arbitraries';

const row = (id: number, card: number, day: number, more: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  card,
  day,
  type: 'answer',
  rating: 3,
  ...more,
});

it('a history starts at the first answer and again at a reset; what came without its answers is left out', () => {
  const rows = [
    row(1, 1, 10),
    row(2, 1, 12),
    row(5, 1, 12, { type: 'reset', rating: null }),
    row(6, 1, 13),
    row(9, 1, 20),
    row(3, 2, 5, { type: 'import', rating: null }),
    row(4, 2, 9),
    row(7, 2, 14),
    row(8, 3, 14),
    row(10, 4, 14),
    row(11, 4, 11),
  ];
  expect(historiesOf(rows).map((answers) => answers.map(({ id, elapsed }) => [id, elapsed]))).toEqual([
    [
      [1, 0],
      [2, 2],
    ],
    [
      [6, 0],
      [9, 7],
    ],
    [
      [10, 0],
      [11, 0],
    ],
  ]);
});

const someRows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 40 }), aRating), { maxLength: 40 })
  .map((answers) =>
    answers
      .map(([card, day, rating], index) => ({ ...row(index + 1, card, 0, { rating }), day: index * 2 + day }))
      .sort((a, b) => a.card - b.card || a.id - b.id),
  );

it('every item to learn from ends a day or more after the answer before, and none is of the part kept for trial', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const histories = historiesOf(rows);
      const cut = splitAt(histories, 0.8);
      const items = trainingItems(histories, cut);
      for (const answers of items) {
        expect(answers[0]?.elapsed).toBe(0);
        expect(answers.at(-1)?.elapsed).toBeGreaterThan(0);
        expect(answers.at(-1)?.id).toBeLessThanOrEqual(cut);
      }
      const tried = forecastError(histories, defaultWeights, cut)?.count ?? 0;
      const all = histories.flat().filter(({ elapsed }) => elapsed > 0).length;
      expect(items.length + tried).toBe(all);
      if (all > 1) expect(items.length).toBe(Math.max(1, Math.floor(all * 0.8)));
    }),
  );
});

it('the error is that of the forecast made of what came before', () => {
  const [answers = []] = historiesOf([row(1, 1, 0), row(2, 1, 4), row(3, 1, 9, { rating: 1 })]);
  const first = nextMemory(null, 0, 3, defaultWeights);
  const second = nextMemory(first, 4, 3, defaultWeights);
  const forecast = retrievability(second, 5, defaultWeights);
  expect(forecastError([answers], defaultWeights, 2)).toEqual({ count: 1, logLoss: -Math.log(1 - forecast), rmseBins: forecast });
  expect(forecastError([answers], defaultWeights, 3)).toBeNull();
});
