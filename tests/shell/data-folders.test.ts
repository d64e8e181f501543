import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readDataFolders, writeDataFolders } from '../../electron/shell/data-folders';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kubedeck-own-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

it('folders are known again, and nothing is left beside the list', () => {
  const own = folder();
  expect(readDataFolders(own)).toEqual({ current: null, others: [] });
  writeDataFolders(own, { current: '/mnt/cards', others: ['/mnt/cards', '/home/kim/work'] });
  expect(readDataFolders(own)).toEqual({ current: '/mnt/cards', others: ['/mnt/cards', '/home/kim/work'] });
  expect(readdirSync(own)).toEqual(['profiles.json']);
});

it.each(['', '[]', 'null', '{"current": 7, "others": "all"}', '{"others": [1, null]}'])('a list that is no list is as none: %s', (text) => {
  const own = folder();
  writeFileSync(join(own, 'profiles.json'), text);
  expect(readDataFolders(own)).toEqual({ current: null, others: [] });
});

it('the own folder needs no mention', () => {
  const own = folder();
  writeDataFolders(own, { current: own, others: [own, '/a', '/a'] });
  expect(readDataFolders(own)).toEqual({ current: null, others: ['/a'] });
});
