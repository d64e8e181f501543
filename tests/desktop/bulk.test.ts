import type { Page } from 'playwright-core';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/store/store';
import { day, fillStore } from '../bench/store-data';
import { call, newDataDir, painted, shot, startApp, until } from './app';

/** Cards of no note, so that deletion takes them away; some of them answered. */
const cards = 60;

function collection(): string {
  const dataDir = newDataDir();
  const today = Math.floor(Date.now() / day);
  const store = openStore(dataDir, { now: (today - 20) * day });
  fillStore(store, { cards, reviews: 120, decks: 4, newPerDay: 4 }, today - 20);
  store.db.exec('UPDATE card SET file_id = NULL');
  store.close();
  return dataDir;
}

const find = async (page: Page, query: string) => (await call(page, 'search', { query })).map(({ id }) => id);

/** Every card as it is: what the table says and what the cards say. */
async function everything(page: Page) {
  const found = await call(page, 'browse', { query: 'is:aside or -is:aside', sort: null, descending: false });
  if (!found.ok) throw new Error(found.problem.message);
  const own = found.cards.slice(0, cards);
  const views = [];
  for (const card of own.slice(0, 5)) views.push(await call(page, 'card', { card }));
  return { count: found.cards.length, rows: await call(page, 'browseRows', { cards: own }), views };
}

const tableHasKeys = (page: Page) => page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');

/** Browse with the cards of the collection, all of them chosen. */
async function chooseAll(page: Page, query = '"touching its other"') {
  if ((await page.locator('[data-table]').count()) === 0) await page.keyboard.press('b');
  await painted(page, 'browse');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await tableHasKeys(page);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => /^(\d{1,2}) cards?$/.test(document.querySelector('.count')?.textContent.trim() ?? ''));
  await page.keyboard.press('Control+a');
}

/** A command of the palette, by its words. */
async function command(page: Page, words: string) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** What is pressed, what it says, and a query that finds all cards afterwards and none before. */
const changes: [string, (page: Page) => Promise<void>, RegExp, string][] = [
  ['suspend', (page) => page.keyboard.press('s'), /^60 cards suspended\.$/, 'is:suspended'],
  ['bury', (page) => page.keyboard.press('b'), /^60 cards buried until tomorrow\.$/, 'is:buried'],
  ['flag', (page) => page.keyboard.press('f'), /^60 cards flagged\.$/, 'flag:1'],
  [
    'tag',
    async (page) => {
      await page.keyboard.press('l');
      await page.keyboard.type('hard/ones second');
      await page.keyboard.press('Tab');
      await page.keyboard.type('deployments');
      await page.keyboard.press('Enter');
    },
    /^60 cards with other tags\.$/,
    'tag:hard tag:second -tag:deployments',
  ],
  [
    'move',
    async (page) => {
      await page.keyboard.press('m');
      await page.keyboard.type('My own/Deck');
      await page.keyboard.press('Enter');
    },
    /^60 cards moved to My own\/Deck\.$/,
    'deck:"My own/Deck"',
  ],
  ['reset', (page) => command(page, 'reset to new'), /^\d\d cards new again\.$/, 'touching is:new'],
  [
    'reschedule',
    async (page) => {
      await page.keyboard.press('n');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('400');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('410');
      await page.keyboard.press('Enter');
    },
    /^\d\d cards with a new due day\.$/,
    'prop:due>=400 prop:due<=410',
  ],
  ['set aside', (page) => command(page, 'set aside'), /^60 cards set aside\.$/, 'is:aside'],
  ['delete', (page) => page.keyboard.press('Delete'), /^60 cards deleted\.$/, ''],
  [
    'replace',
    async (page) => {
      await page.keyboard.press('h');
      await page.keyboard.type('deployment `web-(\\d+)`');
      await page.keyboard.press('Tab');
      await page.keyboard.type('workload number $1');
      await page.getByLabel('Regular expression').check();
      await page.getByRole('region', { name: 'Find and replace' }).getByRole('button', { name: 'Preview' }).press('Enter');
      await page.getByText('workload number 7', { exact: false }).first().waitFor();
      await shot(page, 'browse-replace-preview');
      await page.getByRole('button', { name: 'Replace in 60 cards' }).press('Enter');
    },
    /^60 cards changed\.$/,
    'front:"workload number"',
  ],
];

