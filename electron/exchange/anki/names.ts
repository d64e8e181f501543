import { cleanDeckName } from '../../core/decks';

const slashLike = '\u2215';
/** Far more than anyone nests; each level becomes a deck of its own. */
const deepest = 30;
const longest = 1_000;

/** Anki separates decks by `::`, in newer tables by a unit separator; a slash means nothing to it. */
export function deckName(name: string): string {
  const parts = name
    .normalize('NFC')
    .slice(0, longest)
    .toWellFormed()
    .replaceAll('/', slashLike)
    .split(/::|\x1f/);
  return cleanDeckName([...parts.slice(0, deepest - 1), parts.slice(deepest - 1).join(slashLike)].join('/'));
}

export function splitTags(tags: string): string[] {
  return [...new Set(tags.split(/[\s\u3000]+/).filter((tag) => tag !== ''))];
}
