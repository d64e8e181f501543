import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySchedule, foldLog } from '../../../electron/core/scheduling/fold';
import { defaultWeights, nextMemory } from '../../../electron/core/scheduling/fsrs';
import type { LogEntry, Schedule } from '../../../electron/core/scheduling/types';
import { someLoad, someOptions, someSittings, someWeights, study } from './arbitraries';

const after = { state: 'review', step: 0, dueAt: null, dueDay: 20_010, interval: 10 } as const;
const answered = (day: number, rating: 1 | 2 | 3 | 4 = 3): LogEntry => ({ type: 'answer', at: day * 86_400_000, day, rating, after });

describe('foldLog', () => {
  it('gives the stored schedule, whatever was answered when and where', () => {
    fc.assert(
      fc.property(someSittings, someOptions, someLoad, (sittings, options, load) => {
        const { schedule, log } = study(sittings, options, load);
        expect(foldLog(log, options.weights)).toEqual(schedule);
      }),
    );
  });

  it('gives the stored schedule from what a file keeps of it', () => {
    fc.assert(
      fc.property(someSittings, (sittings) => {
        const { schedule, log } = study(sittings);
        expect(foldLog(JSON.parse(JSON.stringify(log)) as LogEntry[], defaultWeights)).toEqual(schedule);
      }),
    );
  });

  it('changes nothing but memory when the weights change', () => {
    fc.assert(
      fc.property(someSittings, someWeights, (sittings, weights) => {
        const { schedule, log } = study(sittings);
        expect({ ...foldLog(log, weights), memory: null }).toEqual({ ...schedule, memory: null });
      }),
    );
  });

  it('gives every earlier schedule from a shorter log, so undo can be any number of steps', () => {
    fc.assert(
      fc.property(someSittings, (sittings) => {
        const before: Schedule[] = [];
        const { log } = study(sittings, undefined, undefined, (schedule) => before.push(schedule));
        before.forEach((schedule, count) => expect(foldLog(log.slice(0, count), defaultWeights)).toEqual(schedule));
      }),
    );
  });

  it('is empty for an empty log', () => expect(foldLog([], defaultWeights)).toEqual(emptySchedule));

  it('counts no time for a clock put back, and goes on from the new day', () => {
    const ahead = foldLog([answered(20_000), answered(20_365)], defaultWeights);
    const back = foldLog([answered(20_000), answered(20_365), answered(20_001)], defaultWeights);
    expect(back.memory).toEqual(nextMemory(ahead.memory, 0, 3, defaultWeights));
    expect(back.lastDay).toBe(20_001);
    const next = foldLog([answered(20_000), answered(20_365), answered(20_001), answered(20_011)], defaultWeights);
    expect(next.memory).toEqual(nextMemory(back.memory, 10, 3, defaultWeights));
  });

  it('starts again at a reset', () => {
    const reset: LogEntry = { type: 'reset', at: 0, day: 20_005 };
    expect(foldLog([answered(20_000), answered(20_003, 1), reset], defaultWeights)).toEqual(emptySchedule);
    expect(foldLog([answered(20_000), reset, answered(20_006)], defaultWeights)).toEqual(foldLog([answered(20_006)], defaultWeights));
  });

  it('moves the due day at a reschedule and leaves memory and counts alone', () => {
    const before = foldLog([answered(20_000)], defaultWeights);
    const moved = foldLog([answered(20_000), { type: 'reschedule', at: 0, day: 20_004, dueDay: 20_020, interval: 20 }], defaultWeights);
    expect(moved).toEqual({ ...before, dueDay: 20_020, interval: 20 });
  });

  it('takes a card out of learning at a reschedule', () => {
    const learning = { state: 'learning', step: 1, dueAt: 5, dueDay: 20_000, interval: 0 } as const;
    const log: LogEntry[] = [
      { type: 'answer', at: 0, day: 20_000, rating: 3, after: learning },
      { type: 'reschedule', at: 0, day: 20_000, dueDay: 20_003, interval: 3 },
    ];
    expect(foldLog(log, defaultWeights)).toMatchObject({ state: 'review', step: 0, dueAt: null, dueDay: 20_003 });
  });

  it('goes on from an imported state, held within what FSRS accepts', () => {
    const schedule: Schedule = {
      ...emptySchedule,
      ...after,
      memory: { stability: 99_999, difficulty: 0 },
      lastDay: 20_000,
      lastAt: 0,
      reps: 9,
      lapses: 2,
    };
    const log: LogEntry[] = [{ type: 'import', at: 0, day: 20_000, schedule }, answered(20_010, 1)];
    expect(foldLog(log, defaultWeights)).toMatchObject({ reps: 10, lapses: 3, lastDay: 20_010 });
    expect(foldLog(log.slice(0, 1), defaultWeights).memory).toEqual({ stability: 36_500, difficulty: 1 });
  });
});
