/** Finding cards, and changing many of them at once. Part of the contract; see `contract.ts`. */
import * as v from 'valibot';
import type { CardKind } from '../core/card';
import { searchColumns, type SearchColumn } from '../core/search/columns';
import type { SearchVocabulary } from '../core/search/complete';
import type { SearchProblem } from '../core/search/query';
import type { CardState, Instant, Rating, StudyDay } from '../core/scheduling/types';
import { nothing, type Nothing, type Out } from './method';

/** What a query finds: every card in the order asked for, or what is wrong with the query and where. */
export type Found = { ok: true; cards: number[]; hints: SearchProblem[] } | { ok: false; problem: SearchProblem };

/** A card as a line of the table. */
export interface BrowseRow {
  id: number;
  kind: CardKind;
  /** The start of the question. */
  front: string;
  deckId: number;
  deck: string;
  state: CardState;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  stability: number | null;
  difficulty: number | null;
  /** Now, 0 to 1; null without a memory. */
  retrievability: number | null;
  reps: number;
  lapses: number;
  /** Days; 0 while learning. */
  interval: number;
  addedAt: Instant;
  editedAt: Instant | null;
  flag: 0 | 1 | 2 | 3 | 4;
  suspended: boolean;
  buried: boolean;
  leech: boolean;
  aside: boolean;
  tags: string[];
  file: string | null;
  lastAt: Instant | null;
}

export type { SearchVocabulary };

export interface SavedSearch {
  name: string;
  query: string;
}

/** Which columns the table has, in their order, and what it is sorted by. */
export interface BrowseLayout {
  columns: SearchColumn[];
  sort: SearchColumn | null;
  descending: boolean;
}

export const replaceFields = ['front', 'answer', 'why'] as const;
export type ReplaceField = (typeof replaceFields)[number];

export interface Replacement {
  cards: number[];
  find: string;
  replace: string;
  /** `find` is a regular expression, and `$1` in `replace` stands for its first group. */
  regex: boolean;
  matchCase: boolean;
  fields: ReplaceField[];
}

/** What a replacement would do. */
export interface ReplacePlan {
  cards: number;
  /** The first of them. */
  samples: { card: number; field: ReplaceField; before: string; after: string }[];
  /** Cards that would be changed but can't be, and why. */
  leftOut: { cards: number; reason: string }[];
}

/** Cards that say the same, or nearly. */
export interface DuplicateGroup {
  cards: { id: number; front: string; deck: string }[];
  /** 0 to 1; 1 for the same text. */
  likeness: number;
}

/** A card's memory over time, by its log and the weights in force now. */
export interface MemoryCurve {
  /** Probability of recall on study days, with parts of days; a gap between lines where the card was reset. */
  lines: { day: number; recall: number }[][];
  answers: {
    day: StudyDay;
    rating: Rating;
    /** Just after; of practice what it was before. */
    stability: number | null;
    difficulty: number | null;
    practice: boolean;
  }[];
  today: StudyDay;
}

type Changed = { changed: number };

export interface BrowseApi {
  browse: (input: { query: string; sort: SearchColumn | null; descending: boolean }) => Out<Found>;
  /** Lines of the table in the order of the ids, at most 200; those of cards that are gone are left out. */
  browseRows: (input: { cards: number[] }) => Out<BrowseRow[]>;
  /** Names that a query can be completed with. */
  searchNames: (input: Nothing) => Out<SearchVocabulary>;
  savedSearches: (input: Nothing) => Out<SavedSearch[]>;
  /** A search of that name is replaced. */
  saveSearch: (input: SavedSearch) => Out<SavedSearch[]>;
  removeSearch: (input: { name: string }) => Out<SavedSearch[]>;
  browseLayout: (input: Nothing) => Out<BrowseLayout>;
  setBrowseLayout: (input: BrowseLayout) => Out<BrowseLayout>;

  unbury: (input: { cards: number[] }) => Out<Changed>;
  /** Notes read again keep what was changed here. */
  tag: (input: { cards: number[]; add: string[]; remove: string[] }) => Out<Changed>;
  /** Into a deck by name, made when it is not there. Notes read again leave the cards in it. */
  move: (input: { cards: number[]; deck: string }) => Out<Changed>;
  /** Back to new; what was answered stays in the log. */
  resetCards: (input: { cards: number[] }) => Out<Changed>;
  /** Due so many days from today, spread evenly over `from` to `to`, in the order given. Cards never answered stay new. */
  reschedule: (input: { cards: number[]; from: number; to: number }) => Out<Changed>;
  setAside: (input: { cards: number[] }) => Out<Changed>;
  /** Removes cards without a note; those of notes are set aside, because their notes still have them. */
  deleteCards: (input: { cards: number[] }) => Out<{ removed: number; aside: number }>;
  /** Stores nothing. */
  planReplace: (input: Replacement) => Out<ReplacePlan>;
  /** Writes the changed text as the person's own. */
  replaceText: (input: Replacement) => Out<ReplacePlan>;
  /** The largest groups first, at most 500. */
  findDuplicates: (input: { cards: number[]; similar: boolean }) => Out<DuplicateGroup[]>;
  memoryCurve: (input: { card: number }) => Out<MemoryCurve>;
}

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const cards = v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000));
/** The parser says in words that a query is too long. */
const query = v.pipe(v.string(), v.maxLength(100_000));
const searchName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const column = v.picklist(searchColumns);
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36_500));
const tags = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[^\s#]{1,200}$/))), v.maxLength(50));

export const savedSearch = v.strictObject({ name: searchName, query });
export const browseLayout = v.strictObject({
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(searchColumns.length)),
  sort: v.nullable(column),
  descending: v.boolean(),
});

const replacement = v.strictObject({
  cards,
  find: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  replace: v.pipe(v.string(), v.maxLength(10_000)),
  regex: v.boolean(),
  matchCase: v.boolean(),
  fields: v.pipe(v.array(v.picklist(replaceFields)), v.minLength(1), v.maxLength(replaceFields.length)),
});

export const browseInputs = {
  browse: v.strictObject({ query, sort: v.nullable(column), descending: v.boolean() }),
  browseRows: v.strictObject({ cards: v.pipe(v.array(id), v.maxLength(200)) }),
  searchNames: nothing,
  savedSearches: nothing,
  saveSearch: savedSearch,
  removeSearch: v.strictObject({ name: v.pipe(v.string(), v.maxLength(100)) }),
  browseLayout: nothing,
  setBrowseLayout: browseLayout,
  unbury: v.strictObject({ cards }),
  tag: v.strictObject({ cards, add: tags, remove: tags }),
  move: v.strictObject({ cards, deck: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
  resetCards: v.strictObject({ cards }),
  reschedule: v.pipe(
    v.strictObject({ cards, from: days, to: days }),
    v.check(({ from, to }) => from <= to, 'The first day comes after the last'),
  ),
  setAside: v.strictObject({ cards }),
  deleteCards: v.strictObject({ cards }),
  planReplace: replacement,
  replaceText: replacement,
  findDuplicates: v.strictObject({ cards, similar: v.boolean() }),
  memoryCurve: v.strictObject({ card: id }),
} satisfies { [M in keyof BrowseApi]: v.GenericSchema<unknown, Parameters<BrowseApi[M]>[0]> };
