import { applyAnswer, memoryAfter } from './fold';
import type { AnswerEntry } from './fold';
import { intervalFor } from './fsrs';
import { leastPassingInterval, placeInterval } from './fuzz';
import { currentStep, minutesPerDay, stepDelays } from './learning-steps';
import { hashShare } from './seeded';
import type { Instant, Memory, Rating, Schedule, SchedulingOptions, StudyDay } from './types';

/** Everything an answer depends on besides the card's schedule. */
export interface AnswerContext {
  cardId: number;
  at: Instant;
  day: StudyDay;
  options: SchedulingOptions;
  /** Cards already due on a day; without it intervals are spread by chance alone. */
  dayLoad?: (day: StudyDay) => number;
}

/** What one rating does. Of `delayMinutes` and `intervalDays` one is null; the other is what the button shows. */
export interface Outcome {
  schedule: Schedule;
  /** This lapse reached the leech limit, or half of it again. */
  becameLeech: boolean;
  delayMinutes: number | null;
  intervalDays: number | null;
}

/** What each rating would do now. The same inputs give the same outcomes, so what a button shows is what it does. */
export function outcomes(schedule: Schedule, context: AnswerContext): Record<Rating, Outcome> {
  const { options, day } = context;
  const memories = {
    1: memoryAfter(schedule, day, 1, options.weights),
    2: memoryAfter(schedule, day, 2, options.weights),
    3: memoryAfter(schedule, day, 3, options.weights),
    4: memoryAfter(schedule, day, 4, options.weights),
  };
  const places = placesFor(schedule, memories, context);
  const outcome = (rating: Rating): Outcome => {
    const place = places[rating];
    const answered = { rating, at: context.at, day, after: placeAfter(place, context) };
    const next = applyAnswer(schedule, answered, memories[rating]);
    return {
      schedule: next,
      becameLeech: next.lapses > schedule.lapses && isLeech(next.lapses, options.leechLapses),
      delayMinutes: place.minutes,
      intervalDays: place.days,
    };
  };
  return { 1: outcome(1), 2: outcome(2), 3: outcome(3), 4: outcome(4) };
}

/** At the limit, and at every half of it after that; 0 is never. */
export function isLeech(lapses: number, leechLapses: number): boolean {
  if (leechLapses <= 0 || lapses < leechLapses) return false;
  return (lapses - leechLapses) % Math.ceil(leechLapses / 2) === 0;
}

/** Where a rating sends the card: into a step, or out to review. */
type Place = { state: 'learning' | 'relearning' | 'review'; step: number } & (
  { minutes: number; days: null } | { minutes: null; days: number }
);

function placesFor(schedule: Schedule, memories: Record<Rating, Memory>, context: AnswerContext): Record<Rating, Place> {
  const { options } = context;
  const inReview = schedule.state === 'review';
  const stepState = inReview || schedule.state === 'relearning' ? 'relearning' : 'learning';
  const steps = (stepState === 'relearning' ? options.relearningMinutes : options.learningMinutes).filter((minutes) => minutes > 0);
  const step = currentStep(steps, schedule.step);
  const delays = stepDelays(steps, step);
  const maximum = Math.max(1, Math.floor(options.maximumInterval));

  const inStep = (to: number, minutes: number): Place =>
    minutes < minutesPerDay
      ? { state: stepState, step: to, minutes, days: null }
      : { state: stepState, step: to, minutes: null, days: Math.min(Math.round(minutes / minutesPerDay), maximum) };
  const graduated = (rating: Rating, least: number): Place => {
    const wanted = intervalFor(memories[rating].stability, options.retention, options.weights);
    const kept = inReview && rating > 1 ? leastPassingInterval(wanted, schedule.interval, maximum) : 1;
    return { state: 'review', step: 0, minutes: null, days: wholeDays(wanted, Math.max(1, kept, least), maximum, schedule, context) };
  };

  const again = delays.again === null ? graduated(1, 1) : inStep(0, delays.again);
  const hard = inReview || delays.hard === null ? graduated(2, again.days ?? 1) : inStep(step, delays.hard);
  const good = inReview || delays.good === null ? graduated(3, (hard.days ?? 0) + 1) : inStep(step + 1, delays.good);
  // Easy beats what good would give once out of its steps.
  const goodDays = good.days ?? graduated(3, 1).days ?? 0;
  const easy = graduated(4, goodDays + 1);
  return { 1: again, 2: hard, 3: good, 4: easy };
}

function wholeDays(wanted: number, minimum: number, maximum: number, schedule: Schedule, context: AnswerContext): number {
  const { options, cardId, day } = context;
  if (!options.fuzz) return Math.min(Math.max(Math.round(wanted), minimum), maximum);
  return placeInterval(wanted, {
    minimum,
    maximum,
    day,
    chance: hashShare(cardId, schedule.reps),
    easyDays: options.easyDays,
    dayLoad: context.dayLoad,
  });
}

function placeAfter(place: Place, { at, day }: AnswerContext): AnswerEntry['after'] {
  const { state, step } = place;
  if (place.minutes !== null) {
    // The study day of the answer, even when the minutes run past its end: `dueAt` is what counts within a day.
    return { state, step, dueAt: at + Math.round(place.minutes * 60_000), dueDay: day, interval: 0 };
  }
  return { state, step, dueAt: null, dueDay: day + place.days, interval: state === 'review' ? place.days : 0 };
}
