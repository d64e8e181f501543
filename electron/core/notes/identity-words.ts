import type { NoteCard } from '../card';
import { replaceGaps } from '../cloze';

/** Words of both sides of a card, for comparing cards. */
export interface CardWords {
  question: ReadonlyMap<string, number>;
  answer: ReadonlyMap<string, number>;
}

const idle = new Set(
  'a an the of to in on at is are be and or for with that this it its as by from into which what how when does do name show write'.split(
    ' ',
  ),
);

/** The words of a text and how often each stands there; words that say nothing are left out unless there are no others. */
export function countWords(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.'-][\p{L}\p{N}]+)*/gu) ?? [];
  const telling = words.filter((word) => !idle.has(word));
  const counts = new Map<string, number>();
  for (const word of telling.length > 0 ? telling : words) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
  return counts;
}

/** Endings that change when a sentence is reworded. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s)$/, '');
}

/** What a person sees as the question: of a cloze the sentence with its own gap open, of a repair also the broken text. */
export function questionOf({ kind, front, gap, broken }: Pick<NoteCard, 'kind' | 'front' | 'gap' | 'broken'>): string {
  const text = kind === 'cloze' ? replaceGaps(front, (each) => (each.number === gap ? '…' : each.text)) : front;
  return broken === null ? text : `${text}\n${broken}`;
}

/** One spelling of a text: case, spacing and Markdown marks do not make another card. */
export function canonicalText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`"'“”‘’]/g, '')
    .replace(/^\s*(?:[-+]|\d+[.)])\s+/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:!]+$/, '')
    .trim();
}

/** How rare a word is among all cards: rare words say more about whether two cards are the same. */
export function weighWords(cards: readonly CardWords[]): (word: string) => number {
  const found = new Map<string, number>();
  for (const { question, answer } of cards)
    for (const word of new Set([...question.keys(), ...answer.keys()])) found.set(word, (found.get(word) ?? 0) + 1);
  const total = cards.length + 1;
  return (word) => Math.log(1 + total / (1 + (found.get(word) ?? 0)));
}

/** Share of weighted words two texts have in common: 0 for none, 1 for all. */
export function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, weigh: (word: string) => number): number {
  let common = 0;
  let all = 0;
  for (const [word, count] of a) {
    all += count * weigh(word);
    common += 2 * Math.min(count, b.get(word) ?? 0) * weigh(word);
  }
  for (const [word, count] of b) all += count * weigh(word);
  return all === 0 ? 0 : common / all;
}
