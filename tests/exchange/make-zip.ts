import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  name: string;
  bytes: Uint8Array;
  deflate?: boolean;
  /** What the headers say where they lie. */
  says?: { bytes?: number; packedBytes?: number; crc?: number; method?: number; offset?: number };
  encrypted?: boolean;
  /** Unix mode in the upper half of the attributes. */
  mode?: number;
}

const utf8Names = 0x0800;

/** A zip archive byte by byte, so that each of them can lie. */
export function makeZip(entries: readonly MadeEntry[], options: { comment?: string; entryCount?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = entry.deflate === true ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names | (entry.encrypted === true ? 1 : 0), 2);
    common.writeUInt16LE(entry.says?.method ?? (entry.deflate === true ? 8 : 0), 4);
    common.writeUInt32LE(entry.says?.crc ?? crc32(entry.bytes), 10);
    common.writeUInt32LE(entry.says?.packedBytes ?? packed.length, 14);
    common.writeUInt32LE(entry.says?.bytes ?? entry.bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.says?.offset ?? at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, name]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(18);
  const count = options.entryCount ?? entries.length;
  end.writeUInt16LE(Math.min(count, 0xffff), 4);
  end.writeUInt16LE(Math.min(count, 0xffff), 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06', 'latin1'), end, comment]);
}

/** An archive whose zip64 record lies at a place that no file reaches. */
export function makeZip64Nowhere(place: bigint): Buffer {
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(place, 8);
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), locator, makeZip([])]);
}
