/** What the machine itself must have: shared libraries for Electron, and a display. Node's own modules only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const libraries =
  'libgtk-3-0 libnss3 libasound2 libgbm1 libatk-bridge2.0-0 libdrm2 libxcomposite1 libxdamage1 libxrandr2 libxss1 libxtst6 libcups2 libnotify4 libsecret-1-0 fonts-dejavu-core'.split(
    ' ',
  );
const display = ['xvfb', 'xauth'];

const isRoot = () => process.getuid?.() === 0;
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** Names Ubuntu 24.04 renamed for its 64-bit time transition. */
function nameHere(name) {
  const known = (candidate) =>
    spawnSync('apt-cache', ['show', '--no-all-versions', candidate], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout?.length > 0;
  return known(name) ? name : known(`${name}t64`) ? `${name}t64` : name;
}

function install(packages, why, say) {
  if (!isRoot() || !has('apt-get')) {
    throw new Error(`${why} On Debian or Ubuntu, run once: sudo apt-get install -y ${packages.join(' ')}`);
  }
  say(`Installing system packages (once): ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run('update', '-qq');
  const result = run('install', '-y', '-qq', '--no-install-recommends', ...packages.map(nameHere));
  if (result.status !== 0) throw new Error(`${why} apt-get could not install them:\n${result.stderr.trim()}`);
}

/** Makes sure that Electron's binary finds its shared libraries; installs them when root on Debian or Ubuntu. */
export function ensureLibraries(executable, say) {
  if (process.platform !== 'linux') return;
  const missing = () => spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found') ?? false;
  if (!missing()) return;
  const why = 'Electron needs system libraries that are missing here.';
  install(libraries, why, say);
  if (missing()) throw new Error(`${why} Run \`ldd ${executable}\` to see which.`);
}

/** True when a window can open here without help. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Starts a virtual display and resolves to its name and a function that ends it. */
export async function virtualDisplay(say) {
  if (!has('Xvfb')) install(display, 'There is no display, and no Xvfb to make a virtual one.', say);
  // Without -noreset it begins anew when the last window closes, and turns away the one that is just opening.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (${code}).`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return { name: `:${number}`, stop: () => server.kill() };
}

/**
 * Chromium's sandbox refuses to run as root, and where the kernel keeps user namespaces from ordinary programs an
 * unpackaged Electron has no sandbox either. Only then is it switched off.
 */
export function sandboxSwitches() {
  if (process.platform !== 'linux') return [];
  const forbids = (file, value) => existsSync(file) && readFileSync(file, 'utf8').trim() === value;
  const noNamespaces =
    forbids('/proc/sys/kernel/unprivileged_userns_clone', '0') || forbids('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1');
  return isRoot() || noNamespaces ? ['--no-sandbox'] : [];
}
