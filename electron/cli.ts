/** The command line of a checkout: the same use cases as the window, in plain Node. */
import { join, dirname, resolve } from 'node:path';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app/app';
import type { Desktop } from './app/ports';
import { systemClock } from './clock';
import { parseCommand, runCommand } from './cli/commands';
import { AppError } from './core/errors';
import { createJobRunner, forkChild } from './jobs/runner';
import { readDataFolders } from './shell/data-folders';
import { sqliteVersion } from './store/database';
import { createClient } from './transport/client';
import { dispatch } from './transport/dispatch';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

/** Where the desktop app keeps its data on this platform: what Electron calls `userData`. */
function ownFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Kubedeck');
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Kubedeck');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Kubedeck');
}

function defaultDataDir(): string {
  const own = ownFolder();
  return readDataFolders(own).current ?? own;
}

const noDesktop = () => Promise.reject(new AppError('unsupported', 'This needs the window: start Kubedeck without a command.'));
const desktop: Desktop = {
  openLink: noDesktop,
  openPath: noDesktop,
  loadPictures: noDesktop,
  openNote: noDesktop,
  chooseFolder: noDesktop,
  chooseFiles: noDesktop,
  chooseSaveFile: noDesktop,
  applySettings: () => undefined,
  remind: () => undefined,
  showDue: () => undefined,
};

async function main(): Promise<number> {
  const parsed = parseCommand(process.argv.slice(2));
  if ('wrong' in parsed) {
    process.stderr.write(`${parsed.wrong}\n`);
    return 2;
  }
  const { version, homepage = null } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    homepage?: string;
  };
  const app = createApp({
    clock: systemClock,
    desktop,
    jobs: createJobRunner((passing) => forkChild(join(here, 'job.cjs'), passing)),
    about: {
      version,
      electron: process.versions.electron,
      chromium: '',
      node: process.versions.node,
      sqlite: sqliteVersion(),
      platform: `${process.platform} ${process.arch}`,
      homepage,
    },
    dataDir: parsed.dataDir === undefined ? defaultDataDir() : resolve(parsed.dataDir),
    decksDir: join(root, 'decks'),
    readonly: parsed.access !== 'write',
    withoutStore: parsed.access === 'none',
  });
  const client = createClient((method, input) =>
    dispatch(app.api, method, input, (_method, error) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
    ),
  );
  const code = await runCommand(parsed, client, (path) => resolve(path), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
  });
  app.close();
  return code;
}

void main().then((code) => (process.exitCode = code));
