import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfStopped, toWriteFailure } from './write-failures';

/**
 * Puts a file in its place whole or not at all: `fill` writes a new one beside it, which then takes the name.
 * @throws AppError for what the file system refuses; what was there before stays as it was
 */
export async function replaceFile(target: string, fill: (temporary: string) => Promise<void>, signal?: AbortSignal): Promise<void> {
  // Named without the target's name, which may be as long as names can be.
  const temporary = join(dirname(target), `.kubedeck-${randomBytes(6).toString('hex')}.part`);
  try {
    throwIfStopped(signal);
    await fill(temporary);
    throwIfStopped(signal);
    await flush(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw toWriteFailure(error);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
