import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeech, outcomes } from '../../../electron/core/scheduling/answer';
import type { AnswerContext, Outcome } from '../../../electron/core/scheduling/answer';
import { emptySchedule } from '../../../electron/core/scheduling/fold';
import { intervalFor } from '../../../electron/core/scheduling/fsrs';
import { fuzzRange } from '../../../electron/core/scheduling/fuzz';
import { defaultSchedulingOptions } from '../../../electron/core/scheduling/options';
import { weekdayOf } from '../../../electron/core/scheduling/study-day';
import type { Rating, Schedule, SchedulingOptions } from '../../../electron/core/scheduling/types';
import { someLoad, someOptions, someSittings, study } from './arbitraries';

const minute = 60_000;
const plain: SchedulingOptions = { ...defaultSchedulingOptions, fuzz: false };
const context = (more: Partial<AnswerContext> = {}): AnswerContext => ({ cardId: 1, at: 1_000_000, day: 20_000, options: plain, ...more });
const answer = (schedule: Schedule, rating: Rating, more: Partial<AnswerContext> = {}): Schedule =>
  outcomes(schedule, context(more))[rating].schedule;
const reviewCard: Schedule = {
  ...emptySchedule,
  state: 'review',
  memory: { stability: 30, difficulty: 5 },
  dueDay: 20_000,
  interval: 30,
  lastAt: 0,
  lastDay: 19_970,
  reps: 5,
  lapses: 1,
};
/** What a button shows, in minutes. */
const delayOf = ({ delayMinutes, intervalDays }: Outcome): number => delayMinutes ?? (intervalDays ?? Number.NaN) * 1440;

describe('a new card', () => {
  it('goes through its steps and out to review', () => {
    const first = answer(emptySchedule, 3);
    expect(first).toMatchObject({ state: 'learning', step: 1, dueAt: 1_000_000 + 10 * minute, dueDay: 20_000, interval: 0, reps: 1 });
    const second = answer(first, 3, { at: 1_700_000 });
    expect(second).toMatchObject({ state: 'review', step: 0, dueAt: null, dueDay: 20_002, interval: 2, reps: 2, lastAt: 1_700_000 });
  });

  it('shows one minute, five and a half, ten, and eight days', () => {
    const result = outcomes(emptySchedule, context());
    expect([1, 2, 3].map((rating) => result[rating as Rating].delayMinutes)).toEqual([1, 5.5, 10]);
    expect(result[4]).toMatchObject({ delayMinutes: null, intervalDays: 8 });
  });

  it('starts over on again and stays on hard', () => {
    const second = answer(emptySchedule, 3);
    expect(answer(second, 1)).toMatchObject({ state: 'learning', step: 0, dueAt: 1_000_000 + minute });
    expect(answer(second, 2)).toMatchObject({ state: 'learning', step: 1, dueAt: 1_000_000 + 10 * minute });
  });

  it('takes its interval from FSRS when there are no steps', () => {
    const result = outcomes(emptySchedule, context({ options: { ...plain, learningMinutes: [] } }));
    expect([1, 2, 3, 4].map((rating) => result[rating as Rating].intervalDays)).toEqual([1, 1, 2, 8]);
    expect(result[1].schedule).toMatchObject({ state: 'review', lapses: 0 });
  });

  it('follows the reference intervals over its life', () => {
    const ratings: Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    let schedule = emptySchedule;
    let day = 20_000;
    const intervals = ratings.map((rating) => {
      day = schedule.dueDay ?? day;
      schedule = answer(schedule, rating, { day });
      return schedule.interval;
    });
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });
});

describe('a step of a day or more', () => {
  const options = { ...plain, learningMinutes: [10, 1440, 3 * 1440] };

  it('is due on a day, not at an instant', () => {
    const tomorrow = answer({ ...emptySchedule, state: 'learning' }, 3, { options });
    expect(tomorrow).toMatchObject({ state: 'learning', step: 1, dueAt: null, dueDay: 20_001, interval: 0 });
    const later = outcomes(tomorrow, context({ options, day: 20_001 }))[3];
    expect(later).toMatchObject({ intervalDays: 3, delayMinutes: null, schedule: { state: 'learning', step: 2, dueDay: 20_004 } });
  });

  it('never makes a better rating come back sooner', () => {
    const onLast: Schedule = { ...emptySchedule, state: 'learning', step: 2, memory: { stability: 0.5, difficulty: 8 }, lastDay: 20_000 };
    const result = outcomes(onLast, context({ options }));
    expect(result[2].intervalDays).toBe(3);
    expect(result[3].intervalDays).toBe(4);
    expect(result[4].intervalDays).toBe(5);
  });
});

