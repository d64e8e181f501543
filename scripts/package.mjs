/** `npm run package`: an unpacked build for this platform in dist/, then its own self-test. `-- --release` makes the installers instead. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries, hasDisplay, sandboxSwitches, virtualDisplay } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);
const release = process.argv.includes('--release');

function packagedProgram() {
  const dist = join(root, 'dist');
  const candidates = readdirSync(dist).flatMap((name) => [
    join(dist, name, 'kubedeck'),
    join(dist, name, 'Kubedeck.exe'),
    join(dist, name, 'Kubedeck.app', 'Contents', 'MacOS', 'Kubedeck'),
  ]);
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error('The packaged program is not where it should be, in dist/.');
  return found;
}

let screen;
try {
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  if (release && !runtime.official)
    throw new Error('A release is made from the official Electron only, and GitHub could not be reached for it.');
  if (!runtime.official) say('This build uses the development runtime: for testing, not for handing out.');
  buildIfStale(root, runtime, say);
  const built = spawnSync(runtime.executable, ['scripts/lib/pack.mjs', ...(release ? [] : [runtime.dir])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (built.status !== 0) throw new Error('Packaging failed.');
  if (!release) {
    screen = hasDisplay() ? undefined : await virtualDisplay(say);
    const data = mkdtempSync(join(tmpdir(), 'kubedeck-self-test-'));
    const env = { ...process.env, ...(screen && { DISPLAY: screen.name }) };
    delete env.ELECTRON_RUN_AS_NODE;
    const tested = spawnSync(packagedProgram(), ['--self-test', '--data', data, ...sandboxSwitches()], {
      stdio: 'inherit',
      env,
      timeout: 60_000,
    });
    rmSync(data, { recursive: true, force: true });
    if (tested.status !== 0) throw new Error('The packaged app did not pass its self-test.');
  }
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  screen?.stop();
}
