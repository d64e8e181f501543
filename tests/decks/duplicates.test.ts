import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { cards, placeOf } from './decks';

/**
 * Two tasks of one form on different objects, say two rollbacks, share some six words in ten; above eight in ten the only
 * difference left is a name or a number, and knowing one card is knowing the other.
 */
const threshold = 0.8;

const wordsOf = (card: NoteCard): Set<string> =>
  new Set(`${card.front} ${card.broken ?? ''} ${card.answer}`.toLowerCase().match(/[a-z0-9][a-z0-9./-]*/g) ?? []);

/** Shared words over all words of both. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

const pairs = (() => {
  const words = cards.map(wordsOf);
  return cards.flatMap((card, at) =>
    cards.slice(at + 1).flatMap((other, offset) => {
      // The gaps of one sentence, and both directions of a definition, are kept apart by the app.
      if (card.siblings === other.siblings) return [];
      const likeness = similarity(words[at] ?? new Set(), words[at + 1 + offset] ?? new Set());
      return likeness > 0.5 ? [{ likeness, cards: `${placeOf(card)} <> ${placeOf(other)}` }] : [];
    }),
  );
})();

describe('no two cards', () => {
  it('ask nearly the same', () => {
    const [closest] = [...pairs].sort((a, b) => b.likeness - a.likeness);
    expect(closest, 'some cards are alike, or this measures nothing').toBeDefined();
    expect(pairs.filter(({ likeness }) => likeness >= threshold)).toEqual([]);
  });

  it('have the same answer to the same words', () => {
    const asked = (card: NoteCard): string => `${card.front.replace(/\s+/g, ' ')} ${card.gap}`.toLowerCase();
    const seen = new Set<string>();
    const again = cards.filter((card) => seen.size === seen.add(asked(card)).size);
    expect(again.map(placeOf)).toEqual([]);
  });
});
