import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { brokenRules } from './accessibility';
import { appArguments, call, executable, newDataDir, painted, shot, startApp, windowEnvironment, until } from './app';

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
  expect(await line.locator('kbd').allTextContents()).toEqual(['K', 'Ctrl', '2']);
  await page.keyboard.press('Escape');
  await first.app.close();

  const again = await startApp(dataDir);
  await again.page.keyboard.press('k');
  await painted(again.page, 'decks');
  expect([...first.complaints, ...again.complaints]).toEqual([]);
});

it('easy days are chosen, for all decks, with the keyboard', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await page.keyboard.press(',');
  await painted(page, 'settings');
  const more = page.locator('summary', { hasText: 'More options' });
  await more.focus();
  await page.keyboard.press('Enter');
  const sunday = page.getByRole('group', { name: 'Easy days' }).getByLabel('Sunday');
  await sunday.focus();
  await sunday.press('ArrowDown');
  await until(async () => (await call(page, 'settings', {})).deckDefaults.easyDays[0] === 0.5);
  await sunday.scrollIntoViewIfNeeded();
  await shot(page, 'easy-days');
  expect(await brokenRules(page)).toEqual([]);
  await sunday.selectOption('As usual');
  await until(async () => (await call(page, 'settings', {})).deckDefaults.easyDays[0] === 1);
  expect(complaints).toEqual([]);
});

it('the palette has what can be done, with its key, from any screen', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await page.keyboard.press('s');
  await painted(page, /^stats/);
  await page.keyboard.press('Control+k');
  const option = (name: string | RegExp) => page.getByRole('option', { name });
  await option(/^Import files/).waitFor();
  expect(
    await option(/^Import files/)
      .locator('kbd')
      .allTextContents(),
  ).toEqual(['Ctrl', 'I']);
  expect(
    await option(/^Go to Decks/)
      .locator('kbd')
      .allTextContents(),
  ).toEqual(['D']);
  for (const name of ['Start studying', 'Back up now', 'Check everything', 'Larger text', 'High contrast', 'About Kubedeck'])
    await option(name).waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'palette-stats');
  await page.getByRole('combobox', { name: 'Command' }).fill('larger');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.style.fontSize === '110%');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('check every');
  await page.keyboard.press('Enter');
  await page.getByText('Every card remembers what its reviews say.').waitFor();
  expect(complaints).toEqual([]);
});

it('motion and contrast can be set whatever the system says', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await page.keyboard.press(',');
  await painted(page, 'settings');
  const token = (name: string) => page.evaluate((wanted) => getComputedStyle(document.documentElement).getPropertyValue(wanted), name);
  const soft = await token('--ink-soft');
  expect(await token('--fast')).toMatch(/^(100ms|0?\.1s)$/);
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

it('reminders are set by the keyboard, and starting at login is told to the system', async () => {
  const home = newDataDir();
  const before = process.env['XDG_CONFIG_HOME'];
  process.env['XDG_CONFIG_HOME'] = home;
  onTestFinished(() => {
    if (before === undefined) delete process.env['XDG_CONFIG_HOME'];
    else process.env['XDG_CONFIG_HOME'] = before;
  });
  const dataDir = newDataDir();
  const { page, complaints } = await startApp(dataDir);
  await page.keyboard.press(',');
  await painted(page, 'settings');
  await page.getByRole('radiogroup', { name: 'Remind me to study' }).getByText('On', { exact: true }).click();
  await page.getByLabel('At', { exact: true }).fill('07:30');
  await page.getByLabel('Sun').uncheck();
  await until(async () => (await call(page, 'settings', {})).reminder.quietDays.length === 1);
  expect((await call(page, 'settings', {})).reminder).toEqual({ on: true, atMinutes: 450, quietDays: [0] });
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'reminders');
  // Only the screen scrolls, never the window with its side bar.
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);

  const entry = join(home, 'autostart', 'kubedeck.desktop');
  const login = page.getByRole('radiogroup', { name: 'Start when I log in' });
  await login.getByText('On', { exact: true }).click();
  if (process.platform === 'linux') {
    await until(() => existsSync(entry));
    expect(readFileSync(entry, 'utf8')).toContain(`"--data" "${dataDir}"`);
  }
  await login.getByText('Off', { exact: true }).click();
  await until(() => !existsSync(entry));
  expect(complaints).toEqual([]);
});

it('in the tray it outlives its window, and another start brings the window back', async () => {
  const dataDir = newDataDir();
  const { app, page } = await startApp(dataDir);
  await call(page, 'setSettings', { tray: true });
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await page.close();
  await until(async () => (await windows()) === 0);
  const second = spawnSync(executable, appArguments(dataDir), { env: windowEnvironment(), encoding: 'utf8', timeout: 90_000 });
  expect(second.stderr).toContain('already open');
  const again = await until(() => app.windows()[0]);
  await painted(again, 'today');
  await call(again, 'setSettings', { tray: false });
});
