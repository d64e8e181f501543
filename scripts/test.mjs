/** `npm test`: the checks, then the build, then the real app driven on a display (a virtual one where there is none). */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries, hasDisplay, sandboxSwitches, virtualDisplay } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);
const [what = 'all', ...rest] = process.argv.slice(2);

function run(args, env = {}) {
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.status !== 0) throw new Error('');
}

let screen;
try {
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  if (what === 'all') run(['scripts/check.mjs']);
  buildIfStale(root, runtime, say);
  screen = hasDisplay() ? undefined : await virtualDisplay(say);
  const env = { KUBEDECK_SWITCHES: sandboxSwitches().join(' '), ...(screen && { DISPLAY: screen.name }) };
  const only = what === 'crash' ? ['crash'] : rest;
  if (what === 'crash') env.KUBEDECK_CRASHES = rest[0] ?? '200';
  run(['scripts/on-runtime.mjs', 'vitest', 'run', '--config', 'tests/desktop/vitest.config.ts', ...only], env);
} catch (error) {
  if (error.message) say(error.message);
  process.exitCode = 1;
} finally {
  screen?.stop();
}
