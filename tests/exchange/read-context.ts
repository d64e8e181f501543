import type { ReadContext } from '../../electron/exchange/collection';
import { defaultWeights } from '../../electron/core/scheduling/fsrs';
import { temporaryFolder } from '../store/temporary-store';

const day = 86_400_000;
export const readTime = Date.UTC(2026, 4, 4, 9);

/** A person in UTC whose days start at midnight. */
export function readContext(changes: Partial<ReadContext> = {}): ReadContext {
  return {
    tempDir: temporaryFolder(),
    now: readTime,
    studyDayAt: (at) => Math.floor(at / day),
    offsetAt: () => 0,
    dayStart: (each) => each * day,
    weights: defaultWeights,
    ...changes,
  };
}
