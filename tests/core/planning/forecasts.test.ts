import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, correctionOf } from '../../../electron/core/planning/calibration';
import { logistic, logit, normalQuantile } from '../../../electron/core/planning/chance';
import { correct, drawCorrections, learnFrom, noCorrection } from '../../../electron/core/planning/forecast-correction';
import { habitsOf } from '../../../electron/core/planning/rating-habits';
import { defaultFirst } from '../../../electron/core/planning/memory-model';
import { hashShare } from '../../../electron/core/scheduling/seeded';

/** Reviews whose true log-odds are shifted and stretched against what was forecast. */
function reviews(count: number, shift: number, slope: number) {
  return Array.from({ length: count }, (_, index) => {
    const predicted = 0.5 + 0.48 * hashShare(11, index);
    return { predicted, recalled: hashShare(12, index) < logistic(shift + slope * logit(predicted)) };
  });
}

describe('calibrate', () => {
  it('counts forecasts and what became of them in bins', () => {
    const { count, bins, logLoss, rmseBins } = calibrate(
      [
        { predicted: 0.92, recalled: true },
        { predicted: 0.98, recalled: false },
        { predicted: 0.31, recalled: false },
        { predicted: 1, recalled: true },
      ],
      10,
    );
    expect(count).toBe(4);
    expect(bins).toHaveLength(10);
    expect(bins[9]).toMatchObject({ low: 0.9, high: 1, count: 3 });
    expect(bins[9]?.predicted).toBeCloseTo(2.9 / 3);
    expect(bins[9]?.recalled).toBeCloseTo(2 / 3);
    expect(bins[0]).toMatchObject({ count: 0, predicted: null, recalled: null });
    expect(logLoss).toBeCloseTo(-(Math.log(0.92) + Math.log(0.02) + Math.log(0.69)) / 4);
    expect(rmseBins).toBeCloseTo(Math.sqrt((3 * 0.3 ** 2 + 0.31 ** 2) / 4));
  });

  it('says nothing of no reviews', () => {
    expect(calibrate([])).toMatchObject({ count: 0, logLoss: null, rmseBins: null });
  });

  it('puts every forecast into a bin', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), recalled: fc.boolean() })), (predictions) => {
        expect(calibrate(predictions).bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(predictions.length);
      }),
    );
  });
});

describe('the correction of forecasts', () => {
  it('changes nothing before the first review', () => {
    for (const predicted of [0.1, 0.5, 0.9, 0.999]) expect(correct(predicted, noCorrection)).toBe(predicted);
  });

  it('finds how a person differs from the forecasts', () => {
    const { shift, slope } = correctionOf(reviews(4000, -0.6, 0.8));
    expect(shift).toBeCloseTo(-0.6, 0);
    expect(Math.abs(correct(0.9, { shift, slope }) - logistic(-0.6 + 0.8 * logit(0.9)))).toBeLessThan(0.02);
  });

  it('lowers the loss of the forecasts that follow', () => {
    const all = reviews(1500, -0.8, 0.9);
    const learnt = correctionOf(all.slice(0, 500));
    const rest = all.slice(500);
    const plain = calibrate(rest).logLoss ?? 0;
    const corrected = calibrate(rest.map(({ predicted, recalled }) => ({ predicted: correct(predicted, learnt), recalled }))).logLoss ?? 0;
    expect(corrected).toBeLessThan(plain - 0.01);
  });

  it('grows surer with reviews, and keeps forecasts in order whatever the answers', () => {
    const widthOf = (count: number) => {
      const draws = drawCorrections(correctionOf(reviews(count, 0, 1)), 9).map((drawn) => correct(0.9, drawn));
      return Math.max(...draws) - Math.min(...draws);
    };
    expect(widthOf(30)).toBeLessThan(widthOf(0));
    expect(widthOf(500)).toBeLessThan(widthOf(30));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { maxLength: 200 }), (answers) => {
        const correction = answers.reduce((before, [predicted, recalled]) => learnFrom(before, predicted, recalled), noCorrection);
        expect(Number.isFinite(correction.shift)).toBe(true);
        expect(correct(0.9, correction)).toBeGreaterThan(correct(0.5, correction));
      }),
    );
  });

  it('draws its middle in the middle', () => {
    const [, middle] = drawCorrections(noCorrection, 3);
    expect(correct(0.7, middle ?? { shift: 9, slope: 1 })).toBeCloseTo(0.7);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2816, 2);
    expect(normalQuantile(0.1)).toBeCloseTo(-1.2816, 2);
  });
});

describe('habitsOf', () => {
  it('starts from people at large and comes to one’s own', () => {
    habitsOf([]).first.forEach((share, index) => expect(share).toBeCloseTo(defaultFirst[index] ?? 0));
    const own = habitsOf(Array.from({ length: 970 }, () => ({ first: true, rating: 1 as const })));
    expect(own.first[0]).toBeCloseTo(0.977, 2);
    expect(own.first.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    const passes = habitsOf(
      Array.from({ length: 300 }, (_, index) => ({ first: false, rating: index % 2 === 0 ? (1 as const) : (3 as const) })),
    );
    expect(passes.pass[1]).toBeGreaterThan(0.9);
  });
});
