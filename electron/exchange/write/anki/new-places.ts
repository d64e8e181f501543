import type { ImportedCard } from '../../collection';

/** Anki takes a place among new cards from here on for a mistake, and moves the card. */
const tooFar = 1_000_000;

/** The number Anki gets for each position: the same, or where one would be too high, all of them closed up in their order. */
export function newPlaces(cards: readonly Pick<ImportedCard, 'position'>[]): (position: number) => number {
  const positions = new Set(cards.map(({ position }) => Math.max(0, position)));
  const sorted = [...positions].sort((a, b) => a - b);
  if ((sorted.at(-1) ?? 0) < tooFar) return (position) => Math.max(0, position);
  const places = new Map(sorted.map((position, index) => [position, index]));
  return (position) => places.get(Math.max(0, position)) ?? 0;
}
