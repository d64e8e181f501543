import type { ImportedCard } from './collection';

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
