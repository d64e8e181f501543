import { createCalibration } from '../planning/calibration';
import { nextMemory, retrievability } from '../scheduling/fsrs';
import type { Memory } from '../scheduling/types';
import type { PastAnswer } from './histories';

/** How far forecasts of recall are off: less is better. */
export interface ForecastError {
  logLoss: number;
  /** Root of the mean squared gap of forecast and outcome, over groups of like forecasts. */
  rmseBins: number;
}

/** The error of forecasts for answers given after `after`; null when there are none. Each is made of what came before it. */
export function forecastError(
  histories: readonly (readonly PastAnswer[])[],
  weights: readonly number[],
  after: number,
): (ForecastError & { count: number }) | null {
  const calibration = createCalibration();
  for (const answers of histories) {
    let memory: Memory | null = null;
    for (const { id, rating, elapsed } of answers) {
      if (memory !== null && elapsed > 0 && id > after) calibration.add(retrievability(memory, elapsed, weights), rating > 1);
      memory = nextMemory(memory, elapsed, rating, weights);
    }
  }
  const { count, logLoss, rmseBins } = calibration.result();
  return logLoss === null || rmseBins === null ? null : { count, logLoss, rmseBins };
}
