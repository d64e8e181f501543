export const minutesPerDay = 1440;

/** Minutes until a card comes back, for the ratings that keep it in its steps; null leaves the steps. */
export interface StepDelays {
  again: number | null;
  hard: number | null;
  good: number | null;
}

/** Anki's steps: again starts over, hard repeats, good goes on. No better rating comes back sooner, whatever the steps. */
export function stepDelays(steps: readonly number[], step: number): StepDelays {
  const [first, second] = steps;
  if (first === undefined) return { again: null, hard: null, good: null };
  const current = currentStep(steps, step);
  const hard = Math.max(first, current === 0 ? hardOnFirst(first, second) : (steps[current] ?? first));
  const next = steps[current + 1];
  return { again: first, hard, good: next === undefined ? null : Math.max(hard, next) };
}

/** The step a card is on; the last one when the steps have become fewer since. */
export function currentStep(steps: readonly number[], step: number): number {
  return Math.max(0, Math.min(step, steps.length - 1));
}

function hardOnFirst(first: number, second: number | undefined): number {
  if (second !== undefined) return (first + second) / 2;
  // At most a day more, or the step of some days would overtake good.
  return Math.min(first * 1.5, first + minutesPerDay);
}
