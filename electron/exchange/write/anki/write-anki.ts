import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { ImportedMedia, Refused } from '../../collection';
import { isSafeFileName } from '../../file-name';
import { replaceFile } from '../replace-file';
import { throwIfStopped } from '../write-failures';
import type { WriteContext, WriteReport, WriteSource } from '../writing';
import { makeDatabase } from './database';
import { toSchema11 } from './rows';
import { makeStandIn } from './stand-in';

/** Tells a newer Anki which of its generations this is: collection.anki21, schema 11. */
const secondGeneration = Buffer.from([8, 2]);
const packing = { compressionLevel: 1 };

/**
 * Writes an Anki package (`.apkg`, to be added) or a whole collection (`.colpkg`, to replace one): the same inside, told apart by the name.
 * It is what Anki itself writes for its older versions.
 * @throws AppError; an existing file is replaced only by a whole one
 */
export async function writeAnki(target: string, source: WriteSource, context: WriteContext): Promise<WriteReport> {
  const { signal, onProgress } = context;
  const { collection } = source;
  const step = async (done: number, label: string) => {
    onProgress?.({ done, total: collection.media.length + 2, label });
    await setImmediate();
    throwIfStopped(signal);
  };
  const omitted: Refused[] = [];
  let media = 0;
  await replaceFile(
    target,
    async (temporary) => {
      await step(0, 'Gathering cards');
      const rows = toSchema11(collection, context);
      omitted.push(...rows.omitted);
      await step(1, 'Writing cards');
      const database = makeDatabase(rows.schema);
      const standIn = makeStandIn(context.now);
      await step(2, 'Packing');
      const zip = new ZipFile();
      zip.on('error', (error: Error) => {
        if (zip.outputStream instanceof Readable) zip.outputStream.destroy(error);
      });
      const mtime = new Date(context.now);
      zip.addBuffer(secondGeneration, 'meta', { mtime, compress: false });
      zip.addBuffer(database, 'collection.anki21', { mtime, ...packing });
      zip.addBuffer(standIn, 'collection.anki2', { mtime, ...packing });
      const written = addMedia(zip, source, omitted, mtime, (done) =>
        onProgress?.({ done: done + 2, total: collection.media.length + 2, label: 'Packing media' }),
      );
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx' }), signal ? { signal } : {});
      media = written.size;
    },
    signal,
  );
  return { cards: collection.cards.length, media, omitted };
}

/**
 * Media under their numbers, one in memory at a time, and last the list of those that could be read. What could not leaves an empty entry
 * that no list names.
 */
function addMedia(
  zip: ZipFile,
  { collection, readMedia }: WriteSource,
  omitted: Refused[],
  mtime: Date,
  onDone: (done: number) => void,
): Map<string, string> {
  const written = new Map<string, string>();
  collection.media.filter(isWritable(omitted)).forEach(({ name }, index) => {
    const number = String(index);
    zip.addReadStreamLazy(number, { mtime, compress: false }, (give) => {
      readMedia(name).then(
        (bytes) => {
          written.set(number, name.normalize('NFC'));
          onDone(index + 1);
          give(null, Readable.from([bytes]));
        },
        (error: unknown) => {
          omitted.push({ what: `Media file ${name}`, reason: error instanceof Error ? error.message : 'It could not be read.' });
          give(null, Readable.from([]));
        },
      );
    });
  });
  zip.addReadStreamLazy('media', { mtime }, (give) => {
    give(null, Readable.from([Buffer.from(JSON.stringify(Object.fromEntries(written)))]));
  });
  return written;
}

function isWritable(omitted: Refused[]): (media: ImportedMedia) => boolean {
  const seen = new Set<string>();
  return ({ name }) => {
    const safe = isSafeFileName(name.normalize('NFC'));
    if (!safe) omitted.push({ what: 'A media file', reason: 'Its name is no plain file name.' });
    const repeated = seen.has(name.normalize('NFC'));
    seen.add(name.normalize('NFC'));
    return safe && !repeated;
  };
}
