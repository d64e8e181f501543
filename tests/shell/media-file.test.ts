import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { byteRange, mediaFile } from '../../electron/shell/media-file';

const folder = mkdtempSync(join(tmpdir(), 'kubedeck-media-'));
afterAll(() => rmSync(folder, { recursive: true }));
const media = join(folder, 'media');
mkdirSync(join(media, 'sub.png'), { recursive: true });
mkdirSync(join(media, 'inner'));
for (const name of ['a b.png', '音.mp3', 'drawing.SVG', 'page.html', 'code.js', 'style.css', 'paper.pdf', 'none', '100%.jpg'])
  writeFileSync(join(media, name), 'x');
writeFileSync(join(media, 'inner', 'x.png'), 'x');
writeFileSync(join(folder, 'outside.png'), 'x');
symlinkSync(join(folder, 'outside.png'), join(media, 'link.png'));

const at = (name: string) => mediaFile(media, new URL(`app://kubedeck/media/${name}`).pathname);

describe('the media folder', () => {
  it.each([
    ['a b.png', 'image/png'],
    ['音.mp3', 'audio/mpeg'],
    ['drawing.SVG', 'image/svg+xml'],
    ['100%.jpg', 'image/jpeg'],
  ])('gives %s as %s', (name, type) => {
    expect(at(encodeURIComponent(name))).toEqual({ path: join(media, name), type });
  });

  it.each([
    'page.html',
    'code.js',
    'style.css',
    'paper.pdf',
    'none',
    'missing.png',
    'link.png',
    'inner/x.png',
    'inner%2fx.png',
    'inner%2Fx.png',
    'inner%5Cx.png',
    '..%2foutside.png',
    '%2e%2e%2foutside.png',
    '../outside.png',
    '%00.png',
    '%.png',
    '',
  ])('refuses %s', (name) => {
    expect(at(name)).toBeNull();
  });
});

describe('parts of a file', () => {
  it.each([
    [null, null],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=20-10', 'unsatisfiable'],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['items=0-1', null],
  ])('%s', (header, part) => {
    expect(byteRange(header, 100)).toEqual(part);
  });
});
