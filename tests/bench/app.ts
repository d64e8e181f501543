/**
 * How quick the real app is with years of study in its data folder: `npm run bench`. Times are taken in the page, from
 * the key event to the frame after the paint; the start is taken from before the process is spawned, so that the
 * driver's own share is in it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { studyDay } from '../../electron/core/scheduling/study-day';
import { openStore } from '../../electron/store/store';
import { fillStore } from './store-data';

const [cards = 100_000, reviews = 1_000_000, starts = 5, answers = 100] = process.argv.slice(2).map(Number);
const root = process.cwd();
const size = `${cards} cards, ${reviews} reviews`;

const percentile = (sorted: number[], share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(1);

function report(operation: string, milliseconds: number[], unit = 'ms'): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  console.log(
    `${operation.padEnd(34)}| ${size} | ${percentile(sorted, 0.5).padStart(10)} | ${percentile(sorted, 0.95).padStart(10)} ${unit}`,
  );
}

async function start(dataDir: string) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE'),
  );
  const switches = (process.env['KUBEDECK_SWITCHES'] ?? '').split(' ').filter(Boolean);
  const spawned = Date.now();
  const app = await _electron.launch({
    executablePath: join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron'),
    args: [root, ...switches, '--data', dataDir],
    env,
  });
  const page = await app.firstWindow();
  const today = (await paintedAt(page, '^today$')) - spawned;
  return { app, page, today };
}

/** When the frame that shows `what` was painted, in milliseconds since the epoch. */
async function paintedAt(page: Page, what: string): Promise<number> {
  const handle = await page.waitForFunction((source) => {
    const { painted, paintedWhat } = document.documentElement.dataset;
    return paintedWhat && new RegExp(source).test(paintedWhat) ? performance.timeOrigin + Number(painted) : null;
  }, what);
  return Number(await handle.jsonValue());
}

/** Presses a key and returns what it took from the key event to the paint of what it leads to. */
async function press(page: Page, key: string, what: string): Promise<number> {
  await page.evaluate(() => {
    delete document.documentElement.dataset['paintedWhat'];
    addEventListener('keydown', (event) => (document.documentElement.dataset['pressed'] = String(event.timeStamp)), {
      once: true,
      capture: true,
    });
  });
  await page.keyboard.press(key);
  const painted = await paintedAt(page, what);
  const pressed = await page.evaluate(() => performance.timeOrigin + Number(document.documentElement.dataset['pressed']));
  return painted - pressed;
}

const dataDir = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
try {
  const days = Math.ceil(reviews / 900);
  const offset = -new Date().getTimezoneOffset();
  const store = openStore(dataDir, { now: Date.now() });
  store.db.pragma('synchronous = OFF');
  fillStore(store, { cards, reviews, decks: 60, newPerDay: Math.ceil(cards / 1_100) }, studyDay(Date.now(), offset, 240) - days);
  store.close();

  console.log('operation                         | size | p50 | p95');
  const opened: number[] = [];
  const firstCards: number[] = [];
  for (let index = 0; index < starts; index++) {
    const { app, page, today } = await start(dataDir);
    opened.push(today);
    firstCards.push(today + (await press(page, 'Enter', '^card-\\d+-question$')));
    await app.close();
  }
  report('start to Today painted', opened);
  report('start to first card painted', firstCards);

  const { app, page } = await start(dataDir);
  await press(page, 'Enter', '^card-\\d+-question$');
  const reveals: number[] = [];
  const nexts: number[] = [];
  for (let index = 0; index < answers; index++) {
    reveals.push(await press(page, 'Space', '-answer$'));
    nexts.push(await press(page, '3', '-question$'));
  }
  report('key press to answer painted', reveals);
  report('key press to next card painted', nexts);
  const memory = await app.evaluate(({ app: main }) =>
    main.getAppMetrics().reduce((sum, { memory: used }) => sum + used.workingSetSize, 0),
  );
  report('memory of all processes', [memory / 1024], 'MiB');
  await app.close();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
