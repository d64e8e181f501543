import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/store/store';
import { fillStore } from '../bench/store-data';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp } from './app';

/** A data folder with seven months of study, up to yesterday or so. */
function studied(): string {
  const dataDir = newDataDir();
  const store = openStore(dataDir, { now: 0 });
  store.db.pragma('synchronous = OFF');
  const today = Math.floor(Date.now() / 86_400_000);
  fillStore(store, { cards: 400, reviews: 4000, decks: 8, newPerDay: 4 }, today - 222);
  store.close();
  return dataDir;
}

/** The person chooses this file in the dialog. */
const choose = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

describe.each(['light', 'dark'] as const)('stats in %s', (theme) => {
  it('show what is known, as charts and tables, and save them', async () => {
    const dataDir = studied();
    const { app, page, complaints } = await startApp(dataDir);
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('s');
    const everything = await painted(page, /^stats-365-4000/);
    await page.getByRole('img', { name: /4,000 reviews on 22\d days/ }).waitFor();
    await shot(page, `stats-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    for (const title of ['True retention', 'Cards now']) {
      await page.getByRole('heading', { name: title, exact: true }).evaluate((heading) => heading.scrollIntoView());
      await shot(page, `stats-${title.replace(' ', '-').toLowerCase()}-${theme}`);
    }

    await page.getByRole('button', { name: 'By deck as a table' }).click();
    const { byDeck } = await call(page, 'statistics', { query: '', days: 365 }).then((result) => {
      if (!result.ok) throw new Error(result.problem.message);
      return result.statistics;
    });
    const [first] = byDeck;
    await page.getByRole('row', { name: new RegExp(`^${first?.name ?? ''} ${first?.answers ?? 0} `) }).waitFor();
    expect(await brokenRules(page)).toEqual([]);

    const csv = join(dataDir, 'decks.csv');
    await choose(app, csv);
    await page.getByRole('button', { name: 'Save By deck as CSV' }).click();
    await page.getByText(`Saved to ${csv}`).waitFor();
    expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(byDeck.length + 2);
    const png = join(dataDir, 'intervals.png');
    await choose(app, png);
    await page.getByRole('button', { name: 'Save Days between answers as PNG' }).click();
    await page.getByText(`Saved to ${png}`).waitFor();
    expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');

    await page.getByLabel('Deck', { exact: true }).selectOption(first?.name ?? '');
    const deck = await painted(page, /^stats-365-(?!4000)/);
    expect(deck).not.toBe(everything);
    await page.getByLabel('30 days').focus();
    await page.keyboard.press('Space');
    await painted(page, /^stats-30-/);
    await page.getByRole('radio', { name: 'Other' }).focus();
    await page.keyboard.press('Space');
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const reviews = (days: number, ended: number) =>
      call(page, 'statistics', { query: `deck:"${first?.name ?? ''}"`, days, ended }).then((found) =>
        found.ok ? found.statistics.total.reviews : 0,
      );
    await page.getByLabel('From', { exact: true }).fill(daysAgo(120));
    await painted(page, `stats-other-${await reviews(121, 0)}`);
    await page.getByLabel('To', { exact: true }).fill(daysAgo(60));
    await painted(page, `stats-other-${await reviews(61, 60)}`);
    expect(await reviews(61, 60)).toBeLessThan(await reviews(121, 0));
    await shot(page, `stats-other-${theme}`);
    await page.getByLabel('Cards', { exact: true }).fill('is:nonsense');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('nonsense').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 480 });
    await shot(page, `stats-small-${theme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(complaints).toEqual([]);
  });
});

it('stats without a review say what to do', async () => {
  const { page } = await startApp(newDataDir());
  await page.keyboard.press('s');
  await page.getByText('No reviews yet.').waitFor();
  await shot(page, 'stats-empty');
  expect(await brokenRules(page)).toEqual([]);
});
