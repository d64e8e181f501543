/** Builds when needed and opens the app: `npm start`, or `npm start -- --data DIR`. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries, hasDisplay, sandboxSwitches, virtualDisplay } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);

try {
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  buildIfStale(root, runtime, say);
  const env = { ...process.env };
  // A terminal inside an Electron program (an editor, say) passes this on; with it there would be no window.
  delete env.ELECTRON_RUN_AS_NODE;
  const screen = hasDisplay() ? undefined : await virtualDisplay(say);
  if (screen) {
    env.DISPLAY = screen.name;
    say(`No display here: the window opens on the virtual display ${screen.name}. Ctrl+C ends it.`);
  }
  const app = spawn(runtime.executable, [root, ...sandboxSwitches(), ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
  app.on('exit', (code, signal) => {
    screen?.stop();
    process.exit(signal ? 0 : (code ?? 1));
  });
} catch (error) {
  say(error.message);
  process.exit(1);
}
