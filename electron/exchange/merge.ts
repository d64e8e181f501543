/** What becomes of each card of a file, given what is here already. Decides only; `jobs/import.ts` writes it. */
import type { WhoWins } from '../core/importing';
import type { Instant } from '../core/scheduling/types';
import type { Collection, ImportedCard } from './collection';

export interface MergeOptions {
  /** Everything goes below this deck; null keeps the file's decks. */
  deck: string | null;
  /** Take over reviews, memory, due days, suspension and flags. */
  history: boolean;
  wins: WhoWins;
}

/** A card that is here already. */
export interface KnownCard {
  id: number;
  /** It comes from a note, which alone says what it asks. */
  fromNote: boolean;
  aside: boolean;
  hash: string;
  /** Question and answer of a card that comes from a note; null for others, whose hash tells. */
  text: { front: string; answer: string } | null;
  /** The person's own text stands over what the file said. */
  rewritten: boolean;
  editedAt: Instant | null;
  modifiedAt: Instant | null;
  lastAt: Instant | null;
  reps: number;
}

/** `kept`: the file has another text, and what is here stays. */
export type TextChange = 'added' | 'updated' | 'unchanged' | 'kept';

export interface Decision<Known extends KnownCard> {
  card: ImportedCard;
  known: Known | null;
  text: TextChange;
  hash: string;
}

export const deckBelow = (options: Pick<MergeOptions, 'deck'>, deck: string): string =>
  options.deck === null ? deck : deck === 'Default' || deck === options.deck ? options.deck : `${options.deck}/${deck}`;

/** Files that are taken in together may say different things of one card. */
export interface Together {
  /** The text that counts of each card: the later one, else the first; otherwise each import would change it there and back. */
  latest: ReadonlyMap<string, ImportedCard>;
  /** What the files before have written, by key: the hashes of the texts. */
  written: Map<string, string>;
}

export function takenTogether(collections: readonly Pick<Collection, 'cards'>[]): Together {
  const latest = new Map<string, ImportedCard>();
  for (const { cards } of collections.length > 1 ? collections : []) {
    for (const card of cards) {
      const other = latest.get(card.key);
      if (!other || (card.modifiedAt ?? 0) > (other.modifiedAt ?? 0)) latest.set(card.key, card);
    }
  }
  return { latest, written: new Map() };
}

/** `hashOf` tells an unchanged card without making its text. What is decided counts as written for the next file. */
export function decide<Known extends KnownCard>(
  collection: Pick<Collection, 'cards'>,
  known: ReadonlyMap<string, Known>,
  hashOf: (card: ImportedCard) => string,
  options: Pick<MergeOptions, 'wins'>,
  { latest, written }: Together,
): Decision<Known>[] {
  const change = (card: ImportedCard, there: Known | null, hash: string): TextChange => {
    const isLatest = (latest.get(card.key) ?? card) === card;
    const before = written.get(card.key);
    if (before !== undefined) return before === hash ? 'unchanged' : isLatest ? 'updated' : 'kept';
    return there ? textChange(card, there, hash, isLatest ? options.wins : 'mine') : 'added';
  };
  const decisions = collection.cards.map((card): Decision<Known> => {
    const there = known.get(card.key) ?? null;
    const hash = hashOf(card);
    return { card, known: there, hash, text: change(card, there, hash) };
  });
  for (const { card, hash, text } of decisions) if (text === 'added' || text === 'updated') written.set(card.key, hash);
  return decisions;
}

function textChange(card: ImportedCard, known: KnownCard, hash: string, wins: WhoWins): TextChange {
  if (card.isHere) return 'unchanged';
  if (known.aside && !known.fromNote) return 'updated';
  // What its note says of a card beside the text is the note's alone.
  if (known.text) return known.text.front === card.content.front && known.text.answer === card.content.answer ? 'unchanged' : 'kept';
  const isSame = known.hash === hash;
  // Our own file brings what the person wrote along.
  if (isSame && (!known.rewritten || card.own?.edited)) return 'unchanged';
  if (wins === 'mine') return 'kept';
  if (wins === 'file') return 'updated';
  if (isSame) return 'kept';
  const here = Math.max(known.modifiedAt ?? 0, known.editedAt ?? 0);
  return card.modifiedAt === null || card.modifiedAt > here ? 'updated' : 'kept';
}

/** The rows of a card's log that are not here yet, and whether the file's memory is the later one. */
export function newHistory(card: ImportedCard, times: ReadonlySet<Instant>, known: Pick<KnownCard, 'lastAt'> | null) {
  const reviews = times.size === 0 ? card.reviews : card.reviews.filter(({ at }) => !times.has(at));
  const last = card.schedule?.lastAt ?? card.reviews.at(-1)?.at ?? null;
  const here = known?.lastAt ?? null;
  const isLater = here === null || (last !== null && last > here);
  return { reviews, isLater };
}
