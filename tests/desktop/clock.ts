import type { ElectronApplication } from 'playwright-core';

/** Lets the main process see this moment, or the true one again. */
export async function stopClock(app: ElectronApplication, at: number | null): Promise<void> {
  await app.evaluate((_electron, moment) => {
    const kept = globalThis as typeof globalThis & { trueNow?: () => number };
    kept.trueNow ??= Date.now;
    Date.now = moment === null ? kept.trueNow : () => moment;
  }, at);
}
