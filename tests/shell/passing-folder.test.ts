import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { passingFolder } from '../../electron/shell/passing-folder';

it('a passing folder goes when its run is over, and no other folder does', () => {
  const within = mkdtempSync(join(tmpdir(), 'kubedeck-test-'));
  onTestFinished(() => rmSync(within, { recursive: true, force: true }));
  const over = spawnSync(process.execPath, ['--version']).pid;
  const left = join(within, `kubedeck-passing-${over}-abc`);
  mkdirSync(left);
  writeFileSync(join(left, 'Preferences'), '{}');
  mkdirSync(join(within, `kubedeck-${over}`));

  const first = passingFolder(within);
  expect(existsSync(left)).toBe(false);
  expect(existsSync(join(within, `kubedeck-${over}`))).toBe(true);
  const second = passingFolder(within);
  expect(second).not.toBe(first);
  expect([first, second].every(existsSync)).toBe(true);
});
