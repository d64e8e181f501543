/**
 * Whether the window keeps painting while a large package comes in, in the real app: `npm run bench -- import-window [notes]`. The page counts
 * its own frames; a call to the main process goes out with each, so that what holds that process up shows too.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { largePackage } from '../exchange/large-package';

const [notes = 20_111] = process.argv.slice(2).map(Number);

interface Watched {
  frames: number;
  longestGap: number;
  longestCall: number;
}

declare global {
  interface Window {
    stopWatching: () => Watched;
  }
}

async function start(dataDir: string) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE'),
  );
  const switches = (process.env['KUBEDECK_SWITCHES'] ?? '').split(' ').filter(Boolean);
  const executablePath = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const app = await _electron.launch({ executablePath, args: [process.cwd(), ...switches, '--data', dataDir], env });
  const page = await app.firstWindow();
  await painted(page, 'today');
  return { app, page };
}

const painted = (page: Page, what: string) =>
  page.waitForFunction((wanted) => document.documentElement.dataset['paintedWhat'] === wanted, what, { timeout: 120_000 });

function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen = { frames: 0, longestGap: 0, longestCall: 0 };
    let last = performance.now();
    let isOver = false;
    let isAsking = false;
    const ask = async () => {
      isAsking = true;
      const asked = performance.now();
      await window.kubedeck.call('today', {});
      seen.longestCall = Math.max(seen.longestCall, performance.now() - asked);
      isAsking = false;
    };
    const frame = () => {
      const now = performance.now();
      seen.frames += 1;
      seen.longestGap = Math.max(seen.longestGap, now - last);
      last = now;
      if (!isAsking) void ask();
      if (!isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.stopWatching = () => {
      isOver = true;
      return seen;
    };
  });
}

/** Does something and says what the window did meanwhile. */
async function measured(page: Page, what: string, work: () => Promise<unknown>): Promise<void> {
  await watch(page);
  const before = performance.now();
  await work();
  const milliseconds = performance.now() - before;
  const { frames, longestGap, longestCall } = await page.evaluate(() => window.stopWatching());
  const columns = [milliseconds, frames, longestGap, longestCall].map((value) => value.toFixed(0).padStart(8));
  console.log(`${what.padEnd(30)}| ${String(notes)} notes | ${columns.join(' | ')}`);
}

const folder = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
try {
  const file = join(folder, 'many.apkg');
  writeFileSync(file, largePackage(notes));
  const { app, page } = await start(join(folder, 'data'));
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [file],
  );
  await page.keyboard.press('d');
  await painted(page, 'decks');
  console.log('operation                     | size        |       ms |   frames | longest gap ms | longest call ms');
  await measured(page, 'nothing, for comparison', () => page.waitForTimeout(2_000));
  await measured(page, 'plan', async () => {
    await page.keyboard.press('i');
    await painted(page, 'import-plan');
  });
  await measured(page, 'import', async () => {
    await page.keyboard.press('Enter');
    await painted(page, 'import-report');
  });
  await app.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
