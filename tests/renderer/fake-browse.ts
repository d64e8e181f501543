import type { BrowseLayout, BrowseRow, CardView, SavedSearch } from '../../electron/contract';
import type { BrowseApi } from '../../electron/contract/browse';
import type { CustomApi } from '../../electron/contract/custom';
import { parseSearch } from '../../electron/core/search/parse';

const changed = ({ cards }: { cards: readonly number[] }) => ({ changed: cards.length });

const toRow = ({ id, kind, front, deck, state, flag, suspended, leech, tags, source }: CardView, now: number): BrowseRow => ({
  id,
  kind,
  front,
  deckId: deck.id,
  deck: deck.name,
  state,
  dueAt: null,
  dueDay: state === 'new' ? null : Math.floor(now / 86_400_000) + id,
  stability: state === 'new' ? null : id * 3.5,
  difficulty: state === 'new' ? null : 5.2,
  retrievability: state === 'new' ? null : 0.9,
  reps: state === 'new' ? 0 : id,
  lapses: 0,
  interval: state === 'new' ? 0 : id * 3,
  addedAt: now,
  editedAt: null,
  flag,
  suspended,
  buried: false,
  leech,
  aside: false,
  tags,
  file: source?.file ?? null,
  lastAt: null,
});

/** A table of the cards whose question has the query in it. */
export function fakeBrowse(cards: readonly CardView[], now: () => number): BrowseApi & CustomApi {
  let layout: BrowseLayout = { columns: ['front', 'deck', 'due'], sort: null, descending: false };
  let saved: SavedSearch[] = [{ name: 'Hard ones', query: 'prop:lapses>3' }];
  const plan = { cards: 1, samples: [{ card: 1, field: 'front' as const, before: 'a', after: 'b' }], leftOut: [] };
  return {
    browse: ({ query, descending }) => {
      const parsed = parseSearch(query);
      if (!parsed.ok) return parsed;
      const found = cards.filter(({ front }) => front.toLowerCase().includes(query.toLowerCase())).map(({ id }) => id);
      return { ok: true, cards: descending ? found.reverse() : found, hints: parsed.hints };
    },
    browseRows: ({ cards: wanted }) => wanted.flatMap((id) => cards.filter((card) => card.id === id).map((card) => toRow(card, now()))),
    searchNames: () => ({ decks: ['Networking/Services', 'Storage'], tags: ['services'], files: ['networking/services.md'], sources: [] }),
    savedSearches: () => saved,
    saveSearch: (search) => (saved = [...saved.filter(({ name }) => name !== search.name), search]),
    removeSearch: ({ name }) => (saved = saved.filter((search) => search.name !== name)),
    browseLayout: () => layout,
    setBrowseLayout: (chosen) => (layout = chosen),
    startCustom: () => ({ session: 1, cards: cards.length }),
    todayLimits: () => ({ newCards: 0, reviews: 0 }),
    setTodayLimits: (limits) => limits,
    unbury: changed,
    tag: changed,
    move: changed,
    resetCards: changed,
    reschedule: changed,
    setAside: changed,
    deleteCards: ({ cards: gone }) => ({ removed: 0, aside: gone.length }),
    planReplace: () => plan,
    replaceText: () => plan,
    findDuplicates: () => [],
    memoryCurve: () => ({ lines: [], answers: [], today: Math.floor(now() / 86_400_000) }),
  };
}
