import { describe, expect, it } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, paintedAfter, shot, startApp } from './app';

describe.each(['light', 'dark'] as const)('every screen in %s', (theme) => {
  it('breaks no accessibility rule and is pictured', async () => {
    const { page, complaints } = await startApp(newDataDir());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');

    await shot(page, `today-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shot(page, `keys-${theme}`);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shot(page, `palette-${theme}`);
    await page.keyboard.press('Escape');

    await page.keyboard.press('d');
    await painted(page, 'decks');
    await shot(page, `decks-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    await page.keyboard.press(',');
    await painted(page, 'settings');
    await shot(page, `settings-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    await page.keyboard.press('t');
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    let shown = await painted(page, /^card-\d+-question$/);
    for (let index = 0; index < 12; index++) {
      if (index < 3) expect(await brokenRules(page)).toEqual([]);
      await shot(page, `study-${index}-question-${theme}`);
      await page.keyboard.press('Space');
      const revealed = await painted(page, shown.replace('question', 'answer'));
      if (index < 3) expect(await brokenRules(page)).toEqual([]);
      await shot(page, `study-${index}-answer-${theme}`);
      await page.keyboard.press('4');
      shown = await paintedAfter(page, revealed);
    }
    expect(complaints).toEqual([]);
  });
});

describe('the window', () => {
  it('remembers its place and the theme', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    await call(first.page, 'setSettings', { theme: 'dark' });
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 900, height: 640 }));
    await first.app.close();
    const second = await startApp(dataDir);
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toMatchObject({ width: 900, height: 640 });
    expect(await second.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await shot(second.page, 'small-dark');
  });

  it('keeps the question where it is when the answer appears', async () => {
    const { page } = await startApp(newDataDir());
    await page.keyboard.press('Enter');
    let shown = await painted(page, /^card-\d+-question$/);
    for (let index = 0; index < 6; index++) {
      const before = await page.locator('main h1, main .question').first().boundingBox();
      await page.keyboard.press('Space');
      const revealed = await painted(page, shown.replace('question', 'answer'));
      expect(await page.locator('main h1, main .question').first().boundingBox()).toEqual(before);
      await page.keyboard.press('4');
      shown = await paintedAfter(page, revealed);
    }
  });

  it('has the usual menu', async () => {
    const { app } = await startApp(newDataDir());
    const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')));
    expect(labels).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Help']));
  });
});
