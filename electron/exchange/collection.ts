/**
 * What a file of any program holds, in Kubedeck's terms: every reader makes it, every writer takes it. Plain data; pictures and
 * sounds are asked for one by one.
 */
import type { CardContent, CardSource, ExamTopic, VersionRange } from '../core/card';
import type { DeckOptions } from '../core/decks';
import type { FormatName } from '../core/formats';
import type { Verdict } from '../core/grading/verdict';
import type { TableOptions } from '../core/tables';
import type { CardState, Instant, Rating, Schedule, StudyDay } from '../core/scheduling/types';

/** A kind of note with fields, and templates that make cards of them, as Anki has it. HTML of strangers. */
export interface ImportedType {
  /** Identity across files, for example `anki:1342697561419`. */
  key: string;
  name: string;
  /** One template, one card for each gap number. */
  cloze: boolean;
  fields: string[];
  templates: { name: string; front: string; back: string }[];
  css: string;
}

/** The fields that templates make cards of. */
export interface ImportedNote {
  guid: string;
  /** Key of its type. */
  type: string;
  fields: string[];
  modifiedAt: Instant;
}

/** One row of a card's log elsewhere, in its order. */
export type ImportedReview = (
  | {
      type: 'answer' | 'practice';
      at: Instant;
      rating: Rating;
      durationMs: number | null;
      /** Days to the next; 0 while learning. */ interval: number;
    }
  | { type: 'reset'; at: Instant; interval: number }
  | { type: 'reschedule'; at: Instant; interval: number }
) & {
  /** What only our own log keeps; absent in files of other programs. */
  own?: OwnReview;
};

/** The rest of a row of our log. */
export interface OwnReview {
  day: StudyDay;
  /** How far the wall clock was ahead of UTC, in minutes. */
  utcOffset: number;
  stateBefore: CardState;
  /** Where an answer or a new due day put the card. */
  after: Pick<Schedule, 'state' | 'step' | 'dueAt' | 'dueDay' | 'interval'>;
  /** Study days since the last answer; null for a first one. */
  elapsedDays: number | null;
  /** Probability of recall just before, 0 to 1; null for a first answer. */
  predicted: number | null;
  typed: string | null;
  verdict: Verdict | null;
  hints: number;
  overruled: string | null;
  /** The row is the state that came with an import, not a due day set by hand; its type is `reschedule`. */
  imported: Schedule | null;
}

/** What a person can edit of a card. */
export interface EditableText {
  front: string;
  answer: string;
  why: string;
}

/** What only our own file keeps of a card. */
export interface OwnCard {
  /** The passage that makes it and the source the file belongs to; null for a card without a note. `key` is its identity there. */
  source: (CardSource & { path: string; key: string; id: string | null }) | null;
  form: string;
  confidence: number;
  outdated: string | null;
  wrong: string[];
  /** The person's text, the text of the note it was written over, and when. */
  edited: { text: EditableText; base: EditableText; at: Instant } | null;
  /** Answers the person has declared right, oldest first. */
  accepted: { answer: string; reason: string; at: Instant }[];
  /** When its note lost it; null while it is there. */
  asideAt: Instant | null;
}

/** What only our own file keeps beside cards. */
export interface OwnCollection {
  /** Settings that the person has changed. */
  settings: Record<string, unknown>;
  /** Where notes come from. */
  sources: {
    kind: 'bundled' | 'folder' | 'file' | 'import';
    path: string;
    choices: Record<string, unknown>;
    addedAt: Instant;
    removedAt: Instant | null;
  }[];
  /** Found cards that the person does not want, by the path of their source. */
  unwanted: { path: string; key: string; card: Record<string, unknown> }[];
  examProfiles: {
    name: string;
    data: Record<string, unknown>;
    createdAt: Instant;
    archivedAt: Instant | null;
    result: Record<string, unknown> | null;
  }[];
  /** `profile` is a place in `examProfiles`. */
  mockExams: {
    profile: number | null;
    startedAt: Instant;
    paper: Record<string, unknown>;
    finishedAt: Instant | null;
    score: Record<string, unknown> | null;
  }[];
}

export interface ImportedCard {
  /** Identity across files of its format, with the format's prefix, for example `anki:GUID:0`. Importing it again updates the card. */
  key: string;
  /** Slash-separated. */
  deck: string;
  /** What it asks. For a card made by templates it is their plain text, for lists and the search. */
  content: CardContent;
  /** The note and the number of the template (for clozes the gap number less one); null for a card with text of its own. */
  made: { guid: string; template: number } | null;
  /** The file says its words only: the rest of a card that is here already stays. */
  onlyWords?: true;
  /** It is here already and says the same. */
  isHere?: true;
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  /** Cards with the same text here are kept apart on a day. */
  siblings: string;
  /** Order among the new cards of its deck. */
  position: number;
  flag: 0 | 1 | 2 | 3 | 4;
  suspended: boolean;
  leech: boolean;
  buriedDay: StudyDay | null;
  addedAt: Instant | null;
  /** When it was changed last where it comes from; null when the file does not say. */
  modifiedAt: Instant | null;
  /** Oldest first. */
  reviews: ImportedReview[];
  /** Where the card stands; null for a card never studied, and where the reviews alone decide. */
  schedule: Schedule | null;
  /** Absent in files of other programs. */
  own?: OwnCard;
}

export interface ImportedMedia {
  /** One path component, NFC, safe on every system. */
  name: string;
  bytes: number;
  sha1: string | null;
}

/** What of a file is not taken over, and why: one line for the report. */
export interface Refused {
  what: string;
  reason: string;
}

export interface Collection {
  format: FormatName;
  types: ImportedType[];
  notes: ImportedNote[];
  cards: ImportedCard[];
  media: ImportedMedia[];
  /** Options of decks that the file has, by deck name. */
  decks: { name: string; options: Partial<DeckOptions> }[];
  refused: Refused[];
  /** Absent in files of other programs. */
  own?: OwnCollection;
}

/** An open file: what it holds, and its media on demand. */
export interface OpenCollection {
  collection: Collection;
  /** The bytes of one of `collection.media`. @throws AppError `damaged` */
  readMedia: (name: string) => Promise<Buffer>;
  close: () => void;
}

/** What a reader may need to know of the person's side. */
export interface ReadContext {
  /** Private and empty: everything a reader writes goes there. */
  tempDir: string;
  now: Instant;
  studyDayAt: (at: Instant) => StudyDay;
  /** Minutes that local time is ahead of UTC. */
  offsetAt: (at: Instant) => number;
  /** First instant of a study day. */
  dayStart: (day: StudyDay) => Instant;
  /** FSRS weights of the decks that cards go to when their own file has none. */
  weights: readonly number[];
  /** How a table of text is to be read; what is left out is guessed. */
  table?: TableOptions | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { done: number; total: number; label: string }) => void) | undefined;
}
