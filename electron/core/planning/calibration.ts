import { noCorrection, learnFrom, type ForecastCorrection } from './forecast-correction';

/** What was forecast for a review before it was answered, and how it went. */
export interface Prediction {
  predicted: number;
  recalled: boolean;
}

/** Forecasts of about the same size against what became of them. */
export interface CalibrationBin {
  /** From `low` up to `high`; the last one includes it. */
  low: number;
  high: number;
  count: number;
  /** Means; null for an empty bin. */
  predicted: number | null;
  recalled: number | null;
}

export interface Calibration {
  count: number;
  bins: CalibrationBin[];
  /** Null without reviews. */
  logLoss: number | null;
  /** Root of the mean squared gap of the bins, weighted by their counts. */
  rmseBins: number | null;
}

/** Counts forecasts one by one: there may be too many of them for a list. */
export function createCalibration(binCount = 20): { add: (predicted: number, recalled: boolean) => void; result: () => Calibration } {
  const sums = Array.from({ length: binCount }, () => ({ count: 0, predicted: 0, recalled: 0 }));
  let loss = 0;
  /** Of what is not in `loss` yet: a logarithm of many costs no more than one of one. */
  let product = 1;
  let count = 0;
  return {
    add: (predicted, recalled) => {
      const bin = sums[Math.min(binCount - 1, Math.max(0, Math.floor(predicted * binCount)))];
      if (!bin) return;
      bin.count++;
      bin.predicted += predicted;
      bin.recalled += recalled ? 1 : 0;
      product *= Math.max(1e-15, recalled ? predicted : 1 - predicted);
      if (product < 1e-250) {
        loss -= Math.log(product);
        product = 1;
      }
      count++;
    },
    result: () => {
      const gaps = sums.reduce((sum, bin) => (bin.count > 0 ? sum + (bin.predicted - bin.recalled) ** 2 / bin.count : sum), 0);
      return {
        count,
        bins: sums.map((bin, index) => ({
          low: index / binCount,
          high: (index + 1) / binCount,
          count: bin.count,
          predicted: bin.count > 0 ? bin.predicted / bin.count : null,
          recalled: bin.count > 0 ? bin.recalled / bin.count : null,
        })),
        logLoss: count > 0 ? (loss - Math.log(product)) / count : null,
        rmseBins: count > 0 ? Math.sqrt(gaps / count) : null,
      };
    },
  };
}

/** How well forecasts held. Bins are even shares of 0 to 1. */
export function calibrate(predictions: Iterable<Prediction>, binCount = 20): Calibration {
  const calibration = createCalibration(binCount);
  for (const { predicted, recalled } of predictions) calibration.add(predicted, recalled);
  return calibration.result();
}

/** The correction that a person's reviews, oldest first, come to. */
export function correctionOf(predictions: Iterable<Prediction>): ForecastCorrection {
  let correction = noCorrection;
  for (const { predicted, recalled } of predictions) correction = learnFrom(correction, predicted, recalled);
  return correction;
}
