import type { NoteChoices } from '../../electron/contract';
import { foundKinds, type FoundKind } from '../../electron/core/notes/found-kinds';
import type { PreviewCard } from './preview';

/** Which found cards are wanted: those of the kinds that are on, without single ones. */
export interface CardChoice {
  kinds: ReadonlySet<FoundKind>;
  /** Keys of single cards that are not wanted. */
  off: ReadonlySet<string>;
}

/** How many cards of a kind were found, and how many of them are wanted. */
export interface KindCount {
  kind: FoundKind;
  found: number;
  on: number;
}

export const chooseAll: CardChoice = { kinds: new Set(foundKinds), off: new Set() };

export const storedChoice = ({ found, off }: NoteChoices): CardChoice => ({ kinds: new Set(found), off: new Set(off) });

/** Everything but single cards. */
export const allBut = (off: readonly string[]): CardChoice => ({ ...chooseAll, off: new Set(off) });

/** How many cards that were switched off are no longer among those there are. */
export function countLost(before: readonly PreviewCard[], now: readonly PreviewCard[], { off }: CardChoice): number {
  const keys = new Set(now.map(({ card }) => card.key));
  return before.filter(({ card }) => off.has(card.key) && !keys.has(card.key)).length;
}

/** What is written as a card is always wanted; what has an obstacle never. */
export function isWanted({ card, obstacle }: PreviewCard, { kinds, off }: CardChoice): boolean {
  return obstacle === null && (card.found === null || (kinds.has(card.found) && !off.has(card.key)));
}

/** The kinds there are cards of, in the usual order. */
export function countKinds(cards: readonly PreviewCard[], choice: CardChoice): KindCount[] {
  const counts = new Map<FoundKind, KindCount>();
  for (const each of cards) {
    const kind = each.card.found;
    if (kind === null || each.obstacle !== null) continue;
    const { found, on } = counts.get(kind) ?? { found: 0, on: 0 };
    counts.set(kind, { kind, found: found + 1, on: on + (isWanted(each, choice) ? 1 : 0) });
  }
  return foundKinds.flatMap((kind) => counts.get(kind) ?? []);
}

/** All cards of a kind, or none of them once all are on. */
export function switchKind(cards: readonly PreviewCard[], choice: CardChoice, kind: FoundKind): CardChoice {
  const count = countKinds(cards, choice).find((each) => each.kind === kind);
  if (count && count.on === count.found) return { ...choice, kinds: new Set([...choice.kinds].filter((each) => each !== kind)) };
  const keys = keysOf(cards, kind);
  return { kinds: new Set([...choice.kinds, kind]), off: new Set([...choice.off].filter((key) => !keys.has(key))) };
}

/** One found card; of a kind that is off it comes alone. */
export function switchCard(cards: readonly PreviewCard[], choice: CardChoice, { card, obstacle }: PreviewCard): CardChoice {
  const { found, key } = card;
  if (found === null || obstacle !== null) return choice;
  const off = new Set(choice.kinds.has(found) ? choice.off : [...choice.off, ...keysOf(cards, found)]);
  if (!off.delete(key)) off.add(key);
  return { kinds: new Set([...choice.kinds, found]), off };
}

const keysOf = (cards: readonly PreviewCard[], kind: FoundKind) =>
  new Set(cards.filter(({ card }) => card.found === kind).map(({ card }) => card.key));
