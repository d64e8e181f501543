import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp, type App } from '../../electron/app/app';
import type { Clock, JobRunner, Ports } from '../../electron/app/ports';
import type { Client } from '../../electron/contract';
import { AppError } from '../../electron/core/errors';
import { runJob } from '../../electron/jobs/run-job';
import { createClient } from '../../electron/transport/client';
import { dispatch } from '../../electron/transport/dispatch';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** A Wednesday, 10:00 in a zone one hour ahead of UTC. */
export const morning = Date.UTC(2026, 2, 11, 9);

export interface TestClock {
  at: number;
  offset: number;
}

export interface TestApp {
  app: App;
  client: Client;
  clock: TestClock;
  dataDir: string;
  decksDir: string;
  opened: string[];
  /** The same data folder as after a restart. */
  restart: () => TestApp;
}

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kubedeck-app-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeNotes(dir: string, notes: Record<string, string>): void {
  for (const [name, text] of Object.entries(notes)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}

/** The work of a job in this process: what a child would do, without the child. */
const inProcess = (clock: Clock): JobRunner => ({
  run: (request, onProgress) => ({ result: runJob(request, clock, onProgress), cancel: () => undefined }),
});

/** Use cases on a real store in a folder of their own, with a clock and a desktop that the test holds. */
export function startTestApp(notes: Record<string, string>, more: Partial<Ports> & { clockAt?: TestClock } = {}): TestApp {
  const decksDir = more.decksDir ?? temporaryFolder();
  writeNotes(decksDir, notes);
  const dataDir = more.dataDir ?? temporaryFolder();
  const clock = more.clockAt ?? { at: morning, offset: 60 };
  const opened: string[] = [];
  const open = (what: string) => {
    opened.push(what);
    return Promise.resolve();
  };
  const held: Clock = { now: () => clock.at, offsetAt: () => clock.offset };
  const app = createApp({
    clock: held,
    desktop: {
      openLink: open,
      openPath: open,
      openNote: (file, line) => open(`${file}:${line}`),
      loadPictures: (addresses) => Promise.resolve(addresses.map(() => null)),
      chooseFolder: () => Promise.resolve(null),
      chooseFiles: () => Promise.resolve([]),
      chooseSaveFile: () => Promise.resolve(null),
      applySettings: () => undefined,
      remind: ({ title }) => void opened.push(title),
      showDue: (due) => void opened.push(`${due} due`),
    },
    jobs: inProcess(held),
    about: { version: '0', electron: '', chromium: '', node: '', sqlite: '', platform: '', homepage: null },
    dataDir,
    decksDir,
    readonly: false,
    ...more,
  });
  onTestFinished(() => app.close());
  const client = createClient((method, input) =>
    dispatch(app.api, method, input, (_method, error) => {
      throw error;
    }),
  );
  return {
    app,
    client,
    clock,
    dataDir,
    decksDir,
    opened,
    restart: () => {
      app.close();
      return startTestApp({}, { ...more, dataDir, decksDir, clockAt: clock });
    },
  };
}

/** The card to study now; fails when there is none. */
export async function nextCard(client: Client, deck: number | null = null) {
  const step = await client.nextCard({ deck });
  if (step.type !== 'card') throw new AppError('not-found', `No card is due: ${step.type}`);
  return step;
}

/** Notes of `count` plain questions. */
export const questions = (count: number, what = 'Question') =>
  Array.from({ length: count }, (_, index) => `Q: ${what} ${index + 1}?\nA: Answer ${index + 1} to ${what}\n`).join('\n');
