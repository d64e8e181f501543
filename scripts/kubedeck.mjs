/** The command line in a checkout: `npm run -s kubedeck -- COMMAND`. Prints nothing of its own on standard output. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);

try {
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  buildIfStale(root, runtime, say);
  const child = spawn(runtime.executable, [join(root, 'out', 'main', 'cli.cjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    // npm changes the folder to the project's root; paths are meant from where the person stands.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  say(error.message);
  process.exit(1);
}
