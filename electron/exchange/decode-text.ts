import { AppError } from '../core/errors';
import type { Encoding } from '../core/tables';

/** What marks at the start of a text say of its encoding. */
const marks: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * The text of a file, its mark removed, its lines ended by `\n`. UTF-8 unless a mark or `chosen` says otherwise.
 * @throws AppError `bad-input` for bytes that are no text in that encoding
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): { text: string; encoding: Encoding } {
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.encoding;
  const encoding = chosen ?? marked ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const line = encoding === 'utf-8' ? ` The first letter it does not know is in line ${firstBadLine(bytes)}.` : '';
    throw new AppError(
      'bad-input',
      `The file is not text in ${encoding.toUpperCase()}.${line} Nothing was imported. Save it as UTF-8, or choose its encoding.`,
      { cause: error },
    );
  }
  if (text.includes('\0')) {
    throw new AppError('bad-input', 'The file holds zero bytes, so it is not plain text. Nothing was imported. Save it as UTF-8.');
  }
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, encoding };
}

/** Decoding again without mercy shows where it first went wrong. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
    line += 1;
  }
  return line;
}
