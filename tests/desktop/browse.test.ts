import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/store/store';
import { day, fillStore } from '../bench/store-data';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp } from './app';
import { watchTable } from './frames';

const cards = 20_000;

/** A data folder with many cards, some of them answered in the last weeks. */
function manyCards(): string {
  const dataDir = newDataDir();
  const today = Math.floor(Date.now() / day);
  const store = openStore(dataDir, { now: (today - 20) * day });
  fillStore(store, { cards, reviews: 300, decks: 12, newPerDay: 20 }, today - 20);
  store.close();
  return dataDir;
}

async function browse(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await painted(page, 'browse');
}

const lines = (page: Page) => page.locator('[role="grid"] [data-lines] [role="row"]');
const count = (page: Page) => page.locator('.count').innerText();

/** Lines in sight that do not have their text yet. */
const waiting = (page: Page) => page.locator('[data-lines] .waiting').count();

describe('the table of cards', () => {
  it('finds, chooses, changes and takes back with the keyboard alone', async () => {
    const { page, complaints } = await startApp(manyCards());
    await browse(page);
    expect(await count(page)).toMatch(/^20,\d{3} cards$/);

    await page.keyboard.press('/');
    await page.keyboard.type('deck:"Area 3" is:suspnded');
    const said = page.locator('#search-said');
    await said.getByText('did you mean').waitFor();
    expect(await said.innerText()).toContain('suspnded');
    await shot(page, 'browse-problem');
    await page.getByRole('button', { name: 'Use suspended' }).click();
    await page.getByText('No cards match').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('is:n');
    await page.getByRole('option', { name: 'is:new' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('deck:"Area 3"');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    await page.waitForFunction(() => /^\d,\d{3} cards$/.test(document.querySelector('.count')?.textContent.trim() ?? ''));

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await count(page)).toMatch(/^4 of /);
    await page.keyboard.press('s');
    await page.getByText('4 cards suspended.').waitFor();
    const suspended = async () => (await call(page, 'search', { query: 'is:suspended' })).length;
    expect(await suspended()).toBe(4);
    await page.keyboard.press('z');
    await page.getByText('Undone: Suspend 4 cards').waitFor();
    expect(await suspended()).toBe(0);

    await page.keyboard.press('Control+a');
    await page.keyboard.press('l');
    await page.keyboard.type('hard/ones');
    await page.keyboard.press('Enter');
    await page.getByText('with other tags.').waitFor();
    expect((await call(page, 'search', { query: 'tag:hard' })).length).toBe(1000);
    expect(complaints).toEqual([]);
  });

  it('goes to its end and back without losing the line, sorted by a column', async () => {
    const { page, complaints } = await startApp(manyCards());
    await browse(page);
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('.at') !== null && document.querySelector('[data-lines] .waiting') === null);
    const last = await page.locator('.at').innerText();
    expect(await lines(page).count()).toBeLessThan(80);
    await page.keyboard.press('Home');
    await page.waitForFunction((text) => document.querySelector<HTMLElement>('.at')?.innerText !== text, last);
    // Wheel by wheel the lines ahead are there before they are seen.
    for (let step = 0; step < 40; step++) {
      await page.locator('[data-lines]').hover();
      await page.mouse.wheel(0, 300);
      expect(await waiting(page)).toBe(0);
    }
    await page.getByRole('button', { name: 'Question' }).first().click();
    await page.locator('[aria-sort="ascending"]').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Lapses' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Lapses' }).waitFor();
    await page.reload();
    await painted(page, 'today');
    await browse(page);
    await page.getByRole('columnheader', { name: 'Lapses' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('has no blank place in any frame, however fast it is scrolled', async () => {
    const { page, complaints } = await startApp(manyCards());
    await call(page, 'setSettings', { theme: 'light' });
    await page.reload();
    await painted(page, 'today');
    await browse(page);
    await page.locator('[data-lines]').hover();
    await page.waitForFunction(() => document.querySelector('[data-lines] .waiting') === null);
    // A jump to the other end shows lines that wait for their cards, as they should; the wheel must not.
    const { frames, blank } = await watchTable(page, async () => {
      for (let turn = 0; turn < 80; turn++) await page.mouse.wheel(0, 540);
    });
    expect(frames).toBeGreaterThan(10);
    expect(blank).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('keeps a search in the rail, finds it by its name, and lets it go', async () => {
    const { app, page, complaints } = await startApp(manyCards());
    await browse(page);
    await page.keyboard.press('/');
    await page.keyboard.type('deck:"Area 3" or is:leech');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    await page.getByRole('button', { name: 'Keep this search' }).press('Enter');
    await page.keyboard.type('Third area');
    await page.keyboard.press('Enter');
    await page.getByText('Search “Third area” is kept.').waitFor();
    await page.reload();
    await painted(page, 'today');
    await browse(page);
    const kept = page.getByRole('navigation').getByRole('button', { name: 'Third area', exact: true });
    const third = () => page.waitForFunction(() => /^[1-3],\d{3} cards$/.test(document.querySelector('.count')?.textContent.trim() ?? ''));
    await kept.press('Enter');
    await third();
    // A narrow rail has no room for names: the commands have them.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 640, height: 480 }));
    await kept.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('is:leech');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('third area');
    await page.keyboard.press('Enter');
    await third();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1200, height: 800 }));
    await page.getByRole('button', { name: 'Remove the search Third area' }).press('Enter');
    await kept.waitFor({ state: 'detached' });
    expect(await call(page, 'savedSearches', {})).toEqual([]);
    await page.keyboard.press('Control+z');
    await kept.waitFor();
    expect(complaints).toEqual([]);
  });

  it('is sorted with the keyboard, by columns it does not show too', async () => {
    const { page, complaints } = await startApp(manyCards());
    await browse(page);
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    const menu = page.getByRole('group', { name: 'Columns and order' });
    await menu.getByRole('combobox').selectOption('Reviews');
    await menu.getByLabel('Descending').press('Space');
    await menu.getByLabel('Reviews', { exact: true }).press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Reviews' }).waitFor();
    await page.locator('[aria-sort="descending"]').waitFor();
    const reviews = await page.locator('[data-lines] [role="row"] > :last-child').allInnerTexts();
    const numbers = reviews.slice(0, 8).map(Number);
    expect(Math.max(...numbers)).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('shows a card with its history, and edits it beside the table', async () => {
    const { page, complaints } = await startApp(manyCards());
    await browse(page);
    await page.keyboard.press('/');
    await page.keyboard.type('-is:new');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^\d{2,3} cards$/.test(document.querySelector('.count')?.textContent.trim() ?? ''));
    await page.keyboard.press('i');
    await page.getByRole('img', { name: /^Memory over time/ }).waitFor();
    const info = page.getByRole('complementary', { name: 'Card info' });
    await info.getByRole('button', { name: /Topic 0\.md .*line 0/ }).waitFor();
    const [card = 0] = (await call(page, 'search', { query: '-is:new' })).map(({ id }) => id);
    const typed = { text: 'kubectl scale web-0', hints: 0, overruled: null };
    await call(page, 'answerCard', { card, deck: null, rating: 1, durationMs: 4000, typed });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await info.getByText('kubectl scale web-0').waitFor();
    await shot(page, 'browse-info');
    await page.keyboard.press('e');
    const field = page.locator('form textarea').first();
    await field.waitFor();
    await field.fill('Scale the shop by hand.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.at', { hasText: 'Scale the shop by hand.' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    expect(complaints).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('Browse in %s', (theme) => {
  it('breaks no accessibility rule and is pictured, large and small', async () => {
    const { app, page, complaints } = await startApp(manyCards());
    await call(page, 'setSettings', { theme });
    await call(page, 'saveSearch', { name: 'Often forgotten', query: 'prop:lapses>2' });
    await page.reload();
    await painted(page, 'today');
    await browse(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('article').waitFor();
    await shot(page, `browse-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    for (const [key, name] of [
      ['h', 'replace'],
      ['m', 'move'],
      ['c', 'study'],
      ['l', 'tags'],
      ['n', 'due'],
      ['y', 'duplicates'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('button', { name: 'Close' }).waitFor();
      await shot(page, `browse-${name}-${theme}`);
      expect(await brokenRules(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    await shot(page, `browse-columns-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-table]').focus();
    await page.keyboard.press('i');
    await page.getByRole('complementary', { name: 'Card info' }).waitFor();
    await shot(page, `browse-info-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('i');
    await page.getByRole('article').waitFor();
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('dialog').waitFor();
    await shot(page, `browse-help-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 600 }));
    await page.waitForFunction(() => innerWidth <= 900);
    await shot(page, `browse-small-${theme}`);
    expect(await brokenRules(page)).toEqual([]);

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 640, height: 480 }));
    await page.waitForFunction(() => innerWidth <= 660);
    await shot(page, `browse-smallest-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('no such words');
    await page.keyboard.press('Enter');
    await page.getByText('No cards match').waitFor();
    await shot(page, `browse-none-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
