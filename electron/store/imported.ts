import type Database from 'better-sqlite3';
import { hash } from 'node:crypto';
import type { NoteCard } from '../core/card';
import type { Instant, Schedule, StudyDay } from '../core/scheduling/types';
import { toPlaceColumns, toText } from './card-rows';
import type { TextColumns } from './card-rows';
import { stateCode } from './codes';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { withLateIndexes } from './late-indexes';
import { prepareCommand, prepareQuery } from './statement';

/** A kind of note with templates, as another program has it. */
export interface TypeData {
  cloze: boolean;
  fields: string[];
  templates: { name: string; front: string; back: string }[];
  css: string;
}

/** What a card made by templates is shown from. */
export interface Making extends TypeData {
  /** Identity of the type across files. */
  type: string;
  typeName: string;
  guid: string;
  values: string[];
  modifiedAt: Instant;
  /** Number of the template; for clozes the gap number less one. */
  template: number;
}

/** A card that is here already, as an import compares it. */
export interface KnownImport {
  id: number;
  key: string;
  /** It comes from a note of ours, which alone says what it asks. */
  fromNote: boolean;
  aside: boolean;
  hash: string;
  /** Question and answer of a card that comes from a note; null for others, whose hash tells. */
  text: { front: string; answer: string } | null;
  /** The person's own text stands over what the file said. */
  rewritten: boolean;
  editedAt: Instant | null;
  /** Of the imported note; null for a card with text of its own. */
  modifiedAt: Instant | null;
  lastAt: Instant | null;
  reps: number;
}

/** A card as an import writes it. */
export interface NewImport {
  card: NoteCard;
  deckId: number;
  /** Row of the note it comes from; null without one. */
  fileId: number | null;
  position: number;
  /** Row of the imported note and the number of the template. */
  made: { note: number; template: number } | null;
  hash: string;
  addedAt: Instant;
  editedAt: Instant | null;
  schedule: Schedule;
  suspended: boolean;
  leech: boolean;
  flag: 0 | 1 | 2 | 3 | 4;
  buriedDay: StudyDay | null;
}

export interface Imported {
  /** Cards that are here already, by key: those without a note file, and those of notes; the former win. */
  known: () => Map<string, KnownImport>;
  type: (key: string) => (TypeData & { id: number; name: string }) | undefined;
  insertType: (key: string, name: string, data: TypeData) => number;
  updateType: (id: number, data: TypeData) => void;
  /** Writes a note by its guid. Returns its row. */
  putNote: (note: { guid: string; typeId: number; values: string[]; modifiedAt: Instant }) => number;
  insert: (card: NewImport) => number;
  /** Does work that inserts so many cards, within a step, in the way that is quickest for as many. */
  inserting: <T>(cards: number, work: () => T) => T;
  /** Writes what a card asks now; its schedule, deck and marks are left alone. */
  update: (id: number, card: Pick<NewImport, 'card' | 'made' | 'hash'>) => void;
  /** What a card is shown from; undefined for a card with text of its own. */
  making: (card: number) => Making | undefined;
  /** Every card of the note that a card is made of, itself too. */
  cardsOfNote: (card: number) => number[];
  /** Fills the fields of the note that a card is made of. */
  setFields: (card: number, values: readonly string[], at: Instant) => void;
  /** Writes what a card says after its note's fields were changed here. */
  setText: (card: number, text: { front: string; answer: string; hash: string }) => void;
  /** Instants of the rows in a card's log. */
  logTimes: (card: number) => Set<Instant>;
}

type KnownRow = Omit<KnownImport, 'fromNote' | 'aside' | 'rewritten' | 'text'> & {
  fromNote: number;
  aside: number;
  rewritten: number;
  front: string | null;
  answer: string | null;
};
type MakingRow = Omit<Making, keyof TypeData | 'values'> & { data: Json<TypeData>; values: Json<string[]> };

/** What an imported card's text is told by, so that an unchanged one is known without rendering it. */
export function importHash(parts: readonly string[]): string {
  return hash('sha1', parts.join('\0'), 'base64url');
}

/** From so many times the cards there are, indexes are made anew. */
const timesMore = 4;