describe('a learning card answered late', () => {
  const second = answer(emptySchedule, 3);

  it('goes on after the study day has ended', () => {
    const late = answer(second, 3, { at: 1_000_000 + 5 * 86_400_000, day: 20_005 });
    expect(late).toMatchObject({ state: 'review', lastDay: 20_005 });
    expect(late.memory?.stability).toBeGreaterThan(second.memory?.stability ?? Infinity);
    expect(late.dueDay).toBe(20_005 + late.interval);
  });

  it('keeps its instant when the step runs past the end of the day', () => {
    expect(second.dueAt).toBe(1_000_000 + 10 * minute);
  });

  it('goes on when its deck has fewer steps by now', () => {
    expect(answer({ ...second, step: 4 }, 3).state).toBe('review');
    expect(answer({ ...second, step: 4 }, 2, { options: { ...plain, learningMinutes: [] } }).state).toBe('review');
  });
});

describe('a forgotten card', () => {
  it('relearns, and lapses once however often it is failed', () => {
    const lapsed = answer(reviewCard, 1);
    expect(lapsed).toMatchObject({ state: 'relearning', step: 0, lapses: 2, dueAt: 1_000_000 + 10 * minute, interval: 0 });
    expect(answer(lapsed, 1)).toMatchObject({ state: 'relearning', lapses: 2 });
    const back = answer(lapsed, 3);
    expect(back.state).toBe('review');
    expect(back.interval).toBe(Math.max(1, Math.round(intervalFor(back.memory?.stability ?? 0, 0.9, plain.weights))));
  });

  it('comes back another day when there are no relearning steps', () => {
    const result = outcomes(reviewCard, context({ options: { ...plain, relearningMinutes: [] } }));
    expect(result[1].schedule).toMatchObject({ state: 'review', lapses: 2 });
    expect(result[1].intervalDays).toBeGreaterThanOrEqual(1);
    expect(result[1].intervalDays).toBeLessThanOrEqual(result[2].intervalDays ?? 0);
  });
});

describe('a leech', () => {
  it.each([
    [8, [8, 12, 16, 20]],
    [3, [3, 5, 7, 9, 11, 13, 15, 17, 19]],
    [1, Array.from({ length: 20 }, (_, index) => index + 1)],
    [0, []],
  ])('of limit %i is met at the limit and every half of it again', (limit, expected) => {
    const met = Array.from({ length: 20 }, (_, index) => index + 1).filter((lapses) => isLeech(lapses, limit));
    expect(met).toEqual(expected);
  });

  it('is told of once, on the lapse itself', () => {
    const nearly = { ...reviewCard, lapses: 7 };
    const result = outcomes(nearly, context());
    expect(result[1].becameLeech).toBe(true);
    expect(result[3].becameLeech).toBe(false);
    expect(outcomes(result[1].schedule, context())[1].becameLeech).toBe(false);
  });
});

describe('a card that is known better', () => {
  it('is never asked sooner than the last time because of the fuzz', () => {
    for (let cardId = 0; cardId < 200; cardId++) {
      const known: Schedule = { ...reviewCard, memory: { stability: 29, difficulty: 9.9 }, interval: 29, lastDay: 19_999 };
      const result = outcomes(known, context({ cardId, options: defaultSchedulingOptions }));
      expect(result[2].intervalDays).toBeGreaterThanOrEqual(29);
    }
  });
});

describe('the load of the days', () => {
  it('decides within the fuzz range', () => {
    const wanted = outcomes(reviewCard, context())[3].intervalDays ?? 0;
    const quiet = 20_000 + wanted + 2;
    const { schedule } = outcomes(
      reviewCard,
      context({ options: defaultSchedulingOptions, dayLoad: (day) => (day === quiet ? 0 : 50) }),
    )[3];
    expect(schedule.dueDay).toBe(quiet);
  });
});

