/** A deck of the day's queue: its limits, and what was done today on its own cards (not those of its children). */
export interface QueueDeck {
  id: number;
  /** A parent that is not listed does not limit. */
  parentId: number | null;
  newPerDay: number;
  reviewsPerDay: number;
  newDone: number;
  reviewsDone: number;
}

/** What is left of one limit over a tree of decks. */
export interface DayLimit {
  /** The room of a deck; undefined for a deck that is not listed. */
  roomOf: (deckId: number) => DeckRoom | undefined;
  /** No deck has room any more. */
  isSpent: () => boolean;
}

export interface DeckRoom {
  /** Takes one card out of the deck and all its parents; false, and nothing taken, when one of them has no room. */
  take: () => boolean;
}

/** The limit left for new cards or for reviews. A parent caps its children together. */
export function dayLimit(decks: readonly QueueDeck[], kind: 'new' | 'review'): DayLimit {
  const chains = deckChains(decks);
  const left = new Map(decks.map((deck) => [deck.id, { cards: kind === 'new' ? deck.newPerDay : deck.reviewsPerDay }]));
  const linksOf = (deck: QueueDeck): Left[] => (chains.get(deck.id) ?? []).flatMap((id) => left.get(id) ?? []);
  for (const deck of decks) {
    for (const link of linksOf(deck)) link.cards -= kind === 'new' ? deck.newDone : deck.reviewsDone;
  }

  const tops = new Set(decks.flatMap((deck) => linksOf(deck).slice(-1)));
  let open = [...tops].filter(hasRoom).length;
  const rooms = new Map<number, DeckRoom>();
  for (const deck of decks) {
    const links = linksOf(deck);
    const take = (): boolean => {
      if (!links.every(hasRoom)) return false;
      for (const link of links) {
        link.cards--;
        if (tops.has(link) && !hasRoom(link)) open--;
      }
      return true;
    };
    rooms.set(deck.id, { take });
  }
  return { roomOf: (deckId) => rooms.get(deckId), isSpent: () => open === 0 };
}

/** Cards left of one deck's own limit. */
interface Left {
  cards: number;
}

function hasRoom({ cards }: Left): boolean {
  return cards >= 1;
}

/** For each deck its own id and those of its parents, itself first. */
function deckChains(decks: readonly QueueDeck[]): Map<number, number[]> {
  const parents = new Map(decks.map((deck) => [deck.id, deck.parentId]));
  return new Map(
    decks.map(({ id }) => {
      const chain: number[] = [];
      for (let link: number | null = id; link !== null && parents.has(link) && !chain.includes(link); link = parents.get(link) ?? null) {
        chain.push(link);
      }
      return [id, chain];
    }),
  );
}
