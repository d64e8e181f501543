import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toMemory } from '../../../electron/exchange/anki/history';
import { readMessage } from '../../../electron/exchange/anki/protobuf';
import { readAnki } from '../../../electron/exchange/anki/read-anki';
import type { AnkiCollection } from '../../../electron/exchange/anki/types';
import { isSafeFileName } from '../../../electron/exchange/file-name';
import { openZip } from '../../../electron/exchange/zip';
import { unpackZstd } from '../../../electron/exchange/zstd';
import { AppError } from '../../../electron/core/errors';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { temporaryFolder } from '../../store/temporary-store';
import { madeCollection, makePackage, mediaList, packageEntries } from '../make-anki';
import { makeDatabase } from '../make-anki-database';
import { message } from '../make-message';
import { makeZip } from '../make-zip';
import { mutate, seeded } from '../mutate';

/** Inputs for each reader; a long run is `KUBEDECK_FUZZ=100000 npm run unit -- tests/exchange/anki/fuzz`. */
const count = Number(process.env['KUBEDECK_FUZZ'] ?? 300);
const minutes = 60_000;

async function expectResultOrAppError(work: () => unknown): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.message !== '') return false;
    throw error;
  }
}

async function readFile(bytes: Uint8Array, folder: string): Promise<boolean> {
  const file = join(folder, 'input');
  const tempDir = join(folder, 'temp');
  writeFileSync(file, bytes);
  const read = await expectResultOrAppError(async () => checkCollection(await readAnki(file, { tempDir })));
  expect(readdirSync(tempDir)).toEqual([]);
  return read;
}

function checkCollection(collection: AnkiCollection): void {
  expect(collection.media.every(({ name }) => isSafeFileName(name))).toBe(true);
  const values = collection.cards.flatMap((card) => Object.values<unknown>({ ...card, data: 0 }));
  expect(values.every(Number.isSafeInteger)).toBe(true);
  const now = Date.UTC(2026, 5, 1);
  const history = toMemory(collection, {
    now,
    offsetAt: () => 0,
    studyDayAt: (at) => Math.floor(at / 86_400_000),
    weights: defaultWeights,
  });
  expect(history.cards).toHaveLength(collection.cards.length);
}

function folderWithTemp(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'temp'));
  return folder;
}

describe('whatever the bytes', () => {
  it.each(['legacy1', 'legacy2', 'latest'] as const)(
    'a %s package is read or refused',
    async (generation) => {
      const random = seeded(1);
      const folder = folderWithTemp();
      const whole = makePackage(generation);
      for (let round = 0; round < count; round++) await readFile(mutate(whole, random), folder);
    },
    60 * minutes,
  );

  it.each([11, 18] as const)(
    'a collection of schema %i is read or refused',
    async (schema) => {
      const random = seeded(2);
      const folder = folderWithTemp();
      const whole = makeDatabase(madeCollection(), schema);
      let read = 0;
      for (let round = 0; round < count; round++) {
        // The header and schema, one page, or anywhere.
        const page = random(whole.length / 4096) * 4096;
        const [from, to] = [[0, 4096] as const, [page, page + 4096] as const, [0, whole.length] as const][random(3)] ?? [0, whole.length];
        if (await readFile(mutate(whole, random, from, to), folder)) read += 1;
      }
      expect(read).toBeGreaterThan(0);
    },
    60 * minutes,
  );

  it(
    'parts of a sound package are read or refused',
    async () => {
      const random = seeded(3);
      const folder = folderWithTemp();
      const entries = packageEntries('latest');
      const inner = new Map([
        ['collection.anki21b', makeDatabase(madeCollection(), 18)],
        ['media', mediaList(madeCollection().media)],
      ]);
      for (let round = 0; round < count; round++) {
        const chosen = entries[random(entries.length)]?.name;
        const changed = entries.map((entry) => {
          if (entry.name !== chosen) return entry;
          const packed = inner.get(entry.name);
          const bytes = packed && random(2) === 0 ? zstdCompressSync(mutate(packed, random)) : mutate(Buffer.from(entry.bytes), random);
          return { ...entry, bytes };
        });
        await readFile(makeZip(changed), folder);
      }
    },
    60 * minutes,
  );

  it(
    'archives, frames and messages are read or refused',
    async () => {
      const random = seeded(4);
      const file = join(temporaryFolder(), 'archive.zip');
      const text = Buffer.from('kind: Pod\n'.repeat(40));
      const archive = makeZip([
        { name: 'a', bytes: text, deflate: true },
        { name: 'b', bytes: text },
      ]);
      const frame = zstdCompressSync(text);
      const nested = message([1, 5], [2, 'text'], [3, message([1, 2 ** 40], [4, { float: 0.5 }])]);
      for (let round = 0; round < count; round++) {
        writeFileSync(file, mutate(archive, random));
        await expectResultOrAppError(async () => {
          const zip = await openZip(file);
          try {
            for (const entry of zip.entries.values()) await zip.read(entry);
          } finally {
            zip.close();
          }
        });
        await expectResultOrAppError(() => unpackZstd(mutate(frame, random)));
        await expectResultOrAppError(() => readMessage(mutate(nested, random)));
      }
    },
    60 * minutes,
  );
});
