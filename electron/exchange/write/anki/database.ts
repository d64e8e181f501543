import Database from 'better-sqlite3';

/** Rows in the order of the columns of schema 11. */
export interface Schema11 {
  /** Unix seconds. */
  createdAt: number;
  /** Unix milliseconds. */
  modifiedAt: number;
  settings: object;
  notetypes: Record<string, object>;
  decks: Record<string, object>;
  options: Record<string, object>;
  tags: readonly string[];
  notes: Iterable<readonly (string | number)[]>;
  cards: Iterable<readonly (string | number)[]>;
  reviews: Iterable<readonly (string | number)[]>;
}

const columns = {
  col: `id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL,
    usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL`,
  notes: `id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL,
    flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL`,
  cards: `id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL`,
  revlog: `id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL`,
  graves: 'usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL',
};

const indexes = [
  'ix_notes_usn ON notes (usn)',
  'ix_cards_usn ON cards (usn)',
  'ix_revlog_usn ON revlog (usn)',
  'ix_cards_nid ON cards (nid)',
  'ix_cards_sched ON cards (did, queue, due)',
  'ix_revlog_cid ON revlog (cid)',
  'ix_notes_csum ON notes (csum)',
];

/** A collection's database, as every Anki since 2012 has read it. */
export function makeDatabase(schema: Schema11): Buffer {
  const db = new Database(':memory:');
  try {
    for (const [table, definition] of Object.entries(columns)) db.exec(`CREATE TABLE ${table} (${definition})`);
    const { createdAt, modifiedAt, settings, notetypes, decks, options } = schema;
    const tags = Object.fromEntries(schema.tags.map((tag) => [tag, -1]));
    const json = [settings, notetypes, decks, options, tags].map((value) => JSON.stringify(value));
    db.transaction(() => {
      insert(db, 'col', 13, [[1, createdAt, modifiedAt, modifiedAt, 11, 0, 0, 0, ...json]]);
      insert(db, 'notes', 11, schema.notes);
      insert(db, 'cards', 18, schema.cards);
      insert(db, 'revlog', 9, schema.reviews);
    })();
    for (const index of indexes) db.exec(`CREATE INDEX ${index}`);
    return db.serialize();
  } finally {
    db.close();
  }
}

function insert(db: Database.Database, table: string, count: number, rows: Iterable<readonly (string | number)[]>): void {
  const statement = db.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: count }, () => '?').join(', ')})`);
  for (const row of rows) statement.run(...row);
}
