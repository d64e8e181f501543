import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const switches = (process.env['KUBEDECK_SWITCHES'] ?? '').split(' ').filter(Boolean);

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** Everything the page and the main process complained about. */
  complaints: string[];
  dataDir: string;
  close: () => Promise<void>;
}

export const newDataDir = () => mkdtempSync(join(tmpdir(), 'kubedeck-'));
export const removeDataDir = (dir: string) => rmSync(dir, { recursive: true, force: true });

/** Starts the real app on a data folder of its own. */
export async function startApp(dataDir: string, more: string[] = []): Promise<RunningApp> {
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const app = await _electron.launch({
    executablePath: join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', executable()),
    args: [root, ...switches, '--data', dataDir, ...more],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  const complaints: string[] = [];
  app.process().stderr?.on('data', (data: Buffer) => {
    const text = String(data);
    if (/\[kubedeck\] error/.test(text)) complaints.push(text);
  });
  const page = await app.firstWindow();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.waitForSelector('[data-ready]');
  return { app, page, complaints, dataDir, close: () => app.close() };
}

function executable(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Calls a method of the contract through the page, as the page itself does. */
export async function call<T>(page: Page, method: string, input: unknown = {}): Promise<T> {
  const answer = await page.evaluate(
    ([name, argument]) =>
      (globalThis as unknown as { kubedeck: { call: (m: string, i: unknown) => Promise<unknown> } }).kubedeck.call(
        name,
        argument,
      ),
    [method, input] as const,
  );
  const envelope = answer as { ok: boolean; value?: T; error?: { code: string; message: string } };
  if (!envelope.ok) throw new Error(`${method}: ${envelope.error?.code ?? ''} ${envelope.error?.message ?? ''}`);
  return envelope.value as T;
}

/** Keeps a picture for people to look at; the folder is not kept by git. */
export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'tests', 'desktop', 'shots', `${name}.png`) });
}
