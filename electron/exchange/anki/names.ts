import { cleanDeckName } from '../../core/decks';

/** Anki separates decks by `::`, in newer tables by a unit separator; a slash means nothing to it. */
export function deckName(name: string): string {
  return cleanDeckName(
    name
      .normalize('NFC')
      .replaceAll('/', '\u2215')
      .split(/::|\x1f/)
      .join('/'),
  );
}

export function splitTags(tags: string): string[] {
  return [...new Set(tags.split(/[\s\u3000]+/).filter((tag) => tag !== ''))];
}
