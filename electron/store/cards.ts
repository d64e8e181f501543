import type Database from 'better-sqlite3';
import type { CardKind, NoteCard } from '../core/card';
import type { Instant } from '../core/scheduling/types';
import { mergeTags, type TagChanges } from '../core/tags';
import { toPlaceColumns, toStoredCard, toTextColumns } from './card-rows';
import type { CardPlace, CardRow, CardText, OwnText, PlaceColumns, StoredCard, TextColumns } from './card-rows';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** A card as notes read again are compared with it: the note's text, not the person's. */
export interface KnownCard extends Pick<
  NoteCard,
  'key' | 'kind' | 'front' | 'answer' | 'broken' | 'at' | 'gap' | 'id' | 'form' | 'source' | 'outdated' | 'scenario'
> {
  cardId: number;
  fileId: number;
  aside: boolean;
  /** Set aside by the person, whatever its note says. */
  putAside: boolean;
}

/** As little of a card as tells whether notes read again have to do with it. */
export interface CardFront {
  cardId: number;
  fileId: number;
  front: string;
  /** 1 when it is set aside. */
  aside: number;
}

interface KnownRow extends Pick<NoteCard, 'key' | 'kind' | 'front' | 'answer' | 'id'> {
  cardId: number;
  fileId: number;
  file: string;
  line: number;
  endLine: number;
  aside: number;
  putAside: number;
  data: CardRow['data'];
}

/** A card whose note no longer has it. */
export interface AsideCard {
  id: number;
  kind: CardKind;
  front: string;
  deck: string;
  file: string | null;
  asideAt: Instant;
  reviews: number;
}

export interface Cards {
  insert: (card: NoteCard, place: CardPlace, at: Instant) => number;
  /** Writes what the note says now, the schedule untouched. Says whether its text and its place were different. */
  updateFromNote: (id: number, card: NoteCard, place: CardPlace) => { text: boolean; place: boolean };
  get: (id: number) => StoredCard | undefined;
  deckOf: (id: number) => number | undefined;
  /** Every card of a source, set-aside ones too. */
  ofSource: (sourceId: number) => KnownCard[];
  /** The same cards, as little of each as can be. */
  frontsOf: (sourceId: number) => CardFront[];
  /** Some cards that notes made, in the order of their ids. */
  known: (ids: readonly number[]) => KnownCard[];
  /** Writes the person's own text over the note's as it is now; null drops it. */
  setOwnText: (id: number, own: CardText | null, at: Instant) => boolean;
  /** Writes the person's own text over the note's as it was then. */
  putOwnText: (id: number, own: CardText, base: CardText, at: Instant) => void;
  /** Cards of a file that are not set aside. */
  idsOfFile: (fileId: number) => number[];
  /** Other cards of its passage that are not set aside. */
  siblingsOf: (id: number) => number[];
  /** Set-aside cards, the newest first. */
  aside: () => AsideCard[];
  /** Makes the cards of one file those of another. */
  moveToFile: (from: number, to: number) => void;
  /** Every card, set-aside ones too. */
  ids: () => number[];
  /** Cards that are not set aside. */
  count: () => number;
}

