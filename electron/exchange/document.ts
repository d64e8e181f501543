import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../core/errors';
import { oversizedFile, toReadFailure } from './failures';
import { limits } from './limits';

/** The bytes of an ordinary file. @throws AppError for what is none, may not be read, or is larger than `most` */
export function readDocument(file: string, most: number = limits.documentBytes): Buffer {
  return readStart(file, most, true);
}

/** The first `most` bytes of an ordinary file, or all there are. @throws AppError */
export function readBeginning(file: string, most: number): Buffer {
  return readStart(file, most, false);
}

function readStart(file: string, most: number, whole: boolean): Buffer {
  try {
    const handle = openSync(file, 'r');
    try {
      const stat = fstatSync(handle);
      // A pipe or a device would be waited for.
      if (!stat.isFile()) throw new AppError('bad-input', 'This is not an ordinary file. Nothing was imported.');
      if (whole && stat.size > most) throw oversizedFile(`The file is larger than ${most / 1024 ** 2} MiB.`);
      const bytes = Buffer.alloc(Math.min(stat.size, most));
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(handle, bytes, length, bytes.length - length, length);
        if (count === 0) break;
        length += count;
      }
      return bytes.subarray(0, length);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw toReadFailure(error);
  }
}
