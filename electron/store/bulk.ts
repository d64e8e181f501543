import type Database from 'better-sqlite3';
import type { CardKind } from '../core/card';
import { mergeTags, type TagChanges } from '../core/tags';
import type { Instant } from '../core/scheduling/types';
import type { CardText } from './card-rows';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** What a card says now, the person's own text before the note's. */
export interface BulkText extends CardText {
  id: number;
  kind: CardKind;
  /** Of a cloze; 0 otherwise. */
  gap: number;
  broken: string | null;
  /** Made by templates of an imported note: its text is not its own. */
  isMade: boolean;
}

/** Changes of many cards at once, and what they need to know. Each change returns how many cards were changed by it. */
export interface Bulk {
  texts: (cards: readonly number[]) => BulkText[];
  /** Those of the cards that no note file has. */
  withoutNote: (cards: readonly number[]) => number[];
  changeTags: (cards: readonly number[], add: readonly string[], remove: readonly string[]) => number;
  /** Into a deck the person chose: their notes decide no longer. */
  move: (cards: readonly number[], deckId: number) => number;
  /** By the person's wish: reading their notes again does not bring them back. */
  putAside: (cards: readonly number[], at: Instant) => number;
  /** Brings set-aside cards back; those whose note has gone are cut loose from it, or the next reading would set them aside again. */
  bringBack: (cards: readonly number[]) => number;
  /** Takes cards with their text and what was accepted for them out of the collection. What was answered stays in the log. */
  remove: (cards: readonly number[]) => number;
}

interface TagRow {
  tags: Json<string[]>;
  changes: Json<TagChanges> | null;
  fromNote: number;
}

type TextRow = Omit<BulkText, 'isMade'> & { isMade: number };

export function createBulk(db: Database.Database): Bulk {
  const selectTexts = prepareQuery<[string], TextRow>(
    db,
    `SELECT card.id, card.kind, coalesce(own ->> '$.front', front) AS front, coalesce(own ->> '$.answer', answer) AS answer,
       coalesce(own ->> '$.why', data ->> '$.why') AS why, data ->> '$.gap' AS gap, data ->> '$.broken' AS broken,
       imported_note IS NOT NULL AS isMade
     FROM json_each(?) AS wanted CROSS JOIN card ON card.id = wanted.value JOIN content ON content.card_id = card.id ORDER BY wanted.key`,
  );
  const selectLoose = prepareQuery<[string], { id: number }>(
    db,
    'SELECT card.id FROM json_each(?) AS wanted CROSS JOIN card ON card.id = wanted.value WHERE file_id IS NULL ORDER BY wanted.key',
  );
  const selectTags = prepareQuery<[number], TagRow>(
    db,
    `SELECT tags, tag_changes AS changes, file_id IS NOT NULL AS fromNote
     FROM content JOIN card ON card.id = card_id WHERE card_id = ?`,
  );
  const updateTags = prepareCommand<[string, string | null, number]>(db, 'UPDATE content SET tags = ?, tag_changes = ? WHERE card_id = ?');
  const updateDeck = prepareCommand<[number, number, number]>(
    db,
    'UPDATE card SET deck_id = ?, moved = file_id IS NOT NULL WHERE id = ? AND deck_id <> ?',
  );
  const setAside = prepareCommand<[Instant, number]>(db, 'UPDATE card SET aside_at = ?, put_aside = 1 WHERE id = ? AND aside_at IS NULL');
  const setBack = prepareCommand<[number]>(
    db,
    `UPDATE card SET aside_at = NULL, file_id = iif(put_aside, file_id, NULL), put_aside = 0 WHERE id = ? AND aside_at IS NOT NULL`,
  );
  const selectMade = prepareQuery<[number], { note: number | null }>(db, 'SELECT imported_note AS note FROM card WHERE id = ?');
  const deletions = ['accepted WHERE card_id', 'also_in WHERE card_id', 'content WHERE card_id'].map((from) =>
    prepareCommand<[number]>(db, `DELETE FROM ${from} = ?`),
  );
  const deleteCard = prepareCommand<[number]>(db, 'DELETE FROM card WHERE id = ?');
  const deleteNote = prepareCommand<[number, number]>(
    db,
    'DELETE FROM imported_note WHERE id = ? AND NOT EXISTS (SELECT 1 FROM card WHERE imported_note = ?)',
  );

  const sum = (cards: readonly number[], change: (id: number) => number) => cards.reduce((changed, id) => changed + change(id), 0);

  return {
    texts: (cards) => selectTexts.all(JSON.stringify(cards)).map(({ isMade, ...row }) => ({ ...row, isMade: isMade === 1 })),
    withoutNote: (cards) => selectLoose.all(JSON.stringify(cards)).map(({ id }) => id),
    changeTags: (cards, add, remove) =>
      sum(cards, (id) => {
        const row = selectTags.get(id);
        if (!row) return 0;
        const now = fromJson(row.tags);
        const tags = mergeTags(now, { added: [...add], removed: [...remove] });
        if (tags.length === now.length && tags.every((tag, index) => tag === now[index])) return 0;
        const before = row.changes ? fromJson(row.changes) : { added: [], removed: [] };
        const changes: TagChanges = {
          added: [...new Set([...before.added.filter((tag) => !remove.includes(tag)), ...add])],
          removed: [...new Set([...before.removed.filter((tag) => !add.includes(tag)), ...remove])],
        };
        return updateTags.run(toJson(tags), row.fromNote === 1 ? toJson(changes) : null, id);
      }),
    move: (cards, deckId) => sum(cards, (id) => updateDeck.run(deckId, id, deckId)),
    putAside: (cards, at) => sum(cards, (id) => setAside.run(at, id)),
    bringBack: (cards) => sum(cards, (id) => setBack.run(id)),
    remove: (cards) =>
      sum(cards, (id) => {
        const made = selectMade.get(id)?.note ?? null;
        for (const deletion of deletions) deletion.run(id);
        const removed = deleteCard.run(id);
        if (made !== null) deleteNote.run(made, made);
        return removed;
      }),
  };
}
