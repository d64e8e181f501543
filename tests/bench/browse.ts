/**
 * The table of cards in the real app: `npm run bench -- browse`. What a person sees while scrolling is taken from the
 * compositor's own frames, since it may show a place before the page has drawn it; how long changes of every card take
 * is measured from the call to its answer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import type { Api, Method } from '../../electron/contract';
import { searchColumns } from '../../electron/core/search/columns';
import { studyDay } from '../../electron/core/scheduling/study-day';
import { openStore } from '../../electron/store/store';
import { watchTable, type Seen } from '../desktop/frames';
import { fillStore } from './store-data';

const [cards = 100_000, reviews = 60_000] = process.argv.slice(2).map(Number);
const size = `${cards} cards`;

const percentile = (sorted: number[], share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(1);

function report(operation: string, milliseconds: number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  console.log(
    `${operation.padEnd(40)}| ${size} | ${percentile(sorted, 0.5).padStart(9)} | ${percentile(sorted, 0.95).padStart(9)} | ${percentile(sorted, 1).padStart(9)} ms`,
  );
}

async function call<M extends Method>(page: Page, method: M, input: Parameters<Api[M]>[0]) {
  const [answer, ms] = await page.evaluate(
    async ([name, argument]) => {
      const before = performance.now();
      const given = await window.kubedeck.call(name, argument);
      return [given, performance.now() - before] as const;
    },
    [method, input] as const,
  );
  if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
  return { value: answer.value as Awaited<ReturnType<Api[M]>>, ms };
}

const say = (what: string, { frames, blank }: Seen) =>
  console.log(`${what.padEnd(40)}| ${size} | ${frames} frames, ${blank} with a blank place`);

const dataDir = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
try {
  const offset = -new Date().getTimezoneOffset();
  const store = openStore(dataDir, { now: Date.now() });
  store.db.pragma('synchronous = OFF');
  const days = 60;
  fillStore(store, { cards, reviews, decks: 60, newPerDay: Math.ceil(cards / 200) }, studyDay(Date.now(), offset, 240) - days);
  store.close();

  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE'),
  );
  const app = await _electron.launch({
    executablePath: join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron'),
    args: [process.cwd(), ...(process.env['KUBEDECK_SWITCHES'] ?? '').split(' ').filter(Boolean), '--data', dataDir],
    env,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => document.documentElement.dataset['paintedWhat'] === 'today');
  await call(page, 'setSettings', { theme: 'light' });

  console.log('operation | size | p50 | p95 | worst');
  const before = Date.now();
  await page.keyboard.press('b');
  await page.waitForFunction(() => document.documentElement.dataset['paintedWhat'] === 'browse');
  report('key press to the table painted', [Date.now() - before]);

  await page.locator('[data-lines]').hover();
  const turns = 150;
  say(
    'turning the wheel, 3 lines at a time',
    await watchTable(page, async () => {
      for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, 120);
      await page.waitForTimeout(300);
    }),
  );
  say(
    'turning it fast, 15 lines at a time',
    await watchTable(page, async () => {
      for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, 540);
      await page.waitForTimeout(300);
    }),
  );
  say(
    'holding the Page Down key',
    await watchTable(page, async () => {
      await page.keyboard.press('Home');
      for (let turn = 0; turn < turns; turn++) await page.keyboard.press('PageDown');
      await page.waitForTimeout(300);
    }),
  );
  const jumps = await page.evaluate(async () => {
    const table = document.querySelector<HTMLElement>('[data-table]');
    const taken: number[] = [];
    for (let jump = 1; table && jump <= 60; jump++) {
      const start = performance.now();
      table.scrollTop = ((jump * 37) % 61) * (table.scrollHeight / 61);
      do await new Promise(requestAnimationFrame);
      while (document.querySelector('[data-lines] .waiting') !== null || document.querySelector('[data-lines] [role="row"]') === null);
      taken.push(performance.now() - start);
    }
    return taken;
  });
  report('a jump to another place, until it is read', jumps);

  for (const column of searchColumns) {
    const times: number[] = [];
    for (const descending of [false, true]) times.push((await call(page, 'browse', { query: '', sort: column, descending })).ms);
    report(`sorted by ${column}`, times);
  }
  const found = (await call(page, 'browse', { query: '', sort: null, descending: false })).value;
  if (!found.ok) throw new Error(found.problem.message);
  const all = found.cards.slice(0, 100_000);
  const replacement = {
    cards: all,
    find: 'kubectl (\\w+)',
    replace: 'k $1',
    regex: true,
    matchCase: false,
    fields: ['front', 'answer', 'why'],
  } as const;
  const works: [string, () => Promise<{ ms: number }>][] = [
    ['suspend', () => call(page, 'suspend', { cards: all, on: true })],
    ['bury', () => call(page, 'bury', { cards: all })],
    ['flag', () => call(page, 'flag', { cards: all, flag: 2 })],
    ['tag', () => call(page, 'tag', { cards: all, add: ['hard'], remove: [] })],
    ['move', () => call(page, 'move', { cards: all, deck: 'Elsewhere' })],
    ['reset', () => call(page, 'resetCards', { cards: all })],
    ['reschedule', () => call(page, 'reschedule', { cards: all, from: 0, to: 30 })],
    ['set aside', () => call(page, 'setAside', { cards: all })],
    ['delete', () => call(page, 'deleteCards', { cards: all })],
    ['replace', () => call(page, 'replaceText', { ...replacement, fields: [...replacement.fields] })],
  ];
  for (const [name, work] of works) {
    report(`${name}, every card`, [(await work()).ms]);
    report('  and undo', [(await call(page, 'undo', {})).ms]);
  }
  report('preview of a replacement, every card', [
    (await call(page, 'planReplace', { ...replacement, fields: [...replacement.fields] })).ms,
  ]);
  report('duplicates, the same text', [(await call(page, 'findDuplicates', { cards: all, similar: false })).ms]);
  await app.close();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
