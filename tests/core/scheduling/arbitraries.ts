import fc from 'fast-check';
import type { AnswerContext } from '../../../electron/core/scheduling/answer';
import { outcomes } from '../../../electron/core/scheduling/answer';
import { emptySchedule } from '../../../electron/core/scheduling/fold';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { defaultSchedulingOptions } from '../../../electron/core/scheduling/options';
import { studyDay } from '../../../electron/core/scheduling/study-day';
import type { LogEntry, Rating, Schedule, SchedulingOptions } from '../../../electron/core/scheduling/types';

export const aRating = fc.constantFrom<Rating>(1, 2, 3, 4);

/** Weights within bounds, some of them far from ordinary. */
export const someWeights: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constant(defaultWeights),
  fc.tuple(
    ...defaultWeights.map((weight, index) => {
      const low =
        [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1][index] ?? weight;
      const high = [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8][index] ?? weight;
      return fc.double({ min: low, max: high, noNaN: true });
    }),
  ),
);

const someSteps = fc.array(fc.constantFrom(0, 0.5, 1, 5, 10, 60, 600, 1439, 1440, 2880, 4320), { maxLength: 3 });

export const someOptions: fc.Arbitrary<SchedulingOptions> = fc.record({
  weights: someWeights,
  retention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  learningMinutes: fc.oneof(fc.constant([1, 10]), someSteps),
  relearningMinutes: fc.oneof(fc.constant([10]), someSteps),
  maximumInterval: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
  leechLapses: fc.integer({ min: 0, max: 10 }),
  leechAction: fc.constantFrom('suspend' as const, 'flag' as const),
  fuzz: fc.boolean(),
  easyDays: fc.oneof(fc.constant({}), fc.constant({ 0: 0, 6: 0.5 })),
});

/** Loads that differ from day to day, the same for the same day. */
export const someLoad = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 1, max: 50 }).map((most) => (day: number) => (day * 7919) % most),
);

/** One sitting: how long after the last one, where on the globe, and the rating given. */
export interface Sitting {
  minutesLater: number;
  utcOffset: number;
  rating: Rating;
}

/** Gaps of minutes to years, now and then a clock put back, and travel. */
export const someSittings: fc.Arbitrary<Sitting[]> = fc.array(
  fc.record({
    minutesLater: fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 30, max: 60 * 24 * 500 }),
      fc.integer({ min: -60 * 24 * 30, max: 0 }),
    ),
    utcOffset: fc.constantFrom(0, 0, 60, 120, 345, -480, 840, -720),
    rating: aRating,
  }),
  { minLength: 1, maxLength: 30 },
);

export interface StudiedCard {
  schedule: Schedule;
  log: LogEntry[];
}

/** Studies one card, keeping what a store would keep. `seen` gets the schedule before each answer. */
export function study(
  sittings: readonly Sitting[],
  options: SchedulingOptions = defaultSchedulingOptions,
  dayLoad?: AnswerContext['dayLoad'],
  seen: (before: Schedule, context: AnswerContext, rating: Rating) => void = () => undefined,
): StudiedCard {
  let schedule = emptySchedule;
  let at = Date.UTC(2026, 0, 5, 9);
  const log: LogEntry[] = [];
  for (const { minutesLater, utcOffset, rating } of sittings) {
    at += minutesLater * 60_000;
    const day = studyDay(at, utcOffset, 240);
    const context: AnswerContext = { cardId: 42, at, day, options, ...(dayLoad && { dayLoad }) };
    seen(schedule, context, rating);
    schedule = outcomes(schedule, context)[rating].schedule;
    const { state, step, dueAt, dueDay, interval } = schedule;
    log.push({ type: 'answer', at, day, rating, after: { state, step, dueAt, dueDay, interval } });
  }
  return { schedule, log };
}
