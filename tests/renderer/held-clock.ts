import type { Clock } from '../../renderer/lib/clock';
import { fakeNow } from './fake-client';

export interface HeldClock extends Clock {
  /** Moves time on and runs what has come due, in order. */
  advance(ms: number): void;
}

export function createHeldClock(start = fakeNow): HeldClock {
  let now = start;
  let waiting: { at: number; action: () => void }[] = [];
  return {
    now: () => now,
    after(ms, action) {
      const entry = { at: now + ms, action };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        waiting = waiting.filter((each) => each !== next);
        next.action();
      }
      now = end;
    },
  };
}

/** Resolves when everything the fake client had already answered has been worked through. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
