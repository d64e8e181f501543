import type Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAnki } from '../../../electron/exchange/anki/read-anki';
import { AppError } from '../../../electron/core/errors';
import { temporaryFolder } from '../../store/temporary-store';
import { madeCollection, makePackage, mediaList, packageEntries } from '../make-anki';
import { makeDatabase } from '../make-anki-database';
import { message } from '../make-message';
import { makeZip } from '../make-zip';
import type { MadeEntry } from '../make-zip';

/** Reads a file that must be refused: one sentence, and nothing written anywhere. */
async function refusal(bytes: Uint8Array, name = 'deck.apkg'): Promise<AppError> {
  const folder = temporaryFolder();
  const tempDir = join(folder, 'temp');
  mkdirSync(tempDir);
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const error: unknown = await readAnki(file, { tempDir }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(readdirSync(folder).sort()).toEqual([name, 'temp']);
  expect(readdirSync(tempDir)).toEqual([]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  if (!(error instanceof AppError)) throw new Error('It was read, or failed in a way of its own', { cause: error });
  expect(error.message).toMatch(/^[A-Z].*Nothing was imported\./);
  return error;
}

function withEntry(changes: Partial<MadeEntry> & { name: string }, generation: 'legacy1' | 'latest' = 'legacy1'): Buffer {
  const entries = packageEntries(generation).map((entry) => (entry.name === changes.name ? { ...entry, ...changes } : entry));
  return makeZip(entries);
}

const addEntry = (entry: MadeEntry) => makeZip([...packageEntries('legacy1'), entry]);
const nothing = Buffer.alloc(0);
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const zeros = Buffer.alloc(100 * 1024 ** 2);

describe('a package that is broken or made to harm', () => {
  const files: [string, () => Uint8Array, string, RegExp][] = [
    ['nothing at all', () => nothing, 'bad-input', /neither an Anki package/],
    ['some other file', () => Buffer.from('<!doctype html><title>Not found</title>'), 'bad-input', /neither an Anki package/],
    ['another archive', () => makeZip([{ name: 'word/document.xml', bytes: nothing }]), 'bad-input', /no collection in it/],
    ['half a package', () => cut(makePackage('legacy2'), 0.5), 'damaged', /not a whole zip archive/],
    ['a package of a later Anki', () => withEntry({ name: 'meta', bytes: message([1, 4]) }, 'latest'), 'too-new', /newer Anki/],
    ['a version that is no message', () => withEntry({ name: 'meta', bytes: Buffer.from([0x0f, 1]) }, 'latest'), 'damaged', /message/],
    [
      'a package that lacks what its version says',
      () => makeZip([...packageEntries('legacy1'), { name: 'meta', bytes: message([1, 3]) }]),
      'damaged',
      /no collection.anki21b/,
    ],
    [
      'a collection that is no zstd',
      () => withEntry({ name: 'collection.anki21b', bytes: Buffer.from('zst?') }, 'latest'),
      'damaged',
      /collection\.anki21b is damaged/,
    ],
    [
      'a collection cut short inside its frame',
      () => withEntry({ name: 'collection.anki21b', bytes: cut(zstdCompressSync(makeDatabase(madeCollection(), 18)), 0.9) }, 'latest'),
      'damaged',
      /short|damaged/,
    ],
    ['a zstd bomb', () => withEntry({ name: 'collection.anki21b', bytes: zstdCompressSync(zeros) }, 'latest'), 'bad-input', /far larger/],
    ['a zip bomb', () => withEntry({ name: 'collection.anki2', bytes: zeros, deflate: true }), 'bad-input', /far larger/],
    ['a list of media that is no JSON', () => withEntry({ name: 'media', bytes: Buffer.from('{') }), 'damaged', /list of media/],
    [
      'a list of media that is a bomb',
      () => withEntry({ name: 'media', bytes: zstdCompressSync(zeros) }, 'latest'),
      'bad-input',
      /far larger/,
    ],
    ['a password', () => withEntry({ name: 'collection.anki2', encrypted: true }), 'unsupported', /password/],
    [
      'a link instead of a collection',
      () => withEntry({ name: 'collection.anki2', bytes: Buffer.from('/etc/passwd'), deflate: false, mode: 0o120777 }),
      'unsupported',
      /link/,
    ],
    ['a name that climbs', () => addEntry({ name: '../../outside', bytes: nothing }), 'damaged', /lead out/],
    ['a name that climbs the Windows way', () => addEntry({ name: '..\\..\\outside', bytes: nothing }), 'damaged', /lead out/],
    ['a name from the root', () => addEntry({ name: '/etc/outside', bytes: nothing }), 'damaged', /lead out/],
    ['a name on a drive', () => addEntry({ name: 'C:outside', bytes: nothing }), 'damaged', /lead out/],
    ['a name with a NUL', () => addEntry({ name: 'a\0b', bytes: nothing }), 'damaged', /lead out/],
    [
      'two collections',
      () => makeZip([...packageEntries('legacy1'), ...packageEntries('legacy1').slice(0, 1)]),
      'damaged',
      /two files of the same name/,
    ],
  ];
  it.each(files)('%s', async (_name, make, code, sentence) => {
    const error = await refusal(make());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
  });
});

describe('a collection that is broken or made to harm', () => {
  const alterations: [string, string, string, RegExp][] = [
    ['a later schema', 'UPDATE col SET ver = 19', 'too-new', /newer Anki/],
    ['a schema older than any', 'UPDATE col SET ver = 3', 'unsupported', /very old Anki/],
    ['a schema that is no number', "UPDATE col SET ver = 'x'", 'damaged', /no head/],
    ['a time before Anki', 'UPDATE col SET crt = -5', 'damaged', /impossible time/],
    ['no head', 'DELETE FROM col', 'damaged', /no head/],
    ['no table of cards', 'DROP TABLE cards', 'damaged', /no table `cards`/],
    ['a table without its columns', 'ALTER TABLE notes DROP COLUMN flds', 'damaged', /damaged/],
    [
      'a view that never ends in place of the notes',
      `DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE endless(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless)
         SELECT id, 'g' AS guid, 1 AS mid, 1 AS mod, '' AS tags, 'f' AS flds FROM endless`,
      'damaged',
      /not the plain table/,
    ],
    [
      'a virtual table in place of the notes',
      'DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds)',
      'damaged',
      /not the plain table/,
    ],
    [
      'a column that computes for ever',
      'ALTER TABLE notes ADD COLUMN bomb AS (hex(zeroblob(1000000000)))',
      'damaged',
      /not the plain table/,
    ],
  ];
  it.each(alterations)('%s', async (_name, sql, code, sentence) => {
    const error = await refusal(
      makeDatabase(madeCollection(), 11, (db) => db.exec(sql)),
      'collection.anki2',
    );
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
  });

  it('refuses a schema that calls one thing by the name of another', async () => {
    const rename = (db: Database.Database) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec("UPDATE sqlite_schema SET sql = 'CREATE VIEW notes AS SELECT 1 AS id' WHERE name = 'notes'");
    };
    expect((await refusal(makeDatabase(madeCollection(), 11, rename), 'collection.anki2')).code).toBe('damaged');
  });

  it('refuses a database of something else', async () => {
    const other = makeDatabase(madeCollection(), 11, (db) => db.exec('DROP TABLE col'));
    expect((await refusal(other, 'cards.db')).message).toMatch(/not a collection of Anki/);
  });

  it('refuses pages that lead in a circle', async () => {
    const notes = Array.from({ length: 400 }, (_, index) => ({
      id: 1_700_000_000_000 + index,
      guid: String(index),
      notetypeId: 1_700_000_000_001,
      fields: ['x'.repeat(200), ''],
      tags: [],
      modified: 0,
    }));
    const bytes = makeDatabase(madeCollection({ notes }), 11);
    const pageSize = bytes.readUInt16BE(16);
    const interior = Array.from({ length: bytes.length / pageSize }, (_, page) => page * pageSize).find((at) => bytes[at] === 5);
    if (interior === undefined) throw new Error('no interior page');
    // Its first child becomes the second one too.
    const cell = (index: number) => interior + bytes.readUInt16BE(interior + 12 + index * 2);
    bytes.copy(bytes, cell(1), cell(0), cell(0) + 4);
    expect((await refusal(bytes, 'collection.anki2')).message).toMatch(/damaged/);
  });

  it('refuses a long text whose pages lead in a circle', async () => {
    const [first, ...others] = madeCollection().notes;
    if (!first) throw new Error('no note');
    const bytes = makeDatabase(madeCollection({ notes: [{ ...first, fields: ['~'.repeat(30_000), ''] }, ...others] }), 11);
    const pageSize = bytes.readUInt16BE(16);
    // Pages in the middle of it hold nothing else but the number of the next one.
    const middle = bytes.indexOf('~'.repeat(pageSize - 4)) - 4;
    bytes.writeUInt32BE(middle / pageSize + 1, middle);
    expect((await refusal(bytes, 'collection.anki2')).code).toBe('damaged');
  });

  it('refuses a view that the schema hides under another name', async () => {
    const hide = (db: Database.Database) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      const sql = "CREATE VIEW config AS SELECT 'schedVer' AS KEY, '2' AS val";
      db.prepare("INSERT INTO sqlite_schema VALUES ('view', 'innocent', 'innocent', 0, ?)").run(sql);
    };
    expect((await refusal(makeDatabase(madeCollection(), 11, hide), 'collection.anki2')).code).toBe('damaged');
  });

  it('runs no trigger and keeps views, other tables and their rows out', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'collection.anki2');
    const alter = (db: Database.Database) =>
      db.exec(`CREATE TABLE trap (x); CREATE TRIGGER t AFTER DELETE ON cards BEGIN INSERT INTO trap VALUES (1); END;
        CREATE VIEW v AS SELECT * FROM cards; CREATE INDEX computed ON notes (hex(zeroblob(10)));
        CREATE TRIGGER u INSTEAD OF DELETE ON v BEGIN SELECT load_extension('x'); END`);
    writeFileSync(file, makeDatabase(madeCollection(), 18, alter));
    const { notes, refused } = await readAnki(file, { tempDir: folder });
    expect(notes).toHaveLength(3);
    expect(refused).toEqual([]);
  });
});