describe('a change of every chosen card', () => {
  it('is made, told and taken back, with the keyboard alone', async () => {
    const { page, complaints } = await startApp(collection());
    for (const [name, work, said, query] of changes) {
      await chooseAll(page);
      const before = await everything(page);
      const found = query === '' ? [] : await find(page, query);
      await work(page);
      const message = page.locator('.toast').getByText(said);
      await message.waitFor().catch(() => {
        throw new Error(`${name}: the message is missing`);
      });
      const after = query === '' ? [] : await find(page, query);
      if (query !== '') expect([name, after.length > found.length]).toEqual([name, true]);
      expect([name, await everything(page)]).not.toEqual([name, before]);
      await page.keyboard.press('z');
      await page.getByText(/^Undone: /).waitFor();
      expect([name, await everything(page)]).toEqual([name, before]);
    }
    expect(complaints).toEqual([]);
  });

  it('turns back what is so already: resumed, unburied, brought back', async () => {
    const { page, complaints } = await startApp(collection());
    await chooseAll(page);
    for (const [press, there, back] of [
      ['s', '60 cards suspended.', '60 cards back in study.'],
      ['b', '60 cards buried until tomorrow.', '60 cards no longer buried.'],
    ] as const) {
      await page.keyboard.press(press);
      await page.getByText(there).waitFor();
      await page.waitForFunction(() => document.querySelector('.line.at.muted') !== null);
      await page.keyboard.press(press);
      await page.getByText(back).waitFor();
      await page.waitForFunction(() => document.querySelector('.line.at:not(.muted)') !== null);
    }
    await command(page, 'set aside');
    await page.getByText('60 cards set aside.').waitFor();
    await chooseAll(page, 'is:aside');
    await command(page, 'bring back');
    await page.getByText('60 cards brought back.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is an export too, of just these cards', async () => {
    const dataDir = collection();
    const { app, page, complaints } = await startApp(dataDir);
    const path = join(dataDir, 'chosen.csv');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await chooseAll(page);
    await page.keyboard.press('x');
    const asked = page.getByRole('dialog');
    await asked.getByText('The 60 cards you chose').waitFor();
    await asked.getByRole('radio', { name: 'Table (CSV)' }).check();
    await page.keyboard.press('Enter');
    await until(() => existsSync(path) && statSync(path).size > 0);
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
  });

  it('finds duplicates, the same and the similar', async () => {
    const { page, complaints } = await startApp(collection());
    const [one = 0, two = 0, three = 0] = await find(page, 'touching');
    const text = { front: 'What keeps `kube-proxy` rules up to date?', answer: 'the watch on Services', why: '' };
    await call(page, 'editCard', { card: one, ...text });
    await call(page, 'editCard', { card: two, ...text, front: 'what keeps `kube-proxy`  rules up to date?' });
    await call(page, 'editCard', { card: three, ...text, front: 'What keeps the `kube-proxy` rules up to date then?' });
    await chooseAll(page, '"up to date"');
    await page.keyboard.press('y');
    await page.getByRole('button', { name: 'The same text' }).press('Enter');
    const groups = page.getByRole('list', { name: 'Duplicates' }).getByRole('listitem');
    await groups.first().waitFor();
    expect(await groups.first().innerText()).toContain('Same');
    await page.getByRole('button', { name: 'Similar too' }).press('Enter');
    await page.waitForFunction(() => /\d\d %/.test(document.querySelector('[aria-label="Duplicates"]')?.textContent ?? ''));
    await shot(page, 'browse-duplicates');
    await page.getByRole('button', { name: 'Show group 1' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.count')?.textContent.trim() === '3 cards');
    expect(complaints).toEqual([]);
  });
});
