import Database from 'better-sqlite3';
import type { AnkiDeck, AnkiDeckOptions, AnkiNotetype } from '../../electron/exchange/anki/types';
import type { MadeCollection } from './make-anki';
import { floats, message } from './make-message';

const columns = {
  notes:
    'id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null',
  cards:
    'id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null',
  revlog:
    'id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null',
};

/** A collection's database: schema 11 with JSON, or 15 to 18 with tables. `alter` runs last, on the open database. */
export function makeDatabase(collection: MadeCollection, schema: 11 | 15 | 16 | 17 | 18, alter?: (db: Database.Database) => void): Buffer {
  const db = new Database(':memory:');
  try {
    db.exec(`CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
      dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null,
      dconf text not null, tags text not null)`);
    for (const [table, definition] of Object.entries(columns)) db.exec(`CREATE TABLE ${table} (${definition})`);
    db.exec('CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)');
    db.exec('CREATE INDEX ix_cards_nid ON cards (nid)');
    const json = schema === 11 ? schema11Json(collection) : { conf: '', models: '', decks: '', dconf: '', tags: '' };
    db.prepare('INSERT INTO col VALUES (1, :crt, 0, 0, :schema, 0, 0, 0, :conf, :models, :decks, :dconf, :tags)').run({
      crt: collection.createdAt,
      schema,
      ...json,
    });
    insertRecords(db, collection);
    if (schema > 11) addTables(db, collection, schema);
    alter?.(db);
    return db.serialize();
  } finally {
    db.close();
  }
}

function insertRecords(db: Database.Database, { notes, cards, reviews }: MadeCollection): void {
  const note = db.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, ?)');
  for (const { id, guid, notetypeId, modified, tags, fields } of notes) {
    note.run(id, guid, notetypeId, modified, tags.length > 0 ? ` ${tags.join(' ')} ` : '', fields.join('\x1f'), fields[0] ?? '', '');
  }
  const card = db.prepare(`INSERT INTO cards VALUES (:id, :noteId, :deckId, :ord, 0, -1, :type, :queue, :due, :interval, :factor, :reps,
    :lapses, :left, :originalDue, :originalDeck, :flag, :data)`);
  for (const each of cards) card.run(each);
  const review = db.prepare('INSERT INTO revlog VALUES (:id, :cardId, -1, :ease, :interval, :lastInterval, :factor, :durationMs, :type)');
  for (const each of reviews) review.run(each);
}

function schema11Json({
  settings,
  notetypes,
  decks,
  deckOptions,
  tags,
}: MadeCollection): Record<'conf' | 'models' | 'decks' | 'dconf' | 'tags', string> {
  const byId = (list: readonly { id: number }[]) => JSON.stringify(Object.fromEntries(list.map((each) => [each.id, each])));
  return {
    conf: JSON.stringify({
      schedVer: settings.schedulerVersion,
      ...(settings.rollover !== null && { rollover: settings.rollover }),
      ...(settings.creationOffset !== null && { creationOffset: -settings.creationOffset }),
      ...(settings.fsrs !== null && { fsrs: settings.fsrs }),
    }),
    models: byId(notetypes.map(modelJson)),
    decks: byId(
      decks.map((deck) => ({
        id: deck.id,
        name: ankiName(deck, '::'),
        dyn: deck.filtered ? 1 : 0,
        conf: deck.optionsId ?? undefined,
        desc: deck.description,
      })),
    ),
    dconf: byId(deckOptions.map(optionsJson)),
    tags: JSON.stringify(Object.fromEntries(tags.map((tag) => [tag, -1]))),
  };
}

function modelJson({ id, originalId, name, cloze, fields, templates, css }: AnkiNotetype) {
  return {
    id,
    name,
    type: cloze ? 1 : 0,
    css,
    ...(originalId !== null && { originalId }),
    // Written in the wrong order on purpose: `ord` counts.
    flds: fields.map((field, ord) => ({ name: field, ord })).reverse(),
    tmpls: templates
      .map((template) => ({ name: template.name, ord: template.ord, qfmt: template.front, afmt: template.back, did: template.deckId }))
      .reverse(),
  };
}

