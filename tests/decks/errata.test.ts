import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { cards, decks, decksFolder, placeOf } from './decks';
import { facts } from './errata-facts';

const plain = (text: string): string => text.replace(/\s+/g, ' ');
const answersOf = (card: NoteCard): string => [card.answer, ...card.accept].join('\n');
const textOf = (card: NoteCard): string => plain([card.front, card.broken ?? '', answersOf(card), card.why].join(' '));

describe('what notes often have wrong', () => {
  it.each(facts.filter(({ taught }) => !('nowhere' in taught)))('is taught: $truth', ({ taught }) => {
    if ('nowhere' in taught) return;
    const note = decks.notes.find(({ file }) => file === taught.note);
    expect(note, taught.note).toBeDefined();
    if ('says' in taught) expect(note?.cards.map(textOf).filter((text) => text.includes(plain(taught.says)))).not.toEqual([]);
    else expect(plain(readFileSync(join(decksFolder, taught.note), 'utf8'))).toContain(taught.prose);
  });

  it.each(facts.flatMap(({ truth, never }) => (never ? [{ truth, never }] : [])))('is no answer: $never', ({ never }) => {
    expect(cards.filter((card) => never.test(answersOf(card))).map(placeOf)).toEqual([]);
  });
});
