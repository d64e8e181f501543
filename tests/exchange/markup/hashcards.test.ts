import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { blake3 } from '../../../electron/exchange/markup/blake3';
import { openHashcards } from '../../../electron/exchange/markup/hashcards';
import { today } from '../write/made';
import { readNote, readNotes, texts } from './open';

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

/** A database as hashcards makes it, of the newer or the older version. */
function makeState(name: string, version: 'new' | 'old' = 'new', change?: (db: Database.Database) => void): Buffer {
  const db = new Database(':memory:');
  const more = version === 'new' ? 'last_reviewed_at text, interval_raw real, interval_days integer,' : '';
  db.exec(`CREATE TABLE cards (card_hash text primary key, added_at text not null, ${more} stability real, difficulty real, due_date text, review_count integer not null) strict;
    CREATE TABLE reviews (review_id integer primary key, session_id integer, card_hash text not null, reviewed_at text not null, grade text not null, stability real, difficulty real, due_date text) strict;`);
  db.prepare(
    "INSERT INTO cards (card_hash, added_at, stability, difficulty, due_date, review_count) VALUES (?, '2026-05-01T09:00:00.000', 7.5, 4.25, '2026-05-28', 3)",
  ).run(name);
  const review = db.prepare('INSERT INTO reviews (card_hash, reviewed_at, grade, due_date) VALUES (?, ?, ?, ?)');
  review.run(name, '2026-05-18T10:00:00.000', 'Forgot', '2026-05-19');
  review.run(name, '2026-05-01T10:00:00.000', 'good', '2026-05-18');
  review.run(name, '2026-05-20T09:00:00.000', 'easy', '2026-05-28');
  change?.(db);
  const file = db.serialize();
  db.close();
  return file;
}

describe('the hash that names cards', () => {
  it('is BLAKE3, for inputs of one block, one chunk and trees of chunks', () => {
    expect(blake3(new Uint8Array())).toBe('af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262');
    expect(blake3(bytes(1024))).toBe('42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7');
    expect(blake3(bytes(1025))).toBe('d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444');
    expect(blake3(bytes(31744))).toBe('62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47');
  });
});

describe('hashcards', () => {
  it('reads questions, gaps and the name of the deck', async () => {
    const read = await readNote(
      openHashcards,
      '---\nname = "Nodes"\n---\n\nQ: What runs\non every node?\nA: The kubelet.\n\n- and a proxy\n---\nprose\nC: A [Pod] has ![a [b]](x.png) an [IP::v4].\nQ: One\nA: Two\n',
    );
    expect(read.cards.map(({ deck }) => deck)).toEqual(['Nodes', 'Nodes', 'Nodes', 'Nodes']);
    const front = 'A {{c1::Pod}} has ![a [b](x.png) an {{c2::IP:&#58;v4}}.';
    expect(texts(read)).toEqual([
      ['What runs\non every node?', 'The kubelet.\n\n- and a proxy', 0],
      [front, 'Pod', 1],
      [front, 'IP::v4', 2],
      ['One', 'Two', 0],
    ]);
    expect(read.cards[1]?.siblings).toBe(read.cards[2]?.siblings);
  });

  it('tells what has no answer, and takes a card that stands twice once', async () => {
    const read = await readNote(openHashcards, 'Q: a\nQ: b\nA:\nA: c\n\nQ: x\nA: y\nQ: x\nA: y\n');
    expect(texts(read)).toEqual([['x', 'y', 0]]);
    expect(read.refused).toEqual([
      { what: 'note.md, line 1', reason: 'The question has no answer.' },
      { what: 'note.md, line 4', reason: 'An answer without a question.' },
      { what: 'note.md, line 2', reason: 'The answer is empty.' },
    ]);
  });

  it.each(['new', 'old'] as const)('takes over what was learnt (%s tables)', async (version) => {
    const hash = blake3(Buffer.from('BasicWhich?This.'));
    const read = await readNotes(openHashcards, { 'a.md': 'Q: Which?\nA: This.\n', 'hashcards.db': makeState(hash, version) });
    const [card] = read.cards;
    expect(card?.schedule).toMatchObject({
      state: 'review',
      memory: { stability: 7.5, difficulty: 4.25 },
      dueDay: today + 8,
      interval: 8,
      reps: 3,
      lapses: 1,
    });
    expect(card?.reviews.map((review) => ['rating' in review && review.rating, review.interval])).toEqual([
      [3, 17],
      [1, 1],
      [4, 8],
    ]);
    // 10:00 on a wall clock two hours east.
    expect(card?.reviews[0]?.at).toBe(Date.UTC(2026, 4, 1, 8));
    expect(card?.key).toBe(`hashcards:${hash}`);
  });

  it.each([
    ['a view', (db: Database.Database) => db.exec('ALTER TABLE cards RENAME TO c; CREATE VIEW cards AS SELECT * FROM c')],
    ['a computed column', (db: Database.Database) => db.exec('ALTER TABLE reviews ADD COLUMN x text AS (card_hash)')],
    ['no table', (db: Database.Database) => db.exec('DROP TABLE reviews')],
  ])('refuses a database with %s in the place of a table', async (_, change) => {
    const files = { 'a.md': 'Q: a\nA: b\n', 'hashcards.db': makeState('x', 'new', change) };
    await expect(readNotes(openHashcards, files)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('refuses a database that is none, or cut short', async () => {
    for (const db of [Buffer.from('no database at all'), makeState('x').subarray(0, 9000)]) {
      await expect(readNotes(openHashcards, { 'a.md': 'Q: a\nA: b\n', 'hashcards.db': db })).rejects.toMatchObject({ code: 'damaged' });
    }
  });
});
