import type Database from 'better-sqlite3';
import type { IdentityCard } from '../core/notes/identity-pairing';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** A found card the person switched off, as it was read last. */
export interface UnwantedCard {
  id: number;
  key: string;
  card: IdentityCard;
  /** Its passage is gone from the notes; it counts again when just that text comes back. */
  isGone: boolean;
}

interface UnwantedRow {
  id: number;
  key: string;
  card: Json<IdentityCard & { isGone: boolean }>;
}

export interface UnwantedCards {
  ofSource: (sourceId: number) => UnwantedCard[];
  /** As they are stored, for an export. */
  all: () => { sourceId: number; key: string; card: unknown }[];
  insert: (sourceId: number, card: Omit<UnwantedCard, 'id'>) => void;
  /** As it was exported; one that is here already stays. */
  restore: (sourceId: number, key: string, card: unknown) => void;
  update: (card: UnwantedCard) => void;
  remove: (id: number) => void;
}

export function createUnwantedCards(db: Database.Database): UnwantedCards {
  const select = prepareQuery<[number], UnwantedRow>(db, 'SELECT id, note_key AS key, card FROM unwanted WHERE source_id = ? ORDER BY id');
  const insertRow = prepareCommand<[number, string, string]>(db, 'INSERT INTO unwanted (source_id, note_key, card) VALUES (?, ?, ?)');
  const restoreRow = prepareCommand<[number, string, string]>(
    db,
    'INSERT INTO unwanted (source_id, note_key, card) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const updateRow = prepareCommand<[string, string, number]>(db, 'UPDATE unwanted SET note_key = ?, card = ? WHERE id = ?');
  const deleteRow = prepareCommand<[number]>(db, 'DELETE FROM unwanted WHERE id = ?');
  const selectAll = prepareQuery<[], { sourceId: number; key: string; card: Json<unknown> }>(
    db,
    'SELECT source_id AS sourceId, note_key AS key, card FROM unwanted ORDER BY id',
  );
  return {
    all: () => selectAll.all().map(({ card, ...row }) => ({ ...row, card: fromJson(card) })),
    ofSource: (sourceId) =>
      select.all(sourceId).map(({ id, key, card }) => {
        const { isGone, ...identity } = fromJson(card);
        return { id, key, card: identity, isGone };
      }),
    insert: (sourceId, card) => void insertRow.run(sourceId, card.key, textOf(card)),
    restore: (sourceId, key, card) => void restoreRow.run(sourceId, key, toJson(card)),
    update: (card) => void updateRow.run(card.key, textOf(card), card.id),
    remove: (id) => void deleteRow.run(id),
  };
}

function textOf({ card, isGone }: Omit<UnwantedCard, 'id'>): string {
  const { kind, front, answer, broken, at, gap, id, form, source } = card;
  return toJson({ kind, front, answer, broken, at, gap, id, form, source, isGone });
}
