/** What an Anki file holds, as plain data. Ids are Anki's own: integers, mostly milliseconds of their making. */
export interface AnkiCollection {
  generation: AnkiGeneration;
  /** A `collection` file is meant to replace everything, a `package` to be added. Told by the name only: nothing inside says it. */
  kind: 'package' | 'collection';
  /** Version of the collection's tables, 11 to 18. */
  schema: number;
  /** Unix seconds; the day that due days are counted from. */
  createdAt: number;
  settings: AnkiSettings;
  notetypes: AnkiNotetype[];
  notes: AnkiNote[];
  cards: AnkiCard[];
  /** In order of time. */
  reviews: AnkiReview[];
  decks: AnkiDeck[];
  deckOptions: AnkiDeckOptions[];
  tags: string[];
  media: AnkiMediaEntry[];
  /** What was left out or read otherwise than it stands, one line for each reason. */
  refused: Refusal[];
}

/** `legacy1` collection.anki2, `legacy2` collection.anki21, `latest` collection.anki21b, `bare` a database without a package. */
export type AnkiGeneration = 'legacy1' | 'legacy2' | 'latest' | 'bare';

export interface Refusal {
  /** For people: `Card 1502298033753`, or `12 cards (the first is 1502298033753)`. */
  what: string;
  reason: string;
}

export interface AnkiSettings {
  /** With 1, learning cards had three buttons. */
  schedulerVersion: 1 | 2;
  /** Hour a day starts at; null for the first scheduler, whose days start at the hour of `createdAt`. */
  rollover: number | null;
  /** Minutes ahead of UTC when the collection was made; null when not kept. */
  creationOffset: number | null;
  /** Whether FSRS was on; null when not said (packages leave it out). */
  fsrs: boolean | null;
}

export interface AnkiNotetype {
  id: number;
  /** The note type this one is a copy of, where Anki remembers it. */
  originalId: number | null;
  name: string;
  cloze: boolean;
  /** Names in order. */
  fields: string[];
  /** In order: a card's `ord` is an index into them, except for a cloze. */
  templates: AnkiTemplate[];
  css: string;
}

export interface AnkiTemplate {
  name: string;
  ord: number;
  front: string;
  back: string;
  /** Deck its cards go to instead of the note's. */
  deckId: number | null;
}

export interface AnkiNote {
  id: number;
  /** Names the note across files; not always unique within one. */
  guid: string;
  notetypeId: number;
  /** HTML of strangers. */
  fields: string[];
  tags: string[];
  /** Unix seconds. */
  modified: number;
}

/** A card's row as it stands; `history.ts` says what it means. */
export interface AnkiCard {
  id: number;
  noteId: number;
  /** Index of the template, or of the cloze number less one. */
  ord: number;
  deckId: number;
  type: number;
  queue: number;
  due: number;
  interval: number;
  factor: number;
  reps: number;
  lapses: number;
  /** Learning steps left, in its last three digits. */
  left: number;
  originalDue: number;
  /** The deck a card in a filtered deck comes from; 0 for all others. */
  originalDeck: number;
  /** 0 none, 1 to 7 colours. */
  flag: number;
  /** JSON with the FSRS memory, or empty. */
  data: string;
}

export interface AnkiReview {
  /** Unix milliseconds of the answer. */
  id: number;
  cardId: number;
  ease: number;
  /** Days when positive, seconds when negative. */
  interval: number;
  lastInterval: number;
  factor: number;
  durationMs: number;
  type: number;
}

export interface AnkiDeck {
  id: number;
  /** Slash-separated, as our decks are; a slash within a part is written `∕` (U+2215). */
  name: string;
  filtered: boolean;
  /** Null for a filtered deck. */
  optionsId: number | null;
  description: string;
}

export interface AnkiDeckOptions {
  id: number;
  name: string;
  newPerDay: number;
  reviewsPerDay: number;
  learningMinutes: number[];
  relearningMinutes: number[];
  maximumInterval: number;
  /** 0 is never. */
  leechLapses: number;
  leechAction: 'suspend' | 'tag';
  /** 0 to 1; null when not set. */
  desiredRetention: number | null;
  /** Assumed of reviews before FSRS, 0 to 1. */
  historicalRetention: number;
  /** 21 (FSRS-6), 19 (FSRS-5) or 17 (FSRS-4.5) of them; null for none or another number. */
  weights: number[] | null;
}

export interface AnkiMediaEntry {
  /** One safe file name, in Unicode's composed form. */
  name: string;
  /** Name of the archive's entry. */
  zipName: string;
  /** Bytes unpacked. */
  size: number;
  /** Lower-case hexadecimal of the unpacked bytes; null where the package keeps none. */
  sha1: string | null;
  zstd: boolean;
}
