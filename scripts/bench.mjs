/** `npm run bench`: tables of times and memory (operation, size, p50, p95). `-- store`, `-- app`, … runs one of them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries, hasDisplay, sandboxSwitches, virtualDisplay } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);
/** Files beside the benchmarks that are no benchmark of their own. */
const parts = /-data$/;

let screen;
try {
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  buildIfStale(root, runtime, say);
  const all = readdirSync(join(root, 'tests', 'bench'))
    .map((file) => basename(file, '.ts'))
    .filter((name) => !parts.test(name));
  const [only, ...args] = process.argv.slice(2);
  if (only && !existsSync(join(root, 'tests', 'bench', `${only}.ts`)))
    throw new Error(`There is no benchmark “${only}”: ${all.join(', ')}.`);
  screen = hasDisplay() ? undefined : await virtualDisplay(say);
  const env = { ...process.env, KUBEDECK_SWITCHES: sandboxSwitches().join(' '), ...(screen && { DISPLAY: screen.name }) };
  for (const name of only ? [only] : all) {
    console.log(`\n## ${name}\n`);
    const command = ['scripts/on-runtime.mjs', 'scripts/bundle-run.mjs', `tests/bench/${name}.ts`, ...args];
    if (spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env }).status !== 0) process.exitCode = 1;
  }
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  screen?.stop();
}
