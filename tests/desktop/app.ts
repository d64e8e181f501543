import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { onTestFinished, vi } from 'vitest';
import type { Api, Method } from '../../electron/contract';

const root = join(import.meta.dirname, '..', '..');
const switches = (process.env['KUBEDECK_SWITCHES'] ?? '').split(' ').filter(Boolean);

/** A guard against waiting for ever, not a measure of speed: a busy machine may take ten times as long. */
const longestWaitMs = 90_000;

/** Waits until something is so. */
export const until = <T>(condition: () => T | Promise<T>) => vi.waitUntil(condition, { timeout: longestWaitMs, interval: 20 });

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** Everything the page and the main process complained about. */
  complaints: string[];
}

const executableNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
export const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', executableNames[process.platform] ?? 'electron');
/** Null is the folder the app finds by itself. */
export const appArguments = (dataDir: string | null) => [root, ...switches, ...(dataDir === null ? [] : ['--data', dataDir])];

/** The environment without the switch that makes Electron plain Node. */
export function windowEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'));
}

/** A data folder that goes with the test. */
export function newDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kubedeck-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Starts the real app and waits until its first screen is painted. */
export async function startApp(dataDir: string | null, more: readonly string[] = []): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...appArguments(dataDir), ...more],
    env: windowEnvironment(),
    // Otherwise Playwright makes every page light.
    colorScheme: null,
  });
  onTestFinished(() => app.close().catch(() => undefined));
  const complaints: string[] = [];
  app.process().stderr?.on('data', (data: Buffer) => {
    const text = String(data);
    if (text.includes('[kubedeck] error')) complaints.push(text);
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(longestWaitMs);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await painted(page);
  return { app, page, complaints };
}

/** The next dialog for files or folders answers with these. */
export const willChoose = (app: ElectronApplication, ...paths: string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);

/** Waits until a screen is painted: `today`, `card-7-question`, `card-7-answer`, `done`, …; any by default. */
export async function painted(page: Page, what?: string | RegExp): Promise<string> {
  const pattern = what instanceof RegExp ? what.source : what === undefined ? '.' : `^${what}$`;
  const handle = await page.waitForFunction((source) => {
    const shown = document.documentElement.dataset['paintedWhat'];
    return shown !== undefined && new RegExp(source).test(shown) ? shown : null;
  }, pattern);
  return String(await handle.jsonValue());
}

/** The next thing painted after `shown`. */
export async function paintedAfter(page: Page, shown: string): Promise<string> {
  const handle = await page.waitForFunction((old) => {
    const now = document.documentElement.dataset['paintedWhat'];
    return now !== old && now;
  }, shown);
  return String(await handle.jsonValue());
}

/** Gives the keyboard back to the screen where the card's answer is typed. */
export async function leaveField(page: Page): Promise<void> {
  if ((await page.locator('[data-answer-field]').count()) > 0) await page.keyboard.press('Escape');
}

/** Reveals the card shown, rates it, and waits for what comes next. */
export async function answer(page: Page, question: string, key: string): Promise<string> {
  await page.keyboard.press('Space');
  const revealed = await painted(page, question.replace('question', 'answer'));
  await page.keyboard.press(key);
  return paintedAfter(page, revealed);
}

type Answer<M extends Method> = Awaited<ReturnType<Api[M]>>;

/** Calls a method of the contract through the page, as the page itself does. */
export async function call<M extends Method>(page: Page, method: M, input: Parameters<Api[M]>[0]): Promise<Answer<M>> {
  const answer = await page.evaluate(([name, argument]) => window.kubedeck.call(name, argument), [method, input] as const);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.message}`);
  return answer.value as Answer<M>;
}

/** Keeps a picture for people to look at; git does not keep the folder. */
export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'tests', 'desktop', 'shots', `${name}.png`) });
}
