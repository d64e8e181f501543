import { chmodSync, closeSync, constants, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../core/errors';
import { damagedFile, oversizedFile, throwIfCancelled, toReadFailure } from '../failures';
import { limits } from '../limits';
import { openZip } from '../zip';
import type { Zip } from '../zip';
import { readContent } from './collection';
import type { ReadOptions } from './collection';
import { journals, openCollection } from './database';
import { mediaOfJson, mediaOfMessage } from './media-list';
import { integerField, readMessage } from './protobuf';
import { createRefusals } from './refusals';
import type { Refusals } from './refusals';
import type { AnkiCollection, AnkiGeneration, AnkiMediaEntry } from './types';

export interface ReadAnkiOptions extends ReadOptions {
  /** A folder that exists, for a private copy of the collection; what is put there is removed again. */
  tempDir: string;
}

type PackageGeneration = Exclude<AnkiGeneration, 'bare'>;

/** Where each generation keeps its collection. Later ones put a stand-in under the older names, for older programs to show. */
const collectionNames: Record<PackageGeneration, string> = {
  legacy1: 'collection.anki2',
  legacy2: 'collection.anki21',
  latest: 'collection.anki21b',
};
/** In the `meta` entry; without one the names decide. */
const metaVersions: readonly (PackageGeneration | undefined)[] = [undefined, 'legacy1', 'legacy2', 'latest'];

/**
 * Reads an Anki package of any generation, or a bare collection, told by content. Media stay in the file: see `openAnkiMedia`.
 * @throws AppError with one sentence for whatever is wrong; nothing is written but a private copy in `tempDir`
 */
export async function readAnki(file: string, options: ReadAnkiOptions): Promise<AnkiCollection> {
  const folder = makeFolder(options.tempDir);
  try {
    throwIfCancelled(options.signal);
    const copy = join(folder, 'collection');
    const refusals = createRefusals();
    const source = await prepare(file, copy, refusals, options);
    const tables = openCollection(copy);
    try {
      const content = await readContent(tables, refusals, options);
      const { settings } = content;
      return {
        ...content,
        ...source,
        // Only the first generation can come from the first scheduler, and older exports leave its version out.
        settings: {
          ...settings,
          schedulerVersion: source.generation === 'legacy2' || source.generation === 'latest' ? 2 : settings.schedulerVersion,
        },
        kind: source.generation === 'bare' || /\.colpkg$/i.test(basename(file)) ? 'collection' : 'package',
        refused: refusals.list(),
      };
    } finally {
      tables.close();
    }
  } finally {
    // Windows may hold on to a file for a moment after it was closed.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Source {
  generation: AnkiGeneration;
  media: AnkiMediaEntry[];
}

async function prepare(file: string, copy: string, refusals: Refusals, options: ReadAnkiOptions): Promise<Source> {
  switch (sniff(file)) {
    case 'database':
      return copyDatabase(file, copy);
    case 'archive':
      return unpack(file, copy, refusals, options);
    case null:
      throw new AppError('bad-input', 'This is neither an Anki package nor a collection of Anki. Nothing was imported.');
  }
}

/** What a file can be by its first bytes. */
function sniff(file: string): 'database' | 'archive' | null {
  const start = Buffer.alloc(16);
  try {
    const handle = openSync(file, 'r');
    try {
      readSync(handle, start, 0, start.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw toReadFailure(error);
  }
  if (start.toString('latin1') === 'SQLite format 3\0') return 'database';
  return start.toString('latin1', 0, 2) === 'PK' ? 'archive' : null;
}

async function unpack(file: string, copy: string, refusals: Refusals, options: ReadAnkiOptions): Promise<Source> {
  const zip = await openZip(file, options.signal);
  try {
    const generation = await generationOf(zip);
    const collection = zip.entries.get(collectionNames[generation]);
    if (!collection) throw damagedFile(`The package has no ${collectionNames[generation]}, where its cards should be.`);
    const list = zip.entries.get('media');
    const listBytes = list ? await zip.read(list) : null;
    const zstd = generation === 'latest';
    await zip.extract(collection, copy, { most: limits.collectionBytes, zstd, signal: options.signal });
    if (!listBytes || listBytes.length === 0) return { generation, media: [] };
    return { generation, media: zstd ? mediaOfMessage(listBytes, zip, refusals) : mediaOfJson(listBytes, zip, refusals) };
  } finally {
    zip.close();
  }
}

/** @throws AppError `bad-input` for an archive that is none of Anki's, `too-new` for a generation that is not known */
async function generationOf(zip: Zip): Promise<PackageGeneration> {
  const isAnki = Object.values(collectionNames).some((name) => zip.entries.has(name));
  if (!isAnki) {
    throw new AppError('bad-input', 'This archive is not an Anki package: there is no collection in it. Nothing was imported.');
  }
  const meta = zip.entries.get('meta');
  if (!meta) return zip.entries.has(collectionNames.legacy2) ? 'legacy2' : 'legacy1';
  const generation = metaVersions[integerField(readMessage(await zip.read(meta)), 1)];
  if (generation) return generation;
  throw new AppError(
    'too-new',
    'The package was written by a newer Anki. Nothing was imported. In Anki, export it with “Support older Anki versions”.',
  );
}

/** With the journal beside it, if its Anki did not close it: the newest answers are in there. */
function copyDatabase(file: string, copy: string): Source {
  try {
    for (const suffix of ['', ...journals]) {
      if (suffix !== '' && !existsSync(file + suffix)) continue;
      if (statSync(file + suffix).size > limits.collectionBytes) throw oversizedFile('The collection is larger than 1 GiB.');
      copyFileSync(file + suffix, copy + suffix, constants.COPYFILE_EXCL);
      // The copy of a file that may not be written would be one too.
      chmodSync(copy + suffix, 0o600);
    }
    return { generation: 'bare', media: [] };
  } catch (error) {
    throw toReadFailure(error);
  }
}

function makeFolder(tempDir: string): string {
  try {
    return mkdtempSync(join(tempDir, 'anki-'));
  } catch (error) {
    throw toReadFailure(error);
  }
}