describe('easy days', () => {
  it('are kept free', () => {
    const options = { ...defaultSchedulingOptions, easyDays: { 0: 0, 6: 0 } };
    for (let cardId = 0; cardId < 100; cardId++) {
      const { schedule } = outcomes(reviewCard, context({ cardId, options }))[3];
      expect([0, 6]).not.toContain(weekdayOf(schedule.dueDay ?? 0));
    }
  });
});

describe('outcomes', () => {
  const anyStudy = { options: someOptions, load: someLoad, sittings: someSittings };

  it('apply what they show', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, options, load, (before, at) => {
          const shown = outcomes(before, at);
          expect(outcomes({ ...before }, { ...at })).toEqual(shown);
          for (const { schedule, delayMinutes, intervalDays } of Object.values(shown)) {
            expect(schedule.dueAt).toBe(delayMinutes === null ? null : at.at + Math.round(delayMinutes * minute));
            expect(schedule.dueDay).toBe(at.day + (intervalDays ?? 0));
            expect([schedule.state === 'review', schedule.interval > 0]).toEqual(
              schedule.state === 'review' ? [true, true] : [false, false],
            );
            if (schedule.state === 'review') expect(schedule.interval).toBe(intervalDays);
          }
        });
      }),
    );
  });

  it('never bring a better rating back sooner', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, options, load, (before, at) => {
          const shown = outcomes(before, at);
          expect(delayOf(shown[1])).toBeLessThanOrEqual(delayOf(shown[2]));
          expect(delayOf(shown[2])).toBeLessThanOrEqual(delayOf(shown[3]));
          expect(delayOf(shown[3])).toBeLessThanOrEqual(delayOf(shown[4]));
        });
      }),
    );
  });

  it('tell hard, good and easy apart wherever the maximum leaves room', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, options, load, (before, at) => {
          if (before.state !== 'review') return;
          const [hard, good, easy] = ([2, 3, 4] as const).map((rating) => outcomes(before, at)[rating].intervalDays ?? 0);
          expect((hard ?? 0) < (good ?? 0) || good === options.maximumInterval).toBe(true);
          expect((good ?? 0) < (easy ?? 0) || easy === options.maximumInterval).toBe(true);
        });
      }),
    );
  });

  it('stay within one day and the maximum', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, options, load, (before, at) => {
          for (const { intervalDays, delayMinutes } of Object.values(outcomes(before, at))) {
            if (intervalDays === null) expect(delayMinutes).toBeGreaterThan(0);
            else expect(intervalDays >= 1 && intervalDays <= options.maximumInterval && Number.isInteger(intervalDays)).toBe(true);
          }
        });
      }),
    );
  });

  it('are never due before they were answered', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, options, load, (before, at) => {
          for (const { schedule } of Object.values(outcomes(before, at))) {
            expect(schedule.lastDay).toBe(at.day);
            expect(schedule.dueDay).toBeGreaterThanOrEqual(at.day);
            expect(schedule.dueAt ?? Infinity).toBeGreaterThan(at.at);
          }
        });
      }),
    );
  });

  it('leave the fuzz range only as far as keeping the ratings in order takes', () => {
    fc.assert(
      fc.property(fc.record(anyStudy), ({ options, load, sittings }) => {
        study(sittings, { ...options, fuzz: true }, load, (before, at) => {
          const shown = outcomes(before, at);
          let least = shown[1].intervalDays ?? 1;
          for (const { schedule, intervalDays, delayMinutes } of [shown[2], shown[3], shown[4]]) {
            const wanted = intervalFor(schedule.memory?.stability ?? 0, options.retention, options.weights);
            const { lower, upper } = fuzzRange(wanted, 1, options.maximumInterval);
            if (schedule.state === 'review') expect(intervalDays).toBeGreaterThanOrEqual(lower);
            if (schedule.state === 'review' && delayMinutes === null) expect(intervalDays).toBeLessThanOrEqual(Math.max(upper, least));
            least = Math.max(least, (intervalDays ?? upper) + 1);
          }
        });
      }),
    );
  });
});