export function createImported(db: Database.Database): Imported {
  const selectKnown = prepareQuery<[], KnownRow>(
    db,
    `SELECT card.id, note_key AS key, file_id IS NOT NULL AS fromNote, aside_at IS NOT NULL AS aside, note_hash AS hash,
       own IS NOT NULL AS rewritten, edited_at AS editedAt, modified_at AS modifiedAt, last_at AS lastAt, reps, iif(file_id IS NULL, NULL, front) AS front,
       iif(file_id IS NULL, NULL, answer) AS answer
     FROM card JOIN content ON content.card_id = card.id LEFT JOIN imported_note ON imported_note.id = card.imported_note
     ORDER BY file_id IS NULL, card.id DESC`,
  );
  const selectCount = prepareQuery<[], { cards: number }>(db, 'SELECT count(*) AS cards FROM card');
  const selectType = prepareQuery<[string], { id: number; name: string; data: Json<TypeData> }>(
    db,
    'SELECT id, name, data FROM imported_type WHERE key = ?',
  );
  const insertType = prepareCommand<[string, string, string]>(db, 'INSERT INTO imported_type (key, name, data) VALUES (?, ?, ?)');
  const updateType = prepareCommand<[string, number]>(db, 'UPDATE imported_type SET data = ? WHERE id = ?');
  const selectNote = prepareQuery<[string], { id: number }>(db, 'SELECT id FROM imported_note WHERE guid = ?');
  const insertNote = prepareCommand<[string, number, string, Instant]>(
    db,
    'INSERT INTO imported_note (guid, type_id, fields, modified_at) VALUES (?, ?, ?, ?)',
  );
  const updateNote = prepareCommand<[number, string, Instant, number]>(
    db,
    'UPDATE imported_note SET type_id = ?, fields = ?, modified_at = ? WHERE id = ?',
  );
  // Bound by place, not by name: there are hundreds of thousands of them, and names cost as much as the writing.
  const insertCard = prepareCommand<(string | number | null)[]>(
    db,
    `INSERT INTO card (deck_id, kind, file_id, note_key, note_id, line, end_line, position, siblings, imported_note, template, state, step,
       stability, difficulty, due_at, due_day, interval, last_at, last_day, reps, lapses, suspended, leech, flag, buried_day, added_at, edited_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertContent = prepareCommand<[number, string, string, string, string, string, string]>(
    db,
    'INSERT INTO content (card_id, front, answer, tags, exams, data, note_hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const updateCard = prepareCommand<[{ id: number; kind: string; made: number | null; template: number | null }]>(
    db,
    'UPDATE card SET kind = :kind, imported_note = :made, template = :template, aside_at = NULL WHERE id = :id',
  );
  const updateContent = prepareCommand<[TextColumns & { id: number }]>(
    db,
    `UPDATE content SET front = :front, answer = :answer, tags = :tags, exams = :exams, data = :data, note_hash = :hash WHERE card_id = :id`,
  );
  const selectMaking = prepareQuery<[number], MakingRow>(
    db,
    `SELECT imported_type.key AS type, name AS typeName, data, guid, fields AS "values", modified_at AS modifiedAt, template
     FROM card JOIN imported_note ON imported_note.id = card.imported_note JOIN imported_type ON imported_type.id = type_id WHERE card.id = ?`,
  );
  const selectOfNote = prepareQuery<[number], { id: number }>(
    db,
    'SELECT id FROM card WHERE imported_note = (SELECT imported_note FROM card WHERE id = ?) ORDER BY id',
  );
  const updateFields = prepareCommand<[string, Instant, number]>(
    db,
    'UPDATE imported_note SET fields = ?, modified_at = ? WHERE id = (SELECT imported_note FROM card WHERE id = ?)',
  );
  const updateText = prepareCommand<[{ card: number; front: string; answer: string; hash: string }]>(
    db,
    'UPDATE content SET front = :front, answer = :answer, note_hash = :hash WHERE card_id = :card',
  );
  const selectTimes = prepareQuery<[number], { at: Instant }>(db, 'SELECT at FROM review WHERE card_id = ? AND undone = 0');

  return {
    known: () =>
      new Map(
        selectKnown.all().map(({ fromNote, aside, rewritten, front, answer, ...row }) => {
          const text = front === null || answer === null ? null : { front, answer };
          return [row.key, { ...row, fromNote: fromNote === 1, aside: aside === 1, rewritten: rewritten === 1, text }];
        }),
      ),
    type: (key) => {
      const row = selectType.get(key);
      return row && { id: row.id, name: row.name, ...fromJson(row.data) };
    },
    insertType: (key, name, data) => insertType.insert(key, name, toJson<TypeData>(data)),
    updateType: (id, data) => void updateType.run(toJson<TypeData>(data), id),
    putNote: ({ guid, typeId, values, modifiedAt }) => {
      const there = selectNote.get(guid);
      if (!there) return insertNote.insert(guid, typeId, toJson(values), modifiedAt);
      updateNote.run(typeId, toJson(values), modifiedAt, there.id);
      return there.id;
    },
    inserting: (cards, work) => (cards > timesMore * (selectCount.get()?.cards ?? 0) ? withLateIndexes(db, work) : work()),
    insert: ({ card, deckId, fileId, position, made, hash, schedule, ...marks }) => {
      const place = toPlaceColumns(card, { deckId, fileId, position });
      const { state, step, memory, dueAt, dueDay, interval, lastAt, lastDay, reps, lapses } = schedule;
      const id = insertCard.insert(
        place.deck,
        place.kind,
        place.file,
        place.key,
        place.noteId,
        place.line,
        place.endLine,
        place.position,
        place.siblings,
        made?.note ?? null,
        made?.template ?? null,
        stateCode(state),
        step,
        memory?.stability ?? null,
        memory?.difficulty ?? null,
        dueAt,
        dueDay,
        interval,
        lastAt,
        lastDay,
        reps,
        lapses,
        marks.suspended ? 1 : 0,
        marks.leech ? 1 : 0,
        marks.flag,
        marks.buriedDay,
        marks.addedAt,
        marks.editedAt,
      );
      const { front, answer, tags, exams, data } = toText(card);
      insertContent.run(id, front, answer, tags, exams, data, hash);
      return id;
    },
    update: (id, { card, made, hash }) => {
      updateCard.run({ id, kind: card.kind, made: made?.note ?? null, template: made?.template ?? null });
      updateContent.run({ ...toText(card), hash, id });
    },
    making: (card) => {
      const row = selectMaking.get(card);
      if (!row) return undefined;
      const { data, values, ...rest } = row;
      return { ...rest, ...fromJson(data), values: fromJson(values) };
    },
    cardsOfNote: (card) => selectOfNote.all(card).map(({ id }) => id),
    setFields: (card, values, at) => void updateFields.run(toJson([...values]), at, card),
    setText: (card, text) => void updateText.run({ ...text, card }),
    logTimes: (card) => new Set(selectTimes.all(card).map(({ at }) => at)),
  };
}