function optionsJson(options: AnkiDeckOptions) {
  const key = options.weights && { 21: 'fsrsParams6', 19: 'fsrsParams5', 17: 'fsrsWeights' }[options.weights.length];
  return {
    id: options.id,
    name: options.name,
    new: { perDay: options.newPerDay, delays: options.learningMinutes },
    rev: { perDay: options.reviewsPerDay, maxIvl: options.maximumInterval },
    lapse: { delays: options.relearningMinutes, leechFails: options.leechLapses, leechAction: options.leechAction === 'suspend' ? 0 : 1 },
    desiredRetention: options.desiredRetention,
    sm2Retention: options.historicalRetention,
    ...(key && { [key]: options.weights }),
  };
}

const ankiName = ({ name }: AnkiDeck, separator: string) => name.split('/').join(separator).replaceAll('\u2215', '/');

function addTables(db: Database.Database, collection: MadeCollection, schema: number): void {
  db.exec(`CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
    CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
    CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
    CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
    CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
    CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
    CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
    CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL, val blob NOT NULL) without rowid;`);
  db.exec(
    schema >= 17
      ? 'CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL, collapsed boolean NOT NULL, config blob NULL) without rowid'
      : 'CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL)',
  );
  insertTables(db, collection, schema);
  // SQLite knows no collation of this name: only Anki's own build does.
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec("UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE nocase', 'COLLATE unicase')");
  db.pragma('writable_schema = OFF');
}

function insertTables(db: Database.Database, { settings, notetypes, decks, deckOptions, tags }: MadeCollection, schema: number): void {
  const field = db.prepare("INSERT INTO fields VALUES (?, ?, ?, x'')");
  const template = db.prepare('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)');
  const notetype = db.prepare('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)');
  for (const { id, originalId, name, cloze, fields, templates, css } of notetypes) {
    notetype.run(id, name, message([1, cloze ? 1 : 0], [3, css], ...(originalId === null ? [] : [[10, originalId] as const])));
    fields.forEach((each, ord) => field.run(id, ord, each));
    for (const each of templates) template.run(id, each.ord, each.name, message([1, each.front], [2, each.back], [5, each.deckId ?? 0]));
  }
  const deckRow = db.prepare("INSERT INTO decks VALUES (?, ?, 0, 0, x'', ?)");
  for (const deck of decks) {
    const kind = deck.filtered ? message([2, message([1, 1])]) : message([1, message([1, deck.optionsId ?? 1], [4, deck.description])]);
    deckRow.run(deck.id, ankiName(deck, '\x1f'), kind);
  }
  const option = db.prepare('INSERT INTO deck_config VALUES (?, ?, 0, 0, ?)');
  for (const each of deckOptions) option.run(each.id, each.name, optionsMessage(each));
  const setting = db.prepare('INSERT INTO config VALUES (?, 0, 0, ?)');
  setting.run('schedVer', Buffer.from(String(settings.schedulerVersion)));
  if (settings.rollover !== null) setting.run('rollover', Buffer.from(String(settings.rollover)));
  if (settings.creationOffset !== null) setting.run('creationOffset', Buffer.from(String(-settings.creationOffset)));
  if (settings.fsrs !== null) setting.run('fsrs', Buffer.from(String(settings.fsrs)));
  const tag = db.prepare(schema >= 17 ? "INSERT INTO tags VALUES (?, 0, 0, x'')" : 'INSERT INTO tags VALUES (?, 0)');
  for (const each of tags) tag.run(each);
}

function optionsMessage(options: AnkiDeckOptions): Buffer {
  const generation = options.weights && { 21: 6, 19: 5, 17: 3 }[options.weights.length];
  return message(
    [1, floats(options.learningMinutes)],
    [2, floats(options.relearningMinutes)],
    ...(generation ? [[generation, floats(options.weights ?? [])] as const] : []),
    [9, options.newPerDay],
    [10, options.reviewsPerDay],
    [16, options.maximumInterval],
    [21, options.leechAction === 'suspend' ? 0 : 1],
    [22, options.leechLapses],
    [37, { float: options.desiredRetention ?? 0 }],
    [40, { float: options.historicalRetention }],
  );
}
