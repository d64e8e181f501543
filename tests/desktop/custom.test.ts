import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/store/store';
import { day, fillStore } from '../bench/store-data';
import { brokenRules } from './accessibility';
import { answer, call, leaveField, newDataDir, painted, shot, startApp } from './app';

/** Cards answered until yesterday, more of them new. */
function collection(): string {
  const dataDir = newDataDir();
  const today = Math.floor(Date.now() / day);
  const store = openStore(dataDir, { now: (today - 10) * day });
  fillStore(store, { cards: 40, reviews: 30, decks: 2, newPerDay: 2 }, today - 10);
  store.close();
  return dataDir;
}

const find = async (page: Page, query: string) => (await call(page, 'search', { query })).map(({ id }) => id);

/** What is remembered of a card, and what was logged of it last. */
async function facts(page: Page, card: number) {
  const { state, dueDay, stability, reps, last } = await call(page, 'cardInfo', { card }).then((info) => ({
    state: info.card.state,
    dueDay: info.dueDay,
    stability: info.stability,
    reps: info.reps,
    last: info.reviews[0] ?? null,
  }));
  return { memory: { state, dueDay, stability, reps }, last: last && { type: last.type, rating: last.rating } };
}

/** Browse with the form that asks how to study what the query finds. */
async function askHow(page: Page, query: string) {
  await page.keyboard.press('b');
  await painted(page, 'browse');
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Cram' }).waitFor();
}

/** Answers every card of the session with the rating of a key; the cards in their order. */
async function studyAll(page: Page, keys: (turn: number) => string): Promise<number[]> {
  const asked: number[] = [];
  let shown = await painted(page, /^card-\d+-question$/);
  for (let turn = 0; shown !== 'done' && turn < 20; turn++) {
    asked.push(Number(/\d+/.exec(shown)?.[0]));
    await leaveField(page);
    shown = await answer(page, shown, keys(turn));
  }
  return asked;
}

const always = (key: string) => () => key;

describe('studying some cards on their own', () => {
  it('crams until each is known, logs that as practice and leaves the schedule', async () => {
    const { page, complaints } = await startApp(collection());
    const cards = (await find(page, 'touching is:review')).slice(0, 2);
    const before = await Promise.all(cards.map((card) => facts(page, card)));
    await askHow(page, `id:${cards.join(',')}`);
    await page.keyboard.press('Enter');
    const asked = await studyAll(page, (turn) => (turn === 0 ? '1' : '3'));
    expect(asked).toEqual([...cards, cards[0]]);
    const after = await Promise.all(cards.map((card) => facts(page, card)));
    expect(after.map(({ memory }) => memory)).toEqual(before.map(({ memory }) => memory));
    expect(after.map(({ last }) => last)).toEqual([
      { type: 'practice', rating: 3 },
      { type: 'practice', rating: 3 },
    ]);
    await page.keyboard.press('Escape');
    await painted(page, 'browse');
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: Practice answer').waitFor();
    expect(complaints).toEqual([]);
  });

  it('previews new cards once', async () => {
    const { page, complaints } = await startApp(collection());
    const cards = (await find(page, 'touching is:new')).slice(0, 2);
    await askHow(page, `id:${cards.join(',')} or touching is:review`);
    await page.getByRole('button', { name: 'Preview' }).first().press('Enter');
    expect(await studyAll(page, always('1'))).toEqual(cards);
    for (const card of cards)
      expect(await facts(page, card)).toMatchObject({ memory: { state: 'new', reps: 0 }, last: { type: 'practice' } });
    expect(complaints).toEqual([]);
  });

  it('reviews ahead of the due day, as ordinary reviews', async () => {
    const { page, complaints } = await startApp(collection());
    const cards = (await find(page, 'touching is:review prop:due>0')).slice(0, 2);
    const before = await Promise.all(cards.map((card) => facts(page, card)));
    await askHow(page, `id:${cards.join(',')}`);
    await page.getByRole('button', { name: 'Review ahead' }).press('Enter');
    expect((await studyAll(page, always('3'))).toSorted()).toEqual(cards);
    for (const [index, card] of cards.entries()) {
      const { memory, last } = await facts(page, card);
      expect(last).toEqual({ type: 'answer', rating: 3 });
      expect(memory.reps).toBe((before[index]?.memory.reps ?? 0) + 1);
    }
    expect(complaints).toEqual([]);
  });

  it('asks again what was forgotten today', async () => {
    const { page, complaints } = await startApp(collection());
    const [card = 0, other = 0] = await find(page, 'touching is:review');
    await call(page, 'answerCard', { card, deck: null, rating: 1, durationMs: 1000 });
    await call(page, 'answerCard', { card: other, deck: null, rating: 3, durationMs: 1000 });
    const before = await facts(page, card);
    await askHow(page, 'touching');
    await page.getByRole('button', { name: 'Forgotten today' }).press('Enter');
    expect(await studyAll(page, always('3'))).toEqual([card]);
    const after = await facts(page, card);
    expect(after.memory).toEqual(before.memory);
    expect(after.last).toEqual({ type: 'practice', rating: 3 });
    expect(complaints).toEqual([]);
  });

  it('takes those with a flag or a tag', async () => {
    const { page, complaints } = await startApp(collection());
    const cards = await find(page, 'touching');
    await call(page, 'flag', { cards: cards.slice(0, 3), flag: 2 });
    await call(page, 'tag', { cards: cards.slice(2, 5), add: ['my/own'], remove: [] });
    await askHow(page, 'touching');
    const form = page.getByRole('region', { name: 'Study these cards' });
    await form.getByRole('combobox', { name: 'Flag' }).selectOption('Amber');
    await form.getByRole('combobox', { name: 'Tag' }).fill('my');
    await page.getByRole('button', { name: 'Cram' }).press('Enter');
    expect(await studyAll(page, always('3'))).toEqual(cards.slice(2, 3));
    expect(complaints).toEqual([]);
  });

  it('has more for today than usual, for today only, asked from Today', async () => {
    const { page, complaints } = await startApp(collection());
    const fresh = async () => (await call(page, 'today', {})).counts.new;
    const before = await fresh();
    await page.getByRole('button', { name: 'Something else' }).press('Enter');
    const form = page.getByRole('form', { name: 'More for today' });
    await form.getByLabel('new').fill('7');
    await page.keyboard.press('Enter');
    await page.getByText('Today: up to 7 new and 0 reviews more than usual.').waitFor();
    expect(await fresh()).toBe(before + 7);
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await page.getByText('Undone: More for today').waitFor();
    expect(await fresh()).toBe(before);
    expect(complaints).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('studying on its own in %s', (theme) => {
  it('breaks no accessibility rule where it is asked for, large and small', async () => {
    const { app, page, complaints } = await startApp(collection());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await shot(page, `custom-today-${theme}`);
    await page.getByRole('button', { name: 'Something else' }).press('Enter');
    await page.getByRole('form', { name: 'More for today' }).waitFor();
    await shot(page, `custom-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 640, height: 480 }));
    await page.waitForFunction(() => innerWidth <= 660);
    await shot(page, `custom-small-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
