import { constants, createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { ZstdDecompress } from 'node:zlib';
import { damagedFile, oversizedFile } from './failures';
import { limits, unpackedLimit } from './limits';

/** Memory a frame may ask for before it gives a byte: 128 MiB, what the reference decoder allows. */
const params = { [constants.ZSTD_d_windowLogMax]: 27 };
const magic = 0xfd2fb528;

/**
 * Unpacks a zstd frame. Frames of Anki declare no size, so only what really comes out counts.
 * @throws AppError `damaged`, or `bad-input` when more than `most` bytes or an absurd share come out
 */
export function unpackZstd(packed: Uint8Array, most: number = limits.documentBytes): Buffer {
  if (!isZstd(packed)) throw damagedFile('A compressed part of the file does not start as one.');
  const maxOutputLength = unpackedLimit(packed.length, most);
  try {
    return zstdDecompressSync(packed, { params, maxOutputLength });
  } catch (error) {
    if (error instanceof RangeError) throw oversizedFile('A compressed part of the file is far larger unpacked than it may be.');
    throw damagedFile('A compressed part of the file is damaged.', error);
  }
}

export function createUnpackZstd(): ZstdDecompress {
  return createZstdDecompress({ params, chunkSize: 256 * 1024 });
}

function isZstd(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === magic;
}