export function createCards(db: Database.Database): Cards {
  const insertCard = prepareCommand<[PlaceColumns & { at: Instant }]>(
    db,
    `INSERT INTO card (deck_id, kind, file_id, note_key, note_id, line, end_line, position, siblings, added_at)
     VALUES (:deck, :kind, :file, :key, :noteId, :line, :endLine, :position, :siblings, :at)`,
  );
  const insertContent = prepareCommand<[TextColumns & { id: number }]>(
    db,
    `INSERT INTO content (card_id, front, answer, tags, exams, data, note_hash)
     VALUES (:id, :front, :answer, :tags, :exams, :data, :hash)`,
  );
  const updateCard = prepareCommand<[PlaceColumns & { id: number }]>(
    db,
    `UPDATE card SET deck_id = iif(moved, deck_id, :deck), kind = :kind, file_id = :file, note_key = :key, note_id = :noteId, line = :line, end_line = :endLine,
       position = :position, siblings = :siblings
     WHERE id = :id AND (deck_id, kind, file_id, note_key, note_id, line, end_line, position, siblings)
       IS NOT (iif(moved, deck_id, :deck), :kind, :file, :key, :noteId, :line, :endLine, :position, :siblings)`,
  );
  const updateContent = prepareCommand<[TextColumns & { id: number }]>(
    db,
    `UPDATE content SET front = :front, answer = :answer, tags = :tags, exams = :exams, data = :data, note_hash = :hash
     WHERE card_id = :id AND note_hash <> :hash`,
  );
  const selectTagChanges = prepareQuery<[number], { changes: Json<TagChanges> | null }>(
    db,
    'SELECT tag_changes AS changes FROM content WHERE card_id = ?',
  );
  const updateTags = prepareCommand<[string, number]>(db, 'UPDATE content SET tags = ? WHERE card_id = ?');
  const selectCard = prepareQuery<[number], CardRow>(
    db,
    `SELECT card.id, card.deck_id AS deckId, deck.name AS deckName, kind, line, end_line AS endLine, state, flag, suspended, leech,
       buried_day AS buriedDay, aside_at AS asideAt, card.added_at AS addedAt, front, answer, tags, exams, data, own,
       note_file.path AS file, note_file.source_id AS sourceId
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = card.deck_id
     LEFT JOIN note_file ON note_file.id = card.file_id WHERE card.id = ?`,
  );
  const knownColumns = `card.id AS cardId, file_id AS fileId, note_file.path AS file, note_key AS key, note_id AS id, kind, front, answer, line,
    end_line AS endLine, aside_at IS NOT NULL AS aside, put_aside AS putAside, data`;
  const selectOfSource = prepareQuery<[number], KnownRow>(
    db,
    `SELECT ${knownColumns} FROM note_file JOIN card ON card.file_id = note_file.id JOIN content ON content.card_id = card.id
     WHERE note_file.source_id = ? ORDER BY card.id`,
  );
  const selectFronts = prepareQuery<[number], CardFront>(
    db,
    `SELECT card.id AS cardId, file_id AS fileId, front, aside_at IS NOT NULL AS aside
     FROM note_file JOIN card ON card.file_id = note_file.id JOIN content ON content.card_id = card.id WHERE note_file.source_id = ?`,
  );
  const selectKnown = prepareQuery<[string], KnownRow>(
    db,
    `SELECT ${knownColumns} FROM json_each(?) CROSS JOIN card ON card.id = value JOIN content ON content.card_id = card.id
     JOIN note_file ON note_file.id = card.file_id ORDER BY card.id`,
  );
  const updateOwn = prepareCommand<[string | null, number, string | null]>(
    db,
    'UPDATE content SET own = ? WHERE card_id = ? AND own IS NOT ?',
  );
  const selectNoteText = prepareQuery<[number], CardText>(
    db,
    "SELECT front, answer, data ->> '$.why' AS why FROM content WHERE card_id = ?",
  );
  const updateEdited = prepareCommand<[Instant | null, number]>(db, 'UPDATE card SET edited_at = ? WHERE id = ?');
  const selectDeck = prepareQuery<[number], { deckId: number }>(db, 'SELECT deck_id AS deckId FROM card WHERE id = ?');
  const selectOfFile = prepareQuery<[number], { id: number }>(db, 'SELECT id FROM card WHERE file_id = ? AND aside_at IS NULL');
  const selectSiblings = prepareQuery<[number, number], { id: number }>(
    db,
    'SELECT id FROM card WHERE siblings = (SELECT siblings FROM card WHERE id = ?) AND id <> ? AND aside_at IS NULL',
  );
  const selectAside = prepareQuery<[], AsideCard>(
    db,
    `SELECT card.id, kind, front, deck.name AS deck, note_file.path AS file, aside_at AS asideAt,
       (SELECT count(*) FROM review WHERE card_id = card.id AND undone = 0) AS reviews
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = card.deck_id
     LEFT JOIN note_file ON note_file.id = card.file_id WHERE aside_at IS NOT NULL ORDER BY aside_at DESC, card.id`,
  );
  const updateFile = prepareCommand<[number, number]>(db, 'UPDATE card SET file_id = ? WHERE file_id = ?');
  const selectIds = prepareQuery<[], { id: number }>(db, 'SELECT id FROM card ORDER BY id');
  const selectCount = prepareQuery<[], { cards: number }>(db, 'SELECT count(*) AS cards FROM card WHERE aside_at IS NULL');

  return {
    insert: (card, place, at) => {
      const id = insertCard.insert({ ...toPlaceColumns(card, place), at });
      insertContent.run({ ...toTextColumns(card), id });
      return id;
    },
    updateFromNote: (id, card, place) => {
      const text = updateContent.run({ ...toTextColumns(card), id }) > 0;
      const changes = text ? selectTagChanges.get(id)?.changes : undefined;
      if (changes) updateTags.run(toJson(mergeTags(card.tags, fromJson(changes))), id);
      return { text, place: updateCard.run({ ...toPlaceColumns(card, place), id }) > 0 };
    },
    get: (id) => {
      const row = selectCard.get(id);
      return row && toStoredCard(row);
    },
    deckOf: (id) => selectDeck.get(id)?.deckId,
    ofSource: (sourceId) => selectOfSource.all(sourceId).map(toKnownCard),
    frontsOf: (sourceId) => selectFronts.all(sourceId),
    known: (ids) => selectKnown.all(toJson(ids)).map(toKnownCard),
    setOwnText: (id, own, at) => {
      const note = own && selectNoteText.get(id);
      const text = own && note ? toJson<OwnText>({ ...own, base: { front: note.front, answer: note.answer, why: note.why } }) : null;
      const changed = updateOwn.run(text, id, text) > 0;
      if (changed) updateEdited.run(own ? at : null, id);
      return changed;
    },
    putOwnText: (id, own, base, at) => {
      const text = toJson<OwnText>({ ...own, base });
      if (updateOwn.run(text, id, text) > 0) updateEdited.run(at, id);
    },
    idsOfFile: (fileId) => selectOfFile.all(fileId).map((row) => row.id),
    siblingsOf: (id) => selectSiblings.all(id, id).map((row) => row.id),
    aside: () => selectAside.all(),
    moveToFile: (from, to) => void updateFile.run(to, from),
    ids: () => selectIds.all().map((row) => row.id),
    count: () => selectCount.get()?.cards ?? 0,
  };
}

function toKnownCard({ file, line, endLine, aside, putAside, data, ...row }: KnownRow): KnownCard {
  const { broken, at, gap, form, heading, outdated, scenario = null } = fromJson(data);
  return {
    ...row,
    broken,
    at,
    gap,
    form,
    outdated,
    scenario,
    aside: aside === 1,
    putAside: putAside === 1,
    source: { file, heading, line, endLine },
  };
}
