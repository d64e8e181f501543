import type { CardSource, NoteCard } from '../card';
import { plainText } from './plain-text';

/** A card and all places that make it, the first one first. */
export interface MergedCard {
  card: NoteCard;
  sources: CardSource[];
}

/** Cards of several notes, each fact once. Cards with ids of their own and cards with different reasons to be off stay apart. */
export function mergeDuplicates(cards: readonly NoteCard[]): MergedCard[] {
  const merged: MergedCard[] = [];
  const byWording = new Map<string, MergedCard>();
  for (const card of cards) {
    const name = wordingOf(card);
    const same = byWording.get(name);
    if (!same || (same.card.id !== null && card.id !== null)) {
      const entry = { card, sources: [card.source] };
      merged.push(entry);
      if (!same) byWording.set(name, entry);
      continue;
    }
    same.sources.push(card.source);
    // What the author wrote as a card wins over what was found.
    if (card.confidence > same.card.confidence || (card.id !== null && same.card.id === null)) same.card = card;
  }
  return merged;
}

/** Found commands, manifests and fields are worded from what they ask, so the same question is the same fact. */
function wordingOf({ kind, form, front, answer, broken, gap, outdated, scenario }: NoteCard): string {
  const isWorded = ['found-command', 'found-manifest', 'found-fragment', 'found-field'].includes(form);
  const says = [plainText(front).toLowerCase(), isWorded ? '' : plainText(answer).toLowerCase(), plainText(broken ?? '').toLowerCase()];
  return [kind === 'basic' ? 'concept' : kind, ...says, gap, outdated ?? '', scenario?.key ?? ''].join('\u0000');
}
