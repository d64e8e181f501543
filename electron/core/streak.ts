import type { StudyDay } from './scheduling/types';

/** Days in a row with reviews, up to today or, while today has none yet, up to yesterday. `days` ascend. */
export function streakOf(days: readonly StudyDay[], today: StudyDay): number {
  const known = new Set(days);
  let day = known.has(today) ? today : today - 1;
  let streak = 0;
  for (; known.has(day); day--) streak++;
  return streak;
}
