import { oversizedFile } from '../failures';
import { limits } from '../limits';
import { idCell, integerCell, textCell } from './cells';
import type { CollectionTable, CollectionTables, Cell } from './database';
import { splitTags } from './names';
import type { Refusals } from './refusals';
import type { AnkiCard, AnkiNote, AnkiNotetype, AnkiReview } from './types';

const fieldSeparator = '\x1f';
const badNumbers = 'Its row holds numbers that mean nothing.';

export function readNotes(tables: CollectionTables, notetypes: readonly AnkiNotetype[], refusals: Refusals): AnkiNote[] {
  const known = new Set(notetypes.map(({ id }) => id));
  return collect(tables, 'notes', ['id', 'guid', 'mid', 'mod', 'tags', 'flds'], limits.notes, (row) => {
    const [id, notetypeId, modified] = [idCell(row[0]), integerCell(row[2]), integerCell(row[3])];
    const guid = textCell(row[1]);
    if (id === null || notetypeId === null || modified === null) return refuse(refusals, 'note', row, badNumbers);
    if (!known.has(notetypeId)) return refuse(refusals, 'note', row, 'Its note type is not in the file.');
    return {
      id,
      // A note without a name of its own is still the same note next time.
      guid: guid === '' ? `anki-${id}` : guid,
      notetypeId,
      fields: textCell(row[5]).split(fieldSeparator),
      tags: splitTags(textCell(row[4])),
      modified,
    };
  });
}

const cardColumns = 'id nid ord did type queue due ivl factor reps lapses left odue odid flags data'.split(' ');

export function readCards(tables: CollectionTables, notes: readonly AnkiNote[], refusals: Refusals): AnkiCard[] {
  const known = new Set(notes.map(({ id }) => id));
  return collect(tables, 'cards', cardColumns, limits.cards, (row) => {
    const [id, noteId, ord, deckId] = [idCell(row[0]), idCell(row[1]), integerCell(row[2]), integerCell(row[3])];
    if (id === null || noteId === null || ord === null || ord < 0 || deckId === null) return refuse(refusals, 'card', row, badNumbers);
    if (!known.has(noteId)) return refuse(refusals, 'card', row, 'Its note is not among those read.');
    const number = (column: number) => integerCell(row[column]) ?? 0;
    return {
      id,
      noteId,
      ord,
      deckId,
      type: number(4),
      queue: number(5),
      due: number(6),
      interval: number(7),
      factor: number(8),
      reps: number(9),
      lapses: number(10),
      left: number(11),
      originalDue: number(12),
      originalDeck: number(13),
      flag: ((number(14) % 8) + 8) % 8,
      data: textCell(row[15]),
    };
  });
}

/** Reviews of deleted cards are usual in a whole collection: they are passed over without a word. */
export function readReviews(tables: CollectionTables, cards: readonly AnkiCard[], refusals: Refusals): AnkiReview[] {
  if (!tables.has('revlog')) return [];
  const known = new Set(cards.map(({ id }) => id));
  return collect(tables, 'revlog', ['id', 'cid', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'], limits.reviews, (row) => {
    const [id, cardId, ease, type] = [idCell(row[0]), idCell(row[1]), integerCell(row[2]), integerCell(row[7])];
    if (cardId !== null && !known.has(cardId)) return null;
    if (id === null || cardId === null || ease === null || ease < 0 || ease > 4 || type === null || type < 0 || type > 5) {
      return refuse(refusals, 'review', row, badNumbers);
    }
    const number = (column: number) => integerCell(row[column]) ?? 0;
    return {
      id,
      cardId,
      ease,
      interval: number(3),
      lastInterval: number(4),
      factor: number(5),
      durationMs: Math.max(0, number(6)),
      type,
    };
  }).sort((a, b) => a.id - b.id);
}

/** All rows that `read` makes something of. */
function collect<T>(
  tables: CollectionTables,
  table: CollectionTable,
  columns: readonly string[],
  most: number,
  read: (row: Cell[]) => T | null,
): T[] {
  const found: T[] = [];
  let rows = 0;
  for (const row of tables.rows(table, columns)) {
    rows += 1;
    if (rows > most) throw oversizedFile(`The collection has more than ${most} rows of \`${table}\`.`);
    const value = read(row);
    if (value !== null) found.push(value);
  }
  return found;
}

function refuse(refusals: Refusals, kind: 'note' | 'card' | 'review', row: Cell[], reason: string): null {
  refusals.add(kind, textCell(row[0]), reason);
  return null;
}
