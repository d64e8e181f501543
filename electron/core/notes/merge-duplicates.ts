import type { NoteCard } from '../card';
import { plainText } from './plain-text';

/** A card and all passages that make it, the first one first. */
export interface MergedCard {
  card: NoteCard;
  passages: NoteCard[];
}

/** What two cards have in common when they are the same fact. */
export type Wording = Pick<NoteCard, 'kind' | 'form' | 'front' | 'answer' | 'broken' | 'gap' | 'outdated' | 'scenario' | 'id'>;

/** Cards of several notes, each fact once. Cards with ids of their own and cards with different reasons to be off stay apart. */
export function mergeDuplicates(cards: readonly NoteCard[]): MergedCard[] {
  const merged: MergedCard[] = [];
  const byWording = new Map<string, MergedCard>();
  for (const card of cards) {
    const name = wordingOf(card);
    const same = byWording.get(name);
    if (!same || isApart(same.card, card)) {
      const entry = { card, passages: [card] };
      merged.push(entry);
      if (!same) byWording.set(name, entry);
      continue;
    }
    same.passages.push(card);
    // What the author wrote as a card wins over what was found.
    if (card.confidence > same.card.confidence || (card.id !== null && same.card.id === null)) same.card = card;
  }
  return merged;
}

/** For cards that are the same fact as one of `known`: which one. */
export function findSameFacts<Known extends Wording, Card extends Wording>(
  cards: readonly Card[],
  known: readonly Known[],
): Map<Card, Known> {
  const found = new Map<Card, Known>();
  const byWording = new Map(findAlike(cards, known).map((card) => [wordingOf(card), card]));
  if (byWording.size === 0) return found;
  for (const card of cards) {
    const same = byWording.get(wordingOf(card));
    if (same && !isApart(same, card)) found.set(card, same);
  }
  return found;
}

/**
 * Those of `known` that may be the same fact as one of the cards: of thousands hardly any, and a look at the letters of their
 * questions is enough to pass over the others.
 */
export function findAlike<Known extends Pick<NoteCard, 'front'>>(
  cards: readonly Pick<NoteCard, 'front'>[],
  known: readonly Known[],
): Known[] {
  if (cards.length === 0) return [];
  const wanted = new Set(cards.map(({ front }) => sketchOf(front)));
  return known.filter(({ front }) => wanted.has(sketchOf(front)));
}

const isApart = (one: Pick<NoteCard, 'id'>, other: Pick<NoteCard, 'id'>) => one.id !== null && other.id !== null;

/** Equal for texts that are equal as plain text, and much quicker to get: a number made of their letters. */
function sketchOf(text: string): number {
  let sketch = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (needsReading(code)) return sketchOfLetters(text);
    if (isLetterOrDigit(code)) sketch = (Math.imul(sketch, 31) + toLower(code)) | 0;
  }
  return sketch;
}

/** Markup hides letters (`<`, `&`, `]`), and beyond ASCII it takes a table to know one. */
const needsReading = (code: number) => code > 127 || code === 60 || code === 38 || code === 93;
const isLetterOrDigit = (code: number) => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const toLower = (code: number) => (code >= 65 && code <= 90 ? code + 32 : code);

function sketchOfLetters(text: string): number {
  const letters = (/[<&]|\]\(/.test(text) ? plainText(text) : text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  let sketch = 0;
  for (let at = 0; at < letters.length; at++) sketch = (Math.imul(sketch, 31) + letters.charCodeAt(at)) | 0;
  return sketch;
}

/** Found commands, manifests and fields are worded from what they ask, so the same question is the same fact. */
function wordingOf({ kind, form, front, answer, broken, gap, outdated, scenario }: Wording): string {
  const isWorded = ['found-command', 'found-manifest', 'found-fragment', 'found-field'].includes(form);
  const says = [plainText(front).toLowerCase(), isWorded ? '' : plainText(answer).toLowerCase(), plainText(broken ?? '').toLowerCase()];
  return [kind === 'basic' ? 'concept' : kind, ...says, gap, outdated ?? '', scenario?.key ?? ''].join('\u0000');
}
