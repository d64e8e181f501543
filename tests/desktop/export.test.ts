import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp, until } from './app';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubedeck export '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The next file dialog answers with this; nothing is the person who thinks better of it. */
const willSaveAs = (app: ElectronApplication, filePath: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      Reflect.set(globalThis, 'offered', given.at(-1));
      return Promise.resolve({ canceled: path === '', filePath: path });
    };
  }, filePath);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');

it('a deck is written by keyboard alone, and the keyboard goes back to where it was', async () => {
  const { app, page, complaints } = await startApp(newDataDir());
  const file = join(newFolder(), 'deck.apkg');
  await page.keyboard.press('d');
  await painted(page, 'decks');
  const [deck] = await call(page, 'decks', {});
  await page.getByRole('button', { name: `Export ${deck?.name ?? ''}`, exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  expect(await dialog.getByRole('combobox').inputValue()).toBe(deck?.name);

  await willSaveAs(app, '');
  await page.keyboard.press('Enter');
  await until(() => app.evaluate(() => Reflect.has(globalThis, 'offered')));
  expect(await app.evaluate(() => (Reflect.get(globalThis, 'offered') as { defaultPath: string }).defaultPath)).toBe(
    `${deck?.name ?? ''}.apkg`,
  );
  await dialog.getByRole('button', { name: 'Export…' }).waitFor();

  await willSaveAs(app, file);
  await page.keyboard.press('Enter');
  await dialog.getByRole('heading', { name: 'Exported' }).waitFor();
  expect(await dialog.innerText()).toContain(`${deck?.total ?? 0} cards`);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await until(async () => (await focused(page)).startsWith('Done'));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Export ${deck?.name ?? ''}`);
  expect(complaints).toEqual([]);
});

it('formats that hold only text offer nothing else, and a failure is said where it happens', async () => {
  const { app, page, complaints } = await startApp(newDataDir());
  const folder = newFolder();
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
    file?.submenu?.items.find(({ label }) => label === 'Export…')?.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'Notes' }).check();
  expect(await dialog.getByRole('checkbox', { name: 'History and schedule' }).isDisabled()).toBe(true);
  await willSaveAs(app, folder);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('alert').getByText('There is something of that name already.').waitFor();
  await willSaveAs(app, join(folder, 'notes'));
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('heading', { name: 'Exported' }).waitFor();
  expect(existsSync(join(folder, 'notes'))).toBe(true);
  await shot(page, 'export-done');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

describe.each(['light', 'dark'] as const)('the export in %s', (theme) => {
  it('breaks no accessibility rule, and fits a small window', async () => {
    const { app, page, complaints } = await startApp(newDataDir());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('d');
    await painted(page, 'decks');
    await page.keyboard.press('x');
    await page.getByRole('dialog', { name: 'Export' }).waitFor();
    await shot(page, `export-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600));
    await until(() => page.evaluate(() => window.innerWidth <= 900));
    await page.keyboard.press('ArrowDown');
    await shot(page, `export-small-${theme}`);
    expect(await page.getByRole('radio', { name: 'Anki collection' }).isChecked()).toBe(true);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
  });
});
