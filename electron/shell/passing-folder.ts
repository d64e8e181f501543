import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const ownName = /^kubedeck-passing-(\d+)-/;

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Folders of runs that are over. Chromium writes to its folder until after our last line has run, so no run can remove its own. */
function clearPassed(within: string): void {
  for (const name of readdirSync(within)) {
    const owner = ownName.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const folder = join(within, name);
    // The folder of temporary files is shared with other people.
    const { uid } = userInfo();
    if (uid === -1 || lstatSync(folder).uid === uid) rmSync(folder, { recursive: true, force: true });
  }
}

/** A new folder that the next run clears away. */
export function passingFolder(within = tmpdir()): string {
  try {
    clearPassed(within);
  } catch {
    // What can't be removed now is removed another time.
  }
  return mkdtempSync(join(within, `kubedeck-passing-${process.pid}-`));
}
