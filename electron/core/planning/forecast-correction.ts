import { logistic, logit, normalQuantile } from './chance';

/**
 * What a person's answers say about FSRS's forecasts: the true log-odds of recall are `shift + slope · log-odds`.
 * With the variances and covariance of the two, so that a forecast knows how far it may be off. It never touches the schedule.
 */
export interface ForecastCorrection {
  shift: number;
  slope: number;
  variance: readonly [shift: number, both: number, slope: number];
  reviews: number;
}

/** How far learners differ from their forecasts, as measured over simulated learners with the wrong weights. */
const spreadOfShift = 0.45;
const spreadOfSlope = 0.2;
/** Variance added with each review: a person's ways change slowly. */
const drift = 2e-5;

export const noCorrection: ForecastCorrection = Object.freeze<ForecastCorrection>({
  shift: 0,
  slope: 1,
  variance: [spreadOfShift ** 2, 0, spreadOfSlope ** 2],
  reviews: 0,
});

/** The correction after one more review: a step of Newton's method on its log loss (an extended Kalman filter). */
export function learnFrom(correction: ForecastCorrection, predicted: number, recalled: boolean): ForecastCorrection {
  const x = logit(predicted);
  const [v0, v01, v1] = [correction.variance[0] + drift, correction.variance[1], correction.variance[2] + drift];
  const chance = logistic(correction.shift + correction.slope * x);
  const information = chance * (1 - chance);
  const g0 = v0 + v01 * x;
  const g1 = v01 + v1 * x;
  const scale = information / (1 + information * (g0 + g1 * x));
  const error = (recalled ? 1 : 0) - chance;
  const step = error / (1 + information * (g0 + g1 * x));
  return {
    shift: correction.shift + g0 * step,
    // A forecast that is higher stays higher.
    slope: Math.min(Math.max(correction.slope + g1 * step, 0.2), 3),
    variance: [v0 - scale * g0 * g0, v01 - scale * g0 * g1, v1 - scale * g1 * g1],
    reviews: correction.reviews + 1,
  };
}

/** The forecast as this person's answers correct it. */
export function correct(predicted: number, { shift, slope }: Pick<ForecastCorrection, 'shift' | 'slope'>): number {
  return shift === 0 && slope === 1 ? predicted : logistic(shift + slope * logit(predicted));
}

/** One correction that may be the true one. */
export interface DrawnCorrection {
  /** Deviations from the likeliest. */
  deviation: number;
  shift: number;
  slope: number;
}

/**
 * Corrections spread evenly over what may be true: at the middles of equal shares of a normal distribution,
 * along the direction in which a usual forecast (0.9) is least sure.
 */
export function drawCorrections({ shift, slope, variance }: ForecastCorrection, count: number): DrawnCorrection[] {
  const x = logit(0.9);
  const [v0, v01, v1] = variance;
  const spread = Math.sqrt(v0 + 2 * v01 * x + v1 * x * x + spreadOfFuture ** 2);
  const known = v0 + 2 * v01 * x + v1 * x * x;
  // The slope that goes with a deviation of the forecast at 0.9, on average.
  const tilt = known > 0 ? (v01 + v1 * x) / known : 0;
  return Array.from({ length: count }, (_, index) => {
    const deviation = normalQuantile((index + 0.5) / count);
    const moved = deviation * spread;
    const turned = Math.max(0.2, slope + tilt * moved) - slope;
    return { deviation, shift: shift + moved - turned * x, slope: slope + turned };
  });
}

/** What the answers so far can't tell of the days to come, as a deviation of log-odds. Measured on simulated learners. */
const spreadOfFuture = 0.3;
