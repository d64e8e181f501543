import type Database from 'better-sqlite3';
import type { CardKind } from '../core/card';
import type { SearchTerm } from '../core/search';
import { prepareQuery } from './statement';

export interface FoundCard {
  id: number;
  kind: CardKind;
  front: string;
  deck: string;
  suspended: boolean;
}

/** Finds cards that are not set aside and have every term, in the order of their ids. Case counts for letters beyond ASCII only. */
export function searchCards(db: Database.Database, terms: readonly SearchTerm[], limit: number): FoundCard[] {
  const conditions = terms.map(({ in: where }) =>
    where === 'card'
      ? `(front LIKE ? ESCAPE '\\' OR answer LIKE ? ESCAPE '\\' OR own LIKE ? ESCAPE '\\')`
      : `EXISTS (SELECT 1 FROM review WHERE review.card_id = card.id AND typed LIKE ? ESCAPE '\\')`,
  );
  const values = terms.flatMap(({ in: where, text }) => {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return where === 'card' ? [pattern, pattern, pattern] : [pattern];
  });
  const query = prepareQuery<(string | number)[], Omit<FoundCard, 'suspended'> & { suspended: number }>(
    db,
    `SELECT card.id, kind, coalesce(own ->> '$.front', front) AS front, deck.name AS deck, suspended
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = card.deck_id
     WHERE aside_at IS NULL ${conditions.map((condition) => `AND ${condition}`).join(' ')} ORDER BY card.id LIMIT ?`,
  );
  return query.all(...values, limit).map((row) => ({ ...row, suspended: row.suspended === 1 }));
}
