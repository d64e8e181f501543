import { readSync } from 'node:fs';
import { damagedFile } from '../failures';

/** A line of a file: where it lies, and its bytes without what ends it, or the first of them. */
export interface Line {
  number: number;
  start: number;
  length: number;
  bytes: Buffer;
  whole: boolean;
}

const chunkSize = 1024 * 1024;

/**
 * The lines of an open file. Of a line longer than `most()` only so many bytes are kept: asked anew for each line.
 * @throws AppError `damaged` for a line longer than any can be
 */
export function* linesOf(handle: number, most: () => number, longest: number): Generator<Line> {
  const chunk = Buffer.allocUnsafe(chunkSize);
  let number = 1;
  let start = 0;
  let parts: Buffer[] = [];
  let kept = 0;
  let length = 0;
  const take = (bytes: Buffer) => {
    length += bytes.length;
    if (length > longest) throw damagedFile(`Line ${number} is longer than any can be.`);
    const wanted = bytes.subarray(0, Math.max(0, most() - kept));
    if (wanted.length > 0) parts.push(Buffer.from(wanted));
    kept += wanted.length;
  };
  const finish = (): Line => {
    const line = { number, start, length, bytes: Buffer.concat(parts), whole: kept === length };
    number += 1;
    start += length + 1;
    [parts, kept, length] = [[], 0, 0];
    return line;
  };
  for (let at = 0, count = readSync(handle, chunk, 0, chunkSize, at); count > 0; count = readSync(handle, chunk, 0, chunkSize, at)) {
    at += count;
    const read = chunk.subarray(0, count);
    let from = 0;
    for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10, from)) {
      take(read.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    take(read.subarray(from));
  }
  if (length > 0) yield finish();
}
