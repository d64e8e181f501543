import type { NoteCard } from '../card';
import { canonicalText, countWords, questionOf, type CardWords } from './identity-words';

/** What identity depends on. */
export type IdentityCard = Pick<NoteCard, 'kind' | 'front' | 'answer' | 'broken' | 'at' | 'gap' | 'id' | 'form' | 'source'>;

export type MatchReason = 'id' | 'same' | 'same-answer' | 'same-question' | 'similar';

/** A card while it is being matched. */
export interface Side {
  index: number;
  card: IdentityCard;
  /** Only cards of the same nature are ever the same card: kind, direction, and what a manifest fragment is part of. */
  nature: string;
  question: string;
  answer: string;
  readonly words: CardWords;
  /** What the question sets in code: the things it is about. */
  readonly names: ReadonlySet<string>;
}

export interface Pairing {
  old: (Side | null)[];
  fresh: (Side | null)[];
  pairs: { old: Side; fresh: Side; reason: MatchReason }[];
}

export function sideOf(card: IdentityCard, index: number): Side {
  const question = questionOf(card);
  let words: CardWords | null = null;
  let names: ReadonlySet<string> | null = null;
  return {
    index,
    card,
    nature: [card.kind, card.form.endsWith('-reverse') ? 'reverse' : '', card.broken === null ? '' : 'repair'].join('#'),
    question: canonicalText(question),
    answer: canonicalText(card.answer),
    // Of most cards the text is unchanged, and neither words nor names are ever looked at.
    get words() {
      return (words ??= { question: countWords(question), answer: countWords(card.answer) });
    },
    get names() {
      return (names ??= new Set([...card.front.matchAll(/`([^`\n]+)`/g)].map((match) => (match[1] ?? '').toLowerCase())));
    },
  };
}

/** Settles that two cards are the same. */
export function takePair(pairing: Pairing, old: Side, fresh: Side, reason: MatchReason): void {
  pairing.old[old.index] = null;
  pairing.fresh[fresh.index] = null;
  pairing.pairs.push({ old, fresh, reason });
}

/** The sides that are still open, by name; those without a name are left out. */
export function groupBy(sides: readonly (Side | null)[], nameOf: (side: Side) => string | null): Map<string, Side[]> {
  const groups = new Map<string, Side[]>();
  for (const side of sides) {
    const name = side === null ? null : nameOf(side);
    if (side === null || name === null) continue;
    const group = groups.get(name);
    if (group) group.push(side);
    else groups.set(name, [side]);
  }
  return groups;
}
