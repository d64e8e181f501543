import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnki } from '../../../electron/exchange/anki/read-anki';
import type { AnkiCollection } from '../../../electron/exchange/anki/types';
import { temporaryFolder } from '../../store/temporary-store';
import { madeCard, madeCollection, madeReview, makePackage, packageEntries } from '../make-anki';
import type { MadeCollection } from '../make-anki';
import { makeDatabase } from '../make-anki-database';
import { message } from '../make-message';
import { makeZip } from '../make-zip';

async function read(bytes: Uint8Array, name = 'deck.apkg'): Promise<AnkiCollection> {
  const file = join(temporaryFolder(), name);
  const tempDir = temporaryFolder();
  writeFileSync(file, bytes);
  try {
    return await readAnki(file, { tempDir });
  } finally {
    expect(readdirSync(tempDir)).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }
}

const readBare = (collection: MadeCollection, alter?: (db: Database.Database) => void) =>
  read(makeDatabase(collection, 11, alter), 'collection.anki2');

describe('reading a package', () => {
  it.each([
    ['legacy1', 11],
    ['legacy2', 11],
    ['latest', 18],
  ] as const)('gives back all that %s carried', async (generation, schema) => {
    const made = madeCollection();
    const { media, ...content } = await read(makePackage(generation, made));
    const { media: files, ...expected } = made;
    expect(content).toEqual({ ...expected, generation, kind: 'package', schema, refused: [] });
    expect(media.map(({ name, size }) => ({ name, size }))).toEqual(files.map(({ name, bytes }) => ({ name, size: bytes.length })));
  });

  it.each([11, 15, 16, 17, 18] as const)('reads a bare collection of schema %i', async (schema) => {
    const made = madeCollection({ media: [] });
    expect(await read(makeDatabase(made, schema), 'collection.anki2')).toEqual({
      ...made,
      generation: 'bare',
      kind: 'collection',
      schema,
      refused: [],
    });
  });

  it('reads what newer packages mean, not their stand-in for older programs', async () => {
    for (const generation of ['legacy2', 'latest'] as const) {
      const { notes } = await read(makePackage(generation));
      expect(notes.flatMap(({ fields }) => fields)).not.toContain('A newer program is needed');
    }
  });

  it.each([
    [1, 'legacy1'],
    [2, 'legacy2'],
  ] as const)('goes by the version %i in the package before the names', async (version, generation) => {
    const both = [...packageEntries('legacy1'), { name: 'collection.anki21', bytes: makeDatabase(madeCollection(), 11) }];
    const { generation: found } = await read(makeZip([{ name: 'meta', bytes: message([1, version]) }, ...both]));
    expect(found).toBe(generation);
  });

  it('takes a .colpkg for a whole collection', async () => {
    expect(await read(makePackage('latest'), 'Everything.COLPKG')).toMatchObject({ kind: 'collection' });
  });

  it('keeps every card of notes that share a guid', async () => {
    const { notes, cards } = await read(makePackage('legacy1'));
    expect(notes.map(({ guid }) => guid)).toEqual(['bell', 'bell', 'gap']);
    expect(cards).toHaveLength(5);
  });

  it('has newer packages speak of the second scheduler, which they may leave out', async () => {
    const settings = { schedulerVersion: 1 as const, rollover: null, creationOffset: null, fsrs: null };
    expect(await read(makePackage('legacy1', madeCollection({ settings })))).toMatchObject({ settings });
    expect(await read(makePackage('legacy2', madeCollection({ settings })))).toMatchObject({ settings: { schedulerVersion: 2 } });
  });

  it('reads answers that a running Anki has not yet moved into its file', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'collection.anki2');
    writeFileSync(file, makeDatabase(madeCollection(), 11));
    const db = new Database(file);
    try {
      db.pragma('journal_mode = WAL');
      db.pragma('wal_autocheckpoint = 0');
      db.prepare('INSERT INTO revlog VALUES (1778400000000, 1700000000201, -1, 3, 20, 12, 2500, 900, 1)').run();
      const { reviews } = await readAnki(file, { tempDir: temporaryFolder() });
      expect(reviews.at(-1)).toMatchObject({ id: 1_778_400_000_000, durationMs: 900 });
    } finally {
      db.close();
    }
  });

  it('reads a collection that may not be written, and a package whose list of media is empty', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'collection.anki2');
    writeFileSync(file, makeDatabase(madeCollection(), 18), { mode: 0o400 });
    expect((await readAnki(file, { tempDir: folder })).notes).toHaveLength(3);
    for (const generation of ['legacy1', 'latest'] as const) {
      const entries = packageEntries(generation).map((entry) => (entry.name === 'media' ? { ...entry, bytes: Buffer.alloc(0) } : entry));
      expect((await read(makeZip(entries))).media).toEqual([]);
    }
  });

  it('tells its progress and can be cancelled between tables', async () => {
    const file = join(temporaryFolder(), 'deck.apkg');
    const tempDir = temporaryFolder();
    writeFileSync(file, makePackage('latest'));
    const labels: string[] = [];
    await readAnki(file, { tempDir, onProgress: ({ label }) => labels.push(label) });
    expect(labels).toEqual(['Reading note types and decks', 'Reading notes', 'Reading cards', 'Reading reviews', 'Read']);

    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }) => done === 2 && controller.abort();
    await expect(readAnki(file, { tempDir, onProgress, signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(readAnki(file, { tempDir, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(tempDir)).toEqual([]);
  });
});

describe('rows that are not as they should be', () => {
  it('leaves out, with one reason each, what has nothing to belong to', async () => {
    const { notes, cards } = madeCollection();
    const lost = { id: 5, guid: 'x', notetypeId: 99, fields: ['lost'], tags: [], modified: 0 };
    const made = madeCollection({
      notes: [...notes, lost],
      cards: [...cards, madeCard({ id: 6, noteId: 5 }), madeCard({ id: 7, noteId: 5 }), madeCard({ id: 8, noteId: 4 })],
      reviews: [madeReview({ id: 9, cardId: 12_345 })],
    });
    const result = await readBare(made);
    expect(result.notes).toHaveLength(3);
    expect(result.cards).toHaveLength(5);
    expect(result.reviews).toEqual([]);
    expect(result.refused).toEqual([
      { what: 'Note 5', reason: 'Its note type is not in the file.' },
      { what: '3 cards (the first is 6)', reason: 'Its note is not among those read.' },
    ]);
  });

  it('refuses numbers beyond what can be counted, and reads fractions as whole', async () => {
    const result = await readBare(madeCollection(), (db) => {
      db.exec('UPDATE cards SET id = 1152921504606846976 WHERE id = 1700000000205');
      db.exec('UPDATE cards SET due = 30.75, ivl = 9223372036854775807 WHERE id = 1700000000201');
      db.exec("UPDATE revlog SET ease = 'three' WHERE id = 1777900000000");
      db.exec('UPDATE notes SET id = -1 WHERE id = 1700000000103');
    });
    expect(result.cards.find(({ id }) => id === 1_700_000_000_201)).toMatchObject({ due: 30, interval: 0 });
    expect(result.refused.map(({ what }) => what)).toEqual([
      'Note -1',
      'Card 1700000000204',
      'Card 1152921504606847000',
      'Review 1777900000000',
    ]);
  });

  it('reads JSON with numbers that are none, and keys that mean something to a program', async () => {
    const result = await readBare(madeCollection(), (db) => {
      db.exec(`UPDATE col SET dconf = '{"1":{"id":1,"name":"NaN","rev":{"ease4":NaN,"perDay":-Infinity},"__proto__":{"polluted":true}}}'`);
      db.exec(`UPDATE col SET models = replace(models, '"Front"', '"__proto__"')`);
      db.exec(`UPDATE col SET tags = '{"__proto__":1,"constructor":1}'`);
    });
    expect(result.deckOptions).toMatchObject([{ name: 'NaN', reviewsPerDay: 200 }]);
    expect(result.notetypes[0]?.fields).toEqual(['__proto__', 'Back']);
    expect(result.tags).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('keeps long fields, deep tags and text that only looks harmful', async () => {
    const fields = ['<script>x</script>'.repeat(3_000), 'a<b && c>d'];
    const tags = [Array.from({ length: 5_000 }, (_, index) => `t${index}`).join('::')];
    const [first, ...others] = madeCollection().notes;
    if (!first) throw new Error('no note');
    const result = await readBare(madeCollection({ notes: [{ ...first, fields, tags }, ...others] }));
    expect(result.notes[0]).toMatchObject({ fields, tags });
  });

  it('gives a note without a guid a lasting one, and decks names that can be', async () => {
    const result = await readBare(madeCollection(), (db) => {
      db.exec("UPDATE notes SET guid = '' WHERE id = 1700000000103");
      db.exec(
        `UPDATE col SET decks = '{"1":{"id":1,"name":"::"},"2":{"id":2,"name":" A :: B "},"3":{"id":3,"name":"${'x::'.repeat(5_000)}"}}'`,
      );
    });
    expect(result.notes.at(-1)?.guid).toBe('anki-1700000000103');
    expect(result.decks.slice(0, 2).map(({ name }) => name)).toEqual(['Notes', 'A/B']);
    expect(result.decks[2]?.name.split('/')).toHaveLength(30);
  });
});
