import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { CardContent, CardKind, CardSource, ExamTopic, NoteCard, VersionRange } from '../core/card';
import type { CardState, Instant, StudyDay } from '../core/scheduling/types';
import { stateOf } from './codes';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** Where a card belongs, apart from what its note says. */
export interface CardPlace {
  deckId: number;
  /** The note file it comes from; null for cards that came without one. */
  fileId: number | null;
  /** Its place among the new cards of its deck, from 0. */
  position: number;
}

/** The person's own text for a card; what is left out stays the note's. */
export interface OwnText {
  front?: string;
  answer?: string;
  why?: string;
}

export interface StoredCard extends CardContent {
  id: number;
  deck: { id: number; name: string };
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  /** `file` is relative to the source's path. */
  source: CardSource | null;
  sourceId: number | null;
  state: CardState;
  flag: 0 | 1 | 2 | 3 | 4;
  suspended: boolean;
  leech: boolean;
  edited: boolean;
  buriedDay: StudyDay | null;
  aside: boolean;
  addedAt: Instant;
  form: string;
  confidence: number;
  outdated: string | null;
  wrong: string[];
}

/** A card as notes read again are compared with it: the note's text, not the person's. */
export interface KnownCard {
  id: number;
  fileId: number;
  /** Relative to the source's path. */
  file: string;
  key: string;
  noteId: string | null;
  kind: CardKind;
  front: string;
  answer: string;
  line: number;
  aside: boolean;
  edited: boolean;
}

export interface Cards {
  insert: (card: NoteCard, place: CardPlace, at: Instant) => number;
  /** Writes what the note says now, the schedule untouched. Says whether its text and its place were different. */
  updateFromNote: (id: number, card: NoteCard, place: CardPlace) => { text: boolean; place: boolean };
  get: (id: number) => StoredCard | undefined;
  deckOf: (id: number) => number | undefined;
  /** Every card of a source, set-aside ones too. */
  ofSource: (sourceId: number) => KnownCard[];
  setOwnText: (id: number, own: OwnText | null, at: Instant) => boolean;
  /** Cards of a file that are not set aside. */
  idsOfFile: (fileId: number) => number[];
  /** Other cards of its passage that are not set aside. */
  siblingsOf: (id: number) => number[];
  /** Every card, set-aside ones too. */
  ids: () => number[];
  /** Cards that are not set aside. */
  count: () => number;
}

interface CardRow {
  id: number;
  deckId: number;
  deckName: string;
  kind: CardKind;
  line: number;
  endLine: number;
  state: number;
  flag: StoredCard['flag'];
  suspended: number;
  leech: number;
  buriedDay: StudyDay | null;
  asideAt: Instant | null;
  addedAt: Instant;
  front: string;
  answer: string;
  tags: Json<string[]>;
  exams: Json<ExamTopic[]>;
  data: Json<Rest>;
  own: Json<OwnText> | null;
  file: string | null;
  sourceId: number | null;
}

type Rest = Pick<
  NoteCard,
  'accept' | 'broken' | 'blanks' | 'at' | 'gap' | 'list' | 'why' | 'link' | 'wrong' | 'form' | 'confidence' | 'outdated'
> & {
  since: string | null;
  until: string | null;
  heading: string[];
};

type TextColumns = [front: string, answer: string, tags: string, exams: string, data: string, hash: string];

