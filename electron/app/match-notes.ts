import type { NoteCard } from '../core/card';
import type { KnownCard } from '../store/cards';

/** A card as its note makes it now. */
export interface FreshCard {
  card: NoteCard;
  /** Relative to the source. */
  file: string;
  position: number;
}

export interface Matching {
  pairs: { known: KnownCard; next: FreshCard }[];
  added: FreshCard[];
  left: KnownCard[];
}

/**
 * Which stored card each card of the notes is, surest sign first: the author's id, the same question and answer, the same
 * question or the same answer. One to one, and never across kinds.
 */
export function matchNotes(before: readonly KnownCard[], fresh: readonly FreshCard[]): Matching {
  const pairs: Matching['pairs'] = [];
  let left = [...before];
  let added = [...fresh];
  const pair = (oldName: (card: KnownCard) => string | null, newName: (card: FreshCard) => string | null) => {
    const waiting = new Map<string, KnownCard[]>();
    for (const known of left) {
      const name = oldName(known);
      if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), known]);
    }
    const matched = new Set<KnownCard>();
    added = added.filter((next) => {
      const name = newName(next);
      const known = name === null ? undefined : waiting.get(name)?.shift();
      if (!known) return true;
      matched.add(known);
      pairs.push({ known, next });
      return false;
    });
    left = left.filter((known) => !matched.has(known));
  };

  pair(
    ({ noteId, kind }) => noteId && `${kind} ${noteId}`,
    ({ card }) => card.id && `${card.kind} ${card.id}`,
  );
  const inFile = (file: string, ...rest: string[]) => [file, ...rest].join('\0');
  pair(
    ({ file, kind, key }) => inFile(file, kind, key),
    ({ file, card }) => inFile(file, card.kind, card.key),
  );
  pair(
    ({ kind, key }) => inFile('', kind, key),
    ({ card }) => inFile('', card.kind, card.key),
  );
  pair(
    ({ file, kind, front }) => inFile(file, kind, front),
    ({ file, card }) => inFile(file, card.kind, card.front),
  );
  pair(
    ({ file, kind, answer }) => inFile(file, kind, answer),
    ({ file, card }) => inFile(file, card.kind, card.answer),
  );
  return { pairs, added, left };
}
