import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { damagedFile, oversizedFile, throwIfCancelled, toReadFailure, unsupportedFile } from './failures';
import { limits, unpackedLimit } from './limits';
import { createUnpackZstd } from './zstd';

/** One file in an archive. Its name is a relative path that stays below its folder; nothing here ever writes to it. */
export interface ZipEntry {
  name: string;
  packedBytes: number;
  /** As declared; checked whenever the entry is read. */
  bytes: number;
}

export interface ExtractOptions {
  /** The most bytes that may come out. */
  most: number;
  /** The entry is a zstd frame: unpack that as well. */
  zstd?: boolean;
  signal?: AbortSignal | undefined;
}

export interface Zip {
  /** Files by name; folders are left out. */
  entries: ReadonlyMap<string, ZipEntry>;
  /** @throws AppError when the entry is damaged, encrypted, a link, or larger than `most` bytes */
  read: (entry: ZipEntry, most?: number) => Promise<Buffer>;
  /** Unpacks into a new file; an existing one is an error. The caller removes it, also after a failure. */
  extract: (entry: ZipEntry, file: string, options: ExtractOptions) => Promise<void>;
  close: () => void;
}

interface DirectoryEntry extends ZipEntry {
  raw: Entry;
}

const methods = { stored: 0, deflated: 8 };
const chunkSize = 256 * 1024;
const brokenZip = 'The file is not a whole zip archive: it may be cut short or damaged.';

/** @throws AppError in one sentence for whatever is wrong with the archive as a whole */
export async function openZip(file: string, signal?: AbortSignal): Promise<Zip> {
  const handle = openFile(file);
  try {
    const { size } = fstatSync(handle);
    const zip = await fromRandomAccessReaderPromise(new FileReader(handle, size), size, { autoClose: false, validateEntrySizes: false });
    const entries = await readDirectory(zip, size, signal);
    const find = ({ name }: ZipEntry): DirectoryEntry => {
      const entry = entries.get(name);
      if (!entry) throw damagedFile(`The archive has no ${name}.`);
      checkReadable(entry);
      return entry;
    };
    return {
      entries,
      read: async (wanted, most = limits.documentBytes) => readEntry(handle, zip, find(wanted), most),
      extract: async (wanted, target, options) => extractEntry(handle, zip, find(wanted), target, options),
      close: () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw toZipFailure(error);
  }
}

/**
 * Reads at once and within the file only: yauzl would hand `fs.read` whatever position the file names, which throws where no one can catch it.
 * yauzl asks for a class.
 */
class FileReader extends RandomAccessReader {
  readonly #handle: number;
  readonly #size: number;

  constructor(handle: number, size: number) {
    super();
    this.#handle = handle;
    this.#size = size;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    if (position + length > this.#size || readSync(this.#handle, buffer, offset, length, position) < length) {
      callback(new Error('Beyond the end of the file'));
    } else {
      callback(null);
    }
  }

  override _readStreamForRange(): Readable {
    throw new Error('Entries are read by their place in the file');
  }
}

async function readDirectory(zip: ZipFile, fileSize: number, signal: AbortSignal | undefined): Promise<Map<string, DirectoryEntry>> {
  if (zip.entryCount > limits.zipEntries) throw oversizedFile(`The archive lists ${zip.entryCount} files, more than a package can hold.`);
  const entries = new Map<string, DirectoryEntry>();
  let packed = 0;
  let unpacked = 0;
  for await (const raw of zip.eachEntry()) {
    throwIfCancelled(signal);
    packed += raw.compressedSize;
    unpacked += raw.uncompressedSize;
    const name = raw.fileName;
    if (name.includes('\0')) throw unsafeNames();
    if (name.endsWith('/')) continue;
    if (entries.has(name)) throw damagedFile('The archive holds two files of the same name, so it is not clear which is meant.');
    entries.set(name, { name, packedBytes: raw.compressedSize, bytes: raw.uncompressedSize, raw });
  }
  // Files that share their bytes are how a small archive unpacks to petabytes.
  if (packed > fileSize) throw damagedFile('The files in the archive overlap, as in one made to fill the disk.');
  if (unpacked > limits.unpackedBytes) throw oversizedFile('The archive would unpack to more than 32 GiB.');
  return entries;
}

/** Unix keeps the kind of a file in the upper half of its attributes. */
function isLink(attributes: number): boolean {
  return ((attributes >>> 16) & 0o170000) === 0o120000;
}

function checkReadable({ name, raw }: DirectoryEntry): void {
  if (raw.isEncrypted()) throw unsupportedFile('The archive is protected by a password.');
  if (isLink(raw.externalFileAttributes)) throw unsupportedFile(`In the archive ${name} is a link, not a file.`);
  if (raw.compressionMethod !== methods.stored && raw.compressionMethod !== methods.deflated) {
    throw unsupportedFile('The archive is packed in a way that Kubedeck does not know.');
  }
}

