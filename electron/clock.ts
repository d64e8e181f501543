import type { Clock } from './app/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  offsetAt: (at) => -new Date(at).getTimezoneOffset(),
};
