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
  has: (deckId: number) => boolean;
  /** Takes one card out of a deck and all its parents; false, and nothing taken, when one of them has no room. */
  take: (deckId: number) => boolean;
  /** No deck has room any more. */
  isSpent: () => boolean;
}

/** The limit left for new cards or for reviews. A parent caps its children together. */
export function dayLimit(decks: readonly QueueDeck[], kind: 'new' | 'review'): DayLimit {
  const chains = deckChains(decks);
  const room = new Map(decks.map((deck) => [deck.id, { left: kind === 'new' ? deck.newPerDay : deck.reviewsPerDay }]));
  const rooms = new Map<number, { left: number }[]>();
  for (const deck of decks) {
    const chain = (chains.get(deck.id) ?? []).flatMap((id) => room.get(id) ?? []);
    rooms.set(deck.id, chain);
    for (const link of chain) link.left -= kind === 'new' ? deck.newDone : deck.reviewsDone;
  }

  const tops = new Set([...rooms.values()].flatMap((chain) => chain.slice(-1)));
  let open = [...tops].filter(hasRoom).length;
  return {
    has: (deckId) => rooms.has(deckId),
    take: (deckId) => {
      const chain = rooms.get(deckId);
      if (!chain?.every(hasRoom)) return false;
      for (const link of chain) link.left--;
      if (!chain.slice(-1).every(hasRoom)) open--;
      return true;
    },
    isSpent: () => open === 0,
  };
}

function hasRoom(link: { left: number }): boolean {
  return link.left >= 1;
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
