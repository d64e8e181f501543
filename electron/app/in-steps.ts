/** Work that can pause between steps, so that whoever else wants the process gets a turn. */
export type InSteps<T> = Generator<void, T>;

const turnMs = 10;

/** Does the work at once. */
export function doNow<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does the work with a pause whenever a turn is over: the window's other calls are answered in between. */
export async function doInTurns<T>(work: InSteps<T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - started < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
}
