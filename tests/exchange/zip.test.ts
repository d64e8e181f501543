import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../electron/exchange/zip';
import type { Zip } from '../../electron/exchange/zip';
import { temporaryFolder } from '../store/temporary-store';
import { makeZip, makeZip64Nowhere } from './make-zip';

async function open(bytes: Uint8Array): Promise<Zip> {
  const file = join(temporaryFolder(), 'archive.zip');
  writeFileSync(file, bytes);
  return openZip(file);
}

const text = Buffer.from('kind: Pod\n'.repeat(500));

async function readFirst(bytes: Uint8Array, most?: number): Promise<Buffer> {
  const zip = await open(bytes);
  try {
    const [entry] = zip.entries.values();
    if (!entry) throw new Error('no entry');
    return await zip.read(entry, most);
  } finally {
    zip.close();
  }
}

describe('reading an archive', () => {
  it('gives stored, deflated and empty files, and leaves folders out', async () => {
    const entries = [
      { name: 'folder/', bytes: Buffer.alloc(0) },
      { name: 'folder/stored.yaml', bytes: text },
      { name: 'deflated.yaml', bytes: text, deflate: true },
      { name: 'empty', bytes: Buffer.alloc(0), deflate: true },
      { name: 'grün.txt', bytes: Buffer.from('ü') },
    ];
    const zip = await open(makeZip(entries, { comment: 'made by hand' }));
    expect([...zip.entries.keys()]).toEqual(['folder/stored.yaml', 'deflated.yaml', 'empty', 'grün.txt']);
    const target = join(temporaryFolder(), 'out');
    let index = 0;
    for (const entry of zip.entries.values()) {
      const bytes = entries[(index += 1)]?.bytes ?? Buffer.alloc(0);
      expect((await zip.read(entry)).equals(bytes)).toBe(true);
      await zip.extract(entry, `${target}${index}`, { most: 10_000 });
      expect(readFileSync(`${target}${index}`).equals(bytes)).toBe(true);
    }
    zip.close();
  });

  it('unpacks zstd within the archive on the way to the disk, and no further than allowed', async () => {
    const zip = await open(makeZip([{ name: 'a', bytes: zstdCompressSync(text), deflate: true }]));
    const [entry] = zip.entries.values();
    if (!entry) throw new Error('no entry');
    const target = join(temporaryFolder(), 'out');
    await zip.extract(entry, target, { most: text.length, zstd: true });
    expect(readFileSync(target).equals(text)).toBe(true);
    await expect(zip.extract(entry, `${target}2`, { most: text.length - 1, zstd: true })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(zip.extract(entry, `${target}3`, { most: text.length, zstd: true, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    zip.close();
  });

  it('never writes over a file', async () => {
    const zip = await open(makeZip([{ name: 'a', bytes: text }]));
    const [entry] = zip.entries.values();
    const target = join(temporaryFolder(), 'mine');
    writeFileSync(target, 'keep');
    if (entry) await expect(zip.extract(entry, target, { most: 10_000 })).rejects.toThrow();
    expect(readFileSync(target, 'utf8')).toBe('keep');
    zip.close();
  });
});

describe('an archive that lies', () => {
  it.each([
    ['about a size, to hide a bomb', { bytes: 10 }],
    ['about a checksum', { crc: 1 }],
    ['about where a file lies', { offset: 1 }],
    ['about where a file lies, beyond its end', { offset: 0xffff_fff0 }],
  ])('%s', async (_name, says) => {
    const bytes = makeZip([{ name: 'a', bytes: text, deflate: true, says }]);
    await expect(readFirst(bytes)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('in ways that its whole directory shows', async () => {
    const entry = { name: 'a', bytes: text };
    const other = { name: 'b', bytes: text };
    await expect(open(makeZip([entry], { entryCount: 2 }))).rejects.toMatchObject({ code: 'damaged' });
    await expect(open(makeZip([entry, entry]))).rejects.toMatchObject({ code: 'damaged' });
    const overlapping = makeZip([
      { ...entry, deflate: true, says: { packedBytes: 4_000 } },
      { ...other, deflate: true, says: { packedBytes: 4_000 } },
    ]);
    await expect(open(overlapping)).rejects.toThrow(/overlap/);
    const endless = { ...entry, deflate: true, says: { bytes: 0xffff_fffe } };
    await expect(open(makeZip(Array.from({ length: 9 }, (_, index) => ({ ...endless, name: String(index) }))))).rejects.toThrow(/32 GiB/);
  });

  it.each([2n ** 40n, 2n ** 60n, 2n ** 64n - 1n])('about a place %s bytes in', async (place) => {
    await expect(open(makeZip64Nowhere(place))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('is told apart from one that is only large', async () => {
    const bytes = makeZip([{ name: 'a', bytes: text, deflate: true }]);
    await expect(readFirst(bytes, text.length - 1)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await readFirst(bytes, text.length)).toHaveLength(text.length);
  });

  it('is refused when a file in it cannot be had', async () => {
    await expect(readFirst(makeZip([{ name: 'a', bytes: text, encrypted: true }]))).rejects.toThrow(/password/);
    await expect(readFirst(makeZip([{ name: 'a', bytes: text, mode: 0o120777 }]))).rejects.toThrow(/link/);
    await expect(readFirst(makeZip([{ name: 'a', bytes: text, deflate: true, says: { method: 12 } }]))).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('is not there', async () => {
    await expect(openZip(join(temporaryFolder(), 'none.zip'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(openZip(temporaryFolder())).rejects.toMatchObject({ code: 'bad-input' });
  });
});