describe('media with names that are no names', () => {
  const names = [
    '../evil.png',
    'a/b.png',
    'C:evil.png',
    '',
    '.',
    '..',
    'nul.txt',
    'COM1',
    'a\0.png',
    'photo\u202egnp.exe',
    'dot.',
    `${'x'.repeat(300)}.png`,
  ];
  const media = [...names, 'good.png'].map((name) => ({ name, bytes: Buffer.from('x') }));

  it.each(['legacy1', 'latest'] as const)('leaves them out of a %s package and keeps the rest', async (generation) => {
    const folder = temporaryFolder();
    const file = join(folder, 'deck.apkg');
    writeFileSync(file, makePackage(generation, madeCollection({ media })));
    const result = await readAnki(file, { tempDir: folder });
    expect(result.media.map(({ name }) => name)).toEqual(['good.png']);
    expect(result.refused).toHaveLength(1);
    expect(result.refused[0]?.what).toContain(`${names.length} media files`);
    expect(result.refused[0]?.reason).toMatch(/plain file name/);
    expect(existsSync(join(folder, '..', 'evil.png'))).toBe(false);
  });

  it('leaves out what is missing, doubled, too large, or not in the form that Anki writes', async () => {
    const list = Buffer.concat([
      mediaList([
        { name: 'missing.png', bytes: Buffer.from('x') },
        { name: 'e\u0301.png', bytes: Buffer.from('x') },
        { name: 'twice.png', bytes: Buffer.from('x') },
        { name: 'twice.png', bytes: Buffer.from('x') },
      ]),
      message([1, message([1, 'huge.png'], [2, 2 ** 31])]),
    ]);
    const entries = packageEntries('latest').filter(({ name }) => !/^\d+$|^media$/.test(name));
    const bytes = makeZip([
      ...entries,
      { name: 'media', bytes: zstdCompressSync(list) },
      ...['1', '2', '3', '4'].map((name) => ({ name, bytes: zstdCompressSync(Buffer.from('x')) })),
    ]);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'deck.apkg'), bytes);
    const { media: kept, refused } = await readAnki(join(folder, 'deck.apkg'), { tempDir: folder });
    expect(kept.map(({ name }) => name)).toEqual(['twice.png']);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'The package does not contain it.',
      'Its name is no plain file name, so it cannot be kept safely.',
      'Another one in the package has the same name.',
      'It is larger than 256 MiB.',
    ]);
  });
});
