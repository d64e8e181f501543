/**
 * Runs a developer tool or script on Electron's own Node, the runtime that ships:
 *   node scripts/on-runtime.mjs vitest run        a tool from node_modules
 *   node scripts/on-runtime.mjs scripts/check.mjs a script
 * Some tools and better-sqlite3 need a newer Node than a stock Debian has; Electron brings one.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { ensureLibraries } from './lib/system.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`${line}\n`);

function entryOf(name) {
  if (/\.[cm]?[jt]s$/.test(name)) return join(root, name);
  const owner = { tsc: 'typescript', depcruise: 'dependency-cruiser' }[name] ?? name;
  const manifest = join(root, 'node_modules', owner, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${name} is not installed: run \`npm ci\` first.`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

try {
  const [name, ...args] = process.argv.slice(2);
  const runtime = electronRuntime(say);
  ensureLibraries(runtime.executable, say);
  const child = spawn(runtime.executable, [entryOf(name), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_OVERRIDE_DIST_PATH: runtime.dir },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  say(error.message);
  process.exit(1);
}
