import type { ElectronApplication, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openStore } from '../../electron/store/store';
import { fillStore } from '../bench/store-data';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp, until } from './app';

/** Nine of ten answers right whatever the model expects: there is something to learn. Returns the day after the last. */
function fill(dataDir: string, start: number): number {
  const store = openStore(dataDir, { now: 0 });
  store.db.pragma('synchronous = OFF');
  const end = fillStore(store, { cards: 200, reviews: 2500, decks: 2, newPerDay: 8 }, start);
  store.close();
  return end;
}

/** A data folder with months of study, up to yesterday or so. */
function studied(): string {
  const length = fill(newDataDir(), 0);
  const dataDir = newDataDir();
  fill(dataDir, Math.floor(Date.now() / 86_400_000) - length);
  return dataDir;
}

async function toOptimise(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('find parameters');
  await page.keyboard.press('Enter');
  await painted(page, 'settings');
  await page.getByRole('button', { name: 'Find parameters' }).waitFor();
}

/** Does something to the next child process, as soon as it is there: its id comes once that is done. */
const onNextJob = (app: ElectronApplication, signal: 'SIGKILL' | 'SIGSTOP') =>
  app.evaluate(
    ({ app: inside }, name) =>
      new Promise<number>((resolve) => {
        const timer = setInterval(() => {
          const job = inside.getAppMetrics().find((metric) => metric.name === 'Kubedeck job');
          if (!job) return;
          clearInterval(timer);
          process.kill(job.pid, name);
          resolve(job.pid);
        }, 1);
      }),
    signal,
  );

const weights = async (page: Page) => (await call(page, 'settings', {})).deckDefaults.weights;

it.each(['light', 'dark'] as const)(
  'parameters are found, taken, and taken back; what retention costs; the new load first: in %s',
  async (theme) => {
    const { page, complaints } = await startApp(studied());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await toOptimise(page);
    const before = await weights(page);

    await page.getByRole('button', { name: 'Find parameters' }).click();
    await page.getByRole('row', { name: /^Log loss 0\.\d{4} 0\.\d{4}$/ }).waitFor();
    await page.getByRole('row', { name: /^RMSE over bins/ }).waitFor();
    expect(await weights(page)).toEqual(before);
    await page.getByRole('button', { name: 'Use what was found' }).click();
    await page.getByText('They are in force.').waitFor();
    expect(await weights(page)).not.toEqual(before);
    await page.getByRole('heading', { name: 'Memory model' }).evaluate((heading) => heading.scrollIntoView());
    await shot(page, `optimise-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    await page.getByRole('button', { name: 'New due days' }).click();
    const load = page.getByRole('img', { name: /^Due each day then: \d+ cards due in the next week/ });
    await load.waitFor();
    const { after } = await call(page, 'planSpread', { deck: null });
    await load.scrollIntoViewIfNeeded();
    await shot(page, `spread-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move them' }).click();
    await page.getByText(/cards? got a new due day/).waitFor();
    expect((await call(page, 'planSpread', { deck: null })).before).toEqual(after);

    await page.getByRole('button', { name: 'Compare retentions' }).click();
    await page.getByRole('row', { name: /^90 % [\d.]+ \d+ % in force$/ }).waitFor();
    await page.getByRole('rowheader', { name: '95 %' }).scrollIntoViewIfNeeded();
    await shot(page, `retention-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 480 });
    await shot(page, `optimise-small-${theme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    await call(page, 'undo', {});
    await call(page, 'undo', {});
    expect(await weights(page)).toEqual(before);
    expect(complaints).toEqual([]);
  },
);

it.skipIf(process.platform === 'win32')(
  'the optimiser may die, and may be cancelled: nothing is changed, and it works the next time',
  async () => {
    const { app, page, complaints } = await startApp(studied());
    await toOptimise(page);
    await until(async () => (await call(page, 'optimiser', {})).available);
    const before = await weights(page);
    // What looks whether there is an optimiser is over.
    const noJob = () => until(() => app.evaluate(({ app: inside }) => inside.getAppMetrics().every(({ name }) => name !== 'Kubedeck job')));
    await noJob();

    const killed = onNextJob(app, 'SIGKILL');
    await page.getByRole('button', { name: 'Find parameters' }).click();
    await killed;
    await page.getByText('No parameters could be found. Nothing was changed.').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await noJob();

    const stopped = onNextJob(app, 'SIGSTOP');
    await page.getByRole('button', { name: 'Find parameters' }).click();
    const job = await stopped;
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await app.evaluate((_electron, pid) => process.kill(pid, 'SIGCONT'), job);
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await page.getByRole('row', { name: /^Log loss/ }).count()).toBe(0);
    expect(await weights(page)).toEqual(before);

    await page.getByRole('button', { name: 'Find parameters' }).click();
    await page.getByRole('row', { name: /^Log loss/ }).waitFor();
    expect(complaints).toEqual([]);
  },
);
