import { expect, it } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp } from './app';

it('a key is changed, a conflict is shown, and the sheet of keys and a restart know it', async () => {
  const dataDir = newDataDir();
  const first = await startApp(dataDir);
  const { page } = first;
  await page.keyboard.press(',');
  await painted(page, 'settings');
  await page.getByText('Keys', { exact: true }).last().scrollIntoViewIfNeeded();
  await page.locator('summary', { hasText: 'Keys' }).click();
  await page.getByRole('button', { name: 'Go to Decks: d' }).click();
  await page.getByRole('button', { name: 'Go to Decks: press a key' }).press('t');
  await page.getByText('The same key as Go to Today (Going from screen to screen)').waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'keys-conflict');
  await page.getByRole('button', { name: 'Go to Decks: t' }).click();
  await page.getByRole('button', { name: 'Go to Decks: press a key' }).press('?');
  await page.getByText('? shows the keys of a screen and stays as it is.').waitFor();
  await page.getByRole('button', { name: 'Go to Decks: press a key' }).press('k');
  await page.getByRole('button', { name: 'Go to Decks: k' }).waitFor();
  expect((await call(page, 'settings', {})).keys).toEqual({ 'go.d': 'k' });

  await page.keyboard.press('?');
  const line = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Go to Decks' });
  expect(await line.locator('kbd').allTextContents()).toEqual(['K']);
  await page.keyboard.press('Escape');
  await first.app.close();

  const again = await startApp(dataDir);
  await again.page.keyboard.press('k');
  await painted(again.page, 'decks');
  expect([...first.complaints, ...again.complaints]).toEqual([]);
});

it('motion and contrast can be set whatever the system says', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await page.keyboard.press(',');
  await painted(page, 'settings');
  const token = (name: string) => page.evaluate((wanted) => getComputedStyle(document.documentElement).getPropertyValue(wanted), name);
  const soft = await token('--ink-soft');
  expect(await token('--fast')).toBe('100ms');
  await page.getByText('Always reduced').click();
  await page.waitForFunction(() => document.documentElement.dataset['motion'] === 'reduced');
  expect(await token('--fast')).toMatch(/^0m?s$/);
  await page.getByText('Always high').click();
  await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'more');
  expect(await token('--ink-soft')).not.toBe(soft);
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'high-contrast');
  expect(complaints).toEqual([]);
});
