import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { damagedFile } from '../failures';

/** Of SQLite's file format (sqlite.org/fileformat2): where its header and pages keep what is read here. */
const header = { length: 100, pageSize: 16, reserved: 20, pages: 28, changes: 24, freelist: 32, autoVacuum: 52, validFor: 92 };
const page = { cells: 3, lastChild: 8, cellPointers: 12 };
const interior = { index: 2, table: 5 };
const magic = 'SQLite format 3\0';
const blockBytes = 4 * 1024 ** 2;

const damaged = 'The collection in the file is damaged. In Anki, check the database, then export it again.';

/**
 * Whether no page of a database is the child of two others, so that a walk through any of its trees ends. SQLite itself walks its schema and
 * its statistics as soon as it opens a file, and a few pages that share their children can keep it at that for years.
 * @throws AppError `damaged` when one is, and when the file is shorter than it says
 */
export function checkPageTrees(file: string): void {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const { pageSize, usable, firstFree, autoVacuum } = readHeader(handle, size);
    const pages = Math.floor(size / pageSize);
    const known = new Uint8Array(pages + 1);
    // What lies on free pages is what was there before.
    const free = freePages(handle, { pageSize, usable, pages, firstFree });
    const pagesPerMap = Math.floor(usable / 5) + 1;
    const block = Buffer.alloc(Math.max(pageSize, blockBytes - (blockBytes % pageSize)));
    for (let start = 0; start < pages * pageSize; start += block.length) {
      const read = readSync(handle, block, 0, block.length, start);
      for (let at = 0; at + pageSize <= read; at += pageSize) {
        const number = (start + at) / pageSize + 1;
        const isMap = autoVacuum && number >= 2 && (number - 2) % pagesPerMap === 0;
        if (free[number] !== 1 && !isMap) addChildren(block.subarray(at, at + pageSize), number, known);
      }
    }
  } finally {
    closeSync(handle);
  }
}

interface Layout {
  pageSize: number;
  usable: number;
  /** First page of the list of free ones; 0 for none. */
  firstFree: number;
  autoVacuum: boolean;
}

function readHeader(handle: number, size: number): Layout {
  const bytes = Buffer.alloc(header.length);
  readSync(handle, bytes, 0, bytes.length, 0);
  const written = bytes.readUInt16BE(header.pageSize);
  const pageSize = written === 1 ? 65_536 : written;
  const sound = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  if (bytes.toString('latin1', 0, magic.length) !== magic || !sound) throw damagedFile(damaged);
  // An old writer leaves the count out of date, and says so by the other two. zstd frames that are cut short end without a word.
  const counted = bytes.readUInt32BE(header.changes) === bytes.readUInt32BE(header.validFor);
  if (counted && bytes.readUInt32BE(header.pages) * pageSize > size) throw damagedFile('The collection in the file is cut short.');
  return {
    pageSize,
    usable: pageSize - (bytes[header.reserved] ?? 0),
    firstFree: bytes.readUInt32BE(header.freelist),
    autoVacuum: bytes.readUInt32BE(header.autoVacuum) !== 0,
  };
}

/** Marks by page number. Each page of the list names the next one, a count, and so many free pages. */
function freePages(handle: number, layout: Pick<Layout, 'pageSize' | 'usable' | 'firstFree'> & { pages: number }): Uint8Array {
  const free = new Uint8Array(layout.pages + 1);
  const bytes = Buffer.alloc(layout.pageSize);
  for (let number = layout.firstFree; number !== 0; number = bytes.readUInt32BE(0)) {
    if (number > layout.pages || free[number] === 1) throw damagedFile(damaged);
    free[number] = 1;
    readSync(handle, bytes, 0, bytes.length, (number - 1) * layout.pageSize);
    const count = bytes.readUInt32BE(4);
    if (count > layout.usable / 4 - 2) throw damagedFile(damaged);
    for (let index = 0; index < count; index++) {
      const leaf = bytes.readUInt32BE(8 + index * 4);
      if (leaf <= layout.pages) free[leaf] = 1;
    }
  }
  return free;
}

/** Other pages start with a page number, whose first byte is 0 in any file of less than 16 million pages. */
function addChildren(bytes: Buffer, number: number, known: Uint8Array): void {
  const start = number === 1 ? header.length : 0;
  const kind = bytes[start];
  if (kind !== interior.index && kind !== interior.table) return;
  const cells = bytes.readUInt16BE(start + page.cells);
  addChild(bytes.readUInt32BE(start + page.lastChild), known);
  for (let cell = 0; cell < cells; cell++) {
    const pointer = start + page.cellPointers + cell * 2;
    const at = pointer + 2 <= bytes.length ? bytes.readUInt16BE(pointer) : bytes.length;
    if (at + 4 > bytes.length) throw damagedFile(damaged);
    addChild(bytes.readUInt32BE(at), known);
  }
}

function addChild(child: number, known: Uint8Array): void {
  // SQLite refuses a page that is not there by itself.
  if (child >= known.length) return;
  if (known[child] === 1) throw damagedFile(damaged);
  known[child] = 1;
}