export function createCards(db: Database.Database): Cards {
  const insertCard = prepareCommand<[number, CardKind, number | null, string, string | null, number, number, number, number, Instant]>(
    db,
    `INSERT INTO card (deck_id, kind, file_id, note_key, note_id, line, end_line, position, siblings, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertContent = prepareCommand<[number, ...TextColumns]>(
    db,
    'INSERT INTO content (card_id, front, answer, tags, exams, data, note_hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const updateCard = prepareCommand<[Record<string, string | number | null>]>(
    db,
    `UPDATE card SET deck_id = :deck, kind = :kind, file_id = :file, note_key = :key, note_id = :noteId, line = :line, end_line = :endLine,
       position = :position, siblings = :siblings
     WHERE id = :id AND (deck_id, kind, file_id, note_key, note_id, line, end_line, position, siblings)
       IS NOT (:deck, :kind, :file, :key, :noteId, :line, :endLine, :position, :siblings)`,
  );
  const updateContent = prepareCommand<[...TextColumns, number, string]>(
    db,
    `UPDATE content SET front = ?, answer = ?, tags = ?, exams = ?, data = ?, note_hash = ? WHERE card_id = ? AND note_hash <> ?`,
  );
  const selectCard = prepareQuery<[number], CardRow>(
    db,
    `SELECT card.id, card.deck_id AS deckId, deck.name AS deckName, kind, line, end_line AS endLine, state, flag, suspended, leech,
       buried_day AS buriedDay, aside_at AS asideAt, card.added_at AS addedAt, front, answer, tags, exams, data, own,
       note_file.path AS file, note_file.source_id AS sourceId
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = card.deck_id
     LEFT JOIN note_file ON note_file.id = card.file_id WHERE card.id = ?`,
  );
  const selectOfSource = prepareQuery<[number], Omit<KnownCard, 'aside' | 'edited'> & { aside: number; edited: number }>(
    db,
    `SELECT card.id, file_id AS fileId, note_file.path AS file, note_key AS key, note_id AS noteId, kind, front, answer, line,
       aside_at IS NOT NULL AS aside, own IS NOT NULL AS edited
     FROM note_file JOIN card ON card.file_id = note_file.id JOIN content ON content.card_id = card.id
     WHERE note_file.source_id = ? ORDER BY card.id`,
  );
  const updateOwn = prepareCommand<[string | null, number, string | null]>(
    db,
    'UPDATE content SET own = ? WHERE card_id = ? AND own IS NOT ?',
  );
  const updateEdited = prepareCommand<[Instant | null, number]>(db, 'UPDATE card SET edited_at = ? WHERE id = ?');
  const selectDeck = prepareQuery<[number], { deckId: number }>(db, 'SELECT deck_id AS deckId FROM card WHERE id = ?');
  const selectOfFile = prepareQuery<[number], { id: number }>(db, 'SELECT id FROM card WHERE file_id = ? AND aside_at IS NULL');
  const selectSiblings = prepareQuery<[number, number], { id: number }>(
    db,
    'SELECT id FROM card WHERE siblings = (SELECT siblings FROM card WHERE id = ?) AND id <> ? AND aside_at IS NULL',
  );
  const selectIds = prepareQuery<[], { id: number }>(db, 'SELECT id FROM card ORDER BY id');
  const selectCount = prepareQuery<[], { cards: number }>(db, 'SELECT count(*) AS cards FROM card WHERE aside_at IS NULL');

  return {
    insert: (card, place, at) => {
      const { key, id: noteId, kind, source } = card;
      const siblings = siblingsNumber(card, place);
      const id = insertCard.insert(
        place.deckId,
        kind,
        place.fileId,
        key,
        noteId,
        source.line,
        source.endLine,
        place.position,
        siblings,
        at,
      );
      insertContent.run(id, ...textColumns(card));
      return id;
    },
    updateFromNote: (id, card, place) => {
      const text = textColumns(card);
      const textChanged = updateContent.run(...text, id, text[5]) > 0;
      const placeChanged = updateCard.run({
        id,
        deck: place.deckId,
        kind: card.kind,
        file: place.fileId,
        key: card.key,
        noteId: card.id,
        line: card.source.line,
        endLine: card.source.endLine,
        position: place.position,
        siblings: siblingsNumber(card, place),
      });
      return { text: textChanged, place: placeChanged > 0 };
    },
    get: (id) => {
      const row = selectCard.get(id);
      return row && toStoredCard(row);
    },
    deckOf: (id) => selectDeck.get(id)?.deckId,
    ofSource: (sourceId) => selectOfSource.all(sourceId).map((row) => ({ ...row, aside: row.aside === 1, edited: row.edited === 1 })),
    setOwnText: (id, own, at) => {
      const text = own && toJson(own);
      const changed = updateOwn.run(text, id, text) > 0;
      if (changed) updateEdited.run(own ? at : null, id);
      return changed;
    },
    idsOfFile: (fileId) => selectOfFile.all(fileId).map((row) => row.id),
    siblingsOf: (id) => selectSiblings.all(id, id).map((row) => row.id),
    ids: () => selectIds.all().map((row) => row.id),
    count: () => selectCount.get()?.cards ?? 0,
  };
}

function textColumns(card: NoteCard): TextColumns {
  const { accept, broken, blanks, at, gap, list, why, link, wrong, form, confidence, outdated } = card;
  const { since, until } = card.kubernetes;
  const { heading } = card.source;
  const rest: Rest = { accept, broken, blanks, at, gap, list, why, link, wrong, form, confidence, outdated, since, until, heading };
  const columns = [card.front, card.answer, toJson(card.tags), toJson(card.exams), toJson(rest)] as const;
  return [...columns, createHash('sha1').update(columns.join('\0')).digest('base64url')];
}

/** Passages are named within their file; as a number of 48 bits their names fit the indexes the queue is read from. */
function siblingsNumber(card: NoteCard, place: CardPlace): number {
  return createHash('sha1')
    .update(`${place.fileId ?? ''}\0${card.siblings}`)
    .digest()
    .readUIntBE(0, 6);
}

function toStoredCard(row: CardRow): StoredCard {
  const { since, until, heading, ...rest } = fromJson(row.data);
  const own = row.own === null ? {} : fromJson(row.own);
  return {
    ...rest,
    id: row.id,
    deck: { id: row.deckId, name: row.deckName },
    kind: row.kind,
    front: row.front,
    answer: row.answer,
    ...own,
    tags: fromJson(row.tags),
    exams: fromJson(row.exams),
    kubernetes: { since, until },
    source: row.file === null ? null : { file: row.file, heading, line: row.line, endLine: row.endLine },
    sourceId: row.sourceId,
    state: stateOf(row.state),
    flag: row.flag,
    suspended: row.suspended === 1,
    leech: row.leech === 1,
    edited: row.own !== null,
    buriedDay: row.buriedDay,
    aside: row.asideAt !== null,
    addedAt: row.addedAt,
  };
}
