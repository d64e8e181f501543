import type { CardContent } from '../core/card';
import type { ImportedCard } from './collection';

/** The key of one of the cards that a row, note or entry of this name makes: by its gap, from 0. */
export const keyIn = (name: string, { gap }: Pick<CardContent, 'gap'>): string => `${name}:${Math.max(0, gap - 1)}`;

/** A card that was never studied and is marked in no way. */
export function newCard(card: Pick<ImportedCard, 'key' | 'deck' | 'content' | 'siblings'> & Partial<ImportedCard>): ImportedCard {
  return { ...unmarked(), ...card };
}

/** What a card of most programs has nothing of. */
export function unmarked(): Omit<ImportedCard, 'key' | 'deck' | 'content' | 'siblings'> {
  return {
    made: null,
    tags: [],
    exams: [],
    kubernetes: { since: null, until: null },
    position: 0,
    flag: 0,
    suspended: false,
    leech: false,
    buriedDay: null,
    addedAt: null,
    modifiedAt: null,
    reviews: [],
    schedule: null,
  };
}
