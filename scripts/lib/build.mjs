/** Builds the app into out/ when something it is made of is newer than the last build. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inputs = [
  'electron',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'scripts/generate-kubernetes-schema.ts',
];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

/** Throws with the builder's own words when the build fails. */
export function buildIfStale(root, runtime, say) {
  const stamp = join(root, 'out', '.built');
  const changed = Math.max(
    ...inputs
      .map((name) => join(root, name))
      .filter((path) => existsSync(path))
      .map(newest),
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changed) return;
  say('Building …');
  const started = new Date();
  const node = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  for (const args of [
    ['scripts/generate-kubernetes-schema.ts'],
    [join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
  ]) {
    const result = spawnSync(runtime.executable, args, { cwd: root, encoding: 'utf8', env: node });
    if (result.status !== 0) throw new Error(`The build failed.\n${result.stdout}${result.stderr}`);
  }
  writeFileSync(stamp, '');
  // Files saved while the build ran count as newer than it.
  utimesSync(stamp, started, started);
}