/** Where an entry's data lies. Its own header may differ in length from the directory's copy. */
async function locate(zip: ZipFile, entry: DirectoryEntry, most: number): Promise<{ start: number; limit: number }> {
  const limit = unpackedLimit(entry.packedBytes, most);
  if (entry.bytes > limit) throw oversizedFile(`In the archive ${entry.name} is far larger unpacked than it may be.`);
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry.raw, { minimal: true });
    return { start: fileDataStart, limit };
  } catch (error) {
    throw damagedEntry(entry, error);
  }
}

async function readEntry(handle: number, zip: ZipFile, entry: DirectoryEntry, most: number): Promise<Buffer> {
  const { start } = await locate(zip, entry, most);
  try {
    const packed = Buffer.alloc(entry.packedBytes);
    if (readSync(handle, packed, 0, packed.length, start) < packed.length) throw damagedEntry(entry);
    const unpacked = entry.raw.compressionMethod === methods.stored ? packed : inflateRawSync(packed, { maxOutputLength: entry.bytes + 1 });
    checkContent(entry, unpacked.length, crc32(unpacked));
    return unpacked;
  } catch (error) {
    throw toEntryFailure(entry, error);
  }
}

async function extractEntry(handle: number, zip: ZipFile, entry: DirectoryEntry, file: string, options: ExtractOptions): Promise<void> {
  const { start, limit } = await locate(zip, entry, options.most);
  const deflated = entry.raw.compressionMethod === methods.deflated;
  try {
    await pipeline(
      packedChunks(handle, entry, start),
      deflated ? createInflateRaw({ chunkSize }) : new PassThrough(),
      (chunks: AsyncIterable<Buffer>) => checkedContent(entry, chunks),
      options.zstd === true ? createUnpackZstd() : new PassThrough(),
      (chunks: AsyncIterable<Buffer>) => cappedContent(entry, chunks, limit),
      (chunks: AsyncIterable<Buffer>) => writeChunks(file, chunks),
      { signal: options.signal },
    );
  } catch (error) {
    throw toEntryFailure(entry, error);
  }
}

/** Not a stream of Node's, which closes the file when it fails. */
function* packedChunks(handle: number, entry: DirectoryEntry, start: number): Generator<Buffer> {
  for (let at = 0; at < entry.packedBytes; at += chunkSize) {
    const chunk = Buffer.alloc(Math.min(chunkSize, entry.packedBytes - at));
    if (readSync(handle, chunk, 0, chunk.length, start + at) < chunk.length) throw damagedEntry(entry);
    yield chunk;
  }
}

async function* checkedContent(entry: DirectoryEntry, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  let crc = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > entry.bytes) throw damagedEntry(entry);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  checkContent(entry, bytes, crc);
}

async function* cappedContent(entry: DirectoryEntry, chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw oversizedFile(`In the archive ${entry.name} is far larger unpacked than it may be.`);
    yield chunk;
  }
}

/** Not a stream of Node's, which may open its file only after the others have failed and the folder is gone. */
async function writeChunks(file: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const handle = openSync(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      let written = 0;
      while (written < chunk.length) written += writeSync(handle, chunk, written);
    }
  } finally {
    closeSync(handle);
  }
}

function checkContent(entry: DirectoryEntry, bytes: number, crc: number): void {
  if (bytes !== entry.bytes || crc !== entry.raw.crc32) throw damagedEntry(entry);
}

function openFile(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw toReadFailure(error);
  }
}

const damagedEntry = (entry: DirectoryEntry, cause?: unknown) => damagedFile(`In the archive ${entry.name} is damaged.`, cause);
const unsafeNames = (cause?: unknown) => damagedFile('The archive holds file names that lead out of its folder.', cause);

function toEntryFailure(entry: DirectoryEntry, error: unknown): unknown {
  const failure = toReadFailure(error);
  return isZlibFailure(failure) ? damagedEntry(entry, failure) : failure;
}

function isZlibFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_BUFFER_TOO_LARGE' || code?.startsWith('Z_') === true || code?.startsWith('ZSTD_') === true;
}

/** yauzl tells what is wrong by message only. */
function toZipFailure(error: unknown): unknown {
  const failure = toReadFailure(error);
  if (!(failure instanceof Error) || failure.name !== 'Error' || (failure as NodeJS.ErrnoException).code !== undefined) return failure;
  if (/encrypt/.test(failure.message)) return unsupportedFile('The archive is protected by a password.', failure);
  if (/absolute path|relative path|invalid characters/.test(failure.message)) return unsafeNames(failure);
  return damagedFile(brokenZip, failure);
}
