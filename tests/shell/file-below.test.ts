import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileBelow } from '../../electron/shell/file-below';

const folder = mkdtempSync(join(tmpdir(), 'kubedeck-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(folder, 'root');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '');
writeFileSync(join(root, 'assets', 'a b.js'), '');
writeFileSync(join(folder, 'secret.txt'), '');
mkdirSync(join(folder, 'root-beside'));
writeFileSync(join(folder, 'root-beside', 'x.js'), '');
symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));

it('finds files below the root', () => {
  expect(fileBelow(root, '/index.html')).toBe(join(root, 'index.html'));
  expect(fileBelow(root, '/assets/a%20b.js')).toBe(join(root, 'assets', 'a b.js'));
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/../root-beside/x.js',
  '/link.txt',
  '/%00',
  '/%',
  '/missing.js',
  '/',
])('refuses %s', (path) => {
  expect(fileBelow(root, path)).toBeNull();
});
