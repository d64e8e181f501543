import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer, call, leaveField, newDataDir, painted, paintedAfter, shot, startApp, until, willChoose } from './app';

describe('a day with the keyboard only', () => {
  it('goes from the first start to the end of the session', async () => {
    const { page, complaints } = await startApp(newDataDir());
    await call(page, 'setSettings', { deckDefaults: { newPerDay: 3 } });
    await page.reload();
    await painted(page, 'today');
    await shot(page, 'first-start');
    expect(await page.locator('h1').innerText()).toMatch(/^3 due, about \d+ min/);

    await page.keyboard.press('Enter');
    let answers = 0;
    let shown = await painted(page, /^card-\d+-question$/);
    for (; shown !== 'done'; answers++) shown = await answer(page, shown, answers === 0 ? '1' : 'Enter');
    // Three cards, each good at both learning steps, one of them forgotten first.
    expect(answers).toBe(7);
    await page.getByText('Right first time').waitFor();
    await shot(page, 'session-end');
    await page.keyboard.press('Enter');
    await painted(page, 'today');
    expect(await page.locator('h1').innerText()).toBe('Done for today');
    expect((await call(page, 'today', {})).done.reviews).toBe(7);
    expect(complaints).toEqual([]);
  });

  it('keeps every answer when the app is quit in mid-session, and goes on', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    await first.page.keyboard.press('Enter');
    const shown = await painted(first.page, /^card-\d+-question$/);
    await answer(first.page, shown, '4');
    const before = await call(first.page, 'today', {});
    await first.app.close();

    const second = await startApp(dataDir);
    expect((await call(second.page, 'today', {})).counts).toEqual(before.counts);
    expect(await second.page.getByRole('button', { name: /Continue/ }).count()).toBe(1);
  });

  it('takes steps back after a restart, the newest first, and asks the card again', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    const step = await call(first.page, 'nextCard', { deck: null });
    if (step.type !== 'card') throw new Error('no card is due');
    const card = step.card.id;
    await call(first.page, 'answerCard', { card, deck: null, rating: 1, durationMs: 5000 });
    await call(first.page, 'flag', { cards: [card], flag: 2 });
    await first.app.close();

    const { page } = await startApp(dataDir);
    await page.keyboard.press('Enter');
    await painted(page, /^card-\d+-question$/);
    await leaveField(page);
    await page.keyboard.press('u');
    await page.getByText('Undone: Flag card').waitFor();
    await page.keyboard.press('Control+z');
    await painted(page, `card-${card}-question`);
    const info = await call(page, 'cardInfo', { card });
    expect(info.card.state).toBe('new');
    expect(info.reviews.map(({ undone }) => undone)).toEqual([true]);
  });

  it('stores exactly what the button showed', async () => {
    const { page } = await startApp(newDataDir());
    for (const rating of [4, 3, 1] as const) {
      const step = await call(page, 'nextCard', { deck: null });
      if (step.type !== 'card') throw new Error('no card is due');
      await call(page, 'answerCard', { card: step.card.id, deck: null, rating, durationMs: 1000 });
      const { dueAt, dueDay, reviews } = await call(page, 'cardInfo', { card: step.card.id });
      const { minutes, days } = step.choices[rating];
      const today = (await call(page, 'today', {})).day;
      if (days !== null) expect(dueDay).toBe(today + days);
      else expect(dueAt).toBe((reviews[0]?.at ?? 0) + (minutes ?? 0) * 60_000);
    }
  });

  it('buries, suspends, flags, edits and shows the history by key', async () => {
    const { page, complaints } = await startApp(newDataDir());
    await page.keyboard.press('Enter');
    const shown = await painted(page, /^card-\d+-question$/);
    const card = Number(/\d+/.exec(shown)?.[0]);

    await leaveField(page);
    await page.keyboard.press('f');
    await until(async () => (await call(page, 'card', { card })).flag === 1);

    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'Card info' }).or(page.getByText('Difficulty')).first().waitFor();
    await shot(page, 'card-info');
    await page.keyboard.press('Escape');

    await page.keyboard.press('e');
    const question = page.getByLabel('Question');
    await question.fill('What did I write here?');
    await shot(page, 'edit');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'What did I write here?' }).or(page.getByText('What did I write here?')).first().waitFor();
    expect((await call(page, 'card', { card })).edited).toBe(true);

    await leaveField(page);
    await page.keyboard.press('b');
    await page.getByText('Buried until tomorrow.').waitFor();
    const next = await paintedAfter(page, shown);
    expect(next).toMatch(/^card-\d+-question$/);
    await leaveField(page);
    await page.keyboard.press('s');
    await page.getByText('Suspended').waitFor();
    expect((await call(page, 'card', { card: Number(/\d+/.exec(next)?.[0]) })).suspended).toBe(true);
    await paintedAfter(page, next);
    await leaveField(page);
    await page.keyboard.press('Escape');
    await painted(page, 'today');
    expect(complaints).toEqual([]);
  });

  it('goes on after the window was reloaded on a card', async () => {
    const { page, complaints } = await startApp(newDataDir());
    await page.keyboard.press('Enter');
    const shown = await painted(page, /^card-\d+-question$/);
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    expect(await painted(page, /^card-\d+-question$/)).toBe(shown);
    expect(complaints).toEqual([]);
  });
});

it('leaves a session for Today when the import that brought its deck is taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubedeck words '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'words.csv');
  writeFileSync(file, 'front,answer,deck\nWhat is moored?,a boat,Fresh\n');
  const { app, page, complaints } = await startApp(newDataDir());
  await willChoose(app, file);
  await page.keyboard.press('d');
  await painted(page, 'decks');
  await page.keyboard.press('i');
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Study now' }).click();
  await painted(page, /^card-\d+-question$/);
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Import of words.csv').waitFor();
  await painted(page, 'today');
  expect(complaints).toEqual([]);
});

it('keeps Decks readable in the smallest window with large text', async () => {
  const { app, page, complaints } = await startApp(newDataDir());
  await call(page, 'setSettings', { textSize: 150 });
  await page.reload();
  await painted(page, 'today');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 640, height: 480 }));
  await page.waitForFunction(() => innerWidth === 640);
  await page.keyboard.press('d');
  await painted(page, 'decks');
  const rem = 24;
  const name = await page.locator('tbody th.name').first().boundingBox();
  expect(name?.width).toBeGreaterThanOrEqual(8 * rem);
  const last = await page.locator('header').getByRole('button', { name: 'Export' }).boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(640);
  const height = await page
    .getByRole('button', { name: 'Architecture', exact: true })
    .first()
    .evaluate((deck) => deck.getClientRects()[0]?.height);
  expect(height).toBeLessThan(2 * rem);
  expect(complaints).toEqual([]);
});
