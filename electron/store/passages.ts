import type Database from 'better-sqlite3';
import type { CardSource } from '../core/card';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** A further passage that makes a card: the card's own place stands with the card. */
export interface Passage {
  id: number;
  cardId: number;
  source: CardSource;
}

interface PassageRow extends Omit<CardSource, 'heading'> {
  id: number;
  cardId: number;
  heading: Json<string[]>;
}

export interface Passages {
  /** Cards with a passage in some files. */
  cardsIn: (files: readonly number[]) => number[];
  /** Those of some cards. */
  ofCards: (cards: readonly number[]) => Passage[];
  ofCard: (card: number) => CardSource[];
  insert: (card: number, fileId: number, place: CardSource) => void;
  remove: (id: number) => void;
  /** Makes the passages of one file those of another. */
  moveToFile: (from: number, to: number) => void;
}

export function createPassages(db: Database.Database): Passages {
  const columns = `also_in.id, card_id AS cardId, note_file.path AS file, line, end_line AS endLine, heading
    FROM also_in JOIN note_file ON note_file.id = also_in.file_id`;
  const selectCards = prepareQuery<[string], { cardId: number }>(
    db,
    'SELECT DISTINCT card_id AS cardId FROM also_in WHERE file_id IN (SELECT value FROM json_each(?))',
  );
  const selectOfCards = prepareQuery<[string], PassageRow>(
    db,
    `SELECT ${columns} WHERE card_id IN (SELECT value FROM json_each(?)) ORDER BY also_in.id`,
  );
  const selectOfCard = prepareQuery<[number], PassageRow>(db, `SELECT ${columns} WHERE card_id = ? ORDER BY note_file.path, line`);
  const insertRow = prepareCommand<[number, number, number, number, string]>(
    db,
    'INSERT INTO also_in (card_id, file_id, line, end_line, heading) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteRow = prepareCommand<[number]>(db, 'DELETE FROM also_in WHERE id = ?');
  const updateFile = prepareCommand<[number, number]>(db, 'UPDATE also_in SET file_id = ? WHERE file_id = ?');
  return {
    cardsIn: (files) => selectCards.all(toJson(files)).map(({ cardId }) => cardId),
    ofCards: (cards) => selectOfCards.all(toJson(cards)).map(toPassage),
    ofCard: (card) => selectOfCard.all(card).map((row) => toPassage(row).source),
    insert: (card, fileId, { line, endLine, heading }) => void insertRow.run(card, fileId, line, endLine, toJson(heading)),
    remove: (id) => void deleteRow.run(id),
    moveToFile: (from, to) => void updateFile.run(to, from),
  };
}

function toPassage({ id, cardId, file, line, endLine, heading }: PassageRow): Passage {
  return { id, cardId, source: { file, heading: fromJson(heading), line, endLine } };
}
