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
  if (cards.length === 0) return found;
  const lettersWanted = new Set(cards.map(({ front }) => lettersOf(front)));
  const byWording = new Map<string, Known>();
  // Of thousands of cards hardly any can be the same; a look at the letters is enough to pass over the others.
  for (const card of known) if (lettersWanted.has(lettersOf(card.front))) byWording.set(wordingOf(card), card);
  if (byWording.size === 0) return found;
  for (const card of cards) {
    const same = byWording.get(wordingOf(card));
    if (same && !isApart(same, card)) found.set(card, same);
  }
  return found;
}

const isApart = (one: Pick<NoteCard, 'id'>, other: Pick<NoteCard, 'id'>) => one.id !== null && other.id !== null;

/** Equal for texts that are equal as plain text, and much quicker to get. */
function lettersOf(text: string): string {
  return (/[<&]|\]\(/.test(text) ? plainText(text) : text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Found commands, manifests and fields are worded from what they ask, so the same question is the same fact. */
function wordingOf({ kind, form, front, answer, broken, gap, outdated, scenario }: Wording): string {
  const isWorded = ['found-command', 'found-manifest', 'found-fragment', 'found-field'].includes(form);
  const says = [plainText(front).toLowerCase(), isWorded ? '' : plainText(answer).toLowerCase(), plainText(broken ?? '').toLowerCase()];
  return [kind === 'basic' ? 'concept' : kind, ...says, gap, outdated ?? '', scenario?.key ?? ''].join('\u0000');
}
