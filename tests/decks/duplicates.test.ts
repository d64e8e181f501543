import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { cards, placeOf } from './decks';

/**
 * Two tasks of one form, say two conditions asked with jsonpath, share some six words in ten when names do not count. Above
 * seven only a value would be left to tell them apart, and knowing one card would be knowing the other.
 */
const threshold = 0.7;

/** The words of a card, with one word for all names and values that its question gives: other names make no other card. */
function wordsOf({ front, broken, answer }: NoteCard): Set<string> {
  const names = [...front.matchAll(/`([\w./-]+)`/g)].map((match) => match[1] ?? '').sort((a, b) => b.length - a.length);
  const text = names.reduce((left, name) => left.replaceAll(name, ' name '), `${front} ${broken ?? ''} ${answer}`);
  return new Set(text.toLowerCase().match(/[a-z0-9][a-z0-9./-]*/g) ?? []);
}

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
