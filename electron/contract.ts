/**
 * The only boundary. The window, the command line and the tests all call `dispatch(api, method, input)`; what crosses
 * it is plain data. Inputs are checked against the schemas below, so nothing behind the boundary checks shapes again.
 */
import * as v from 'valibot';
import { cardKinds, type CardContent, type CardKind, type CardSource, type ExamTopic, type VersionRange } from './core/card';
import { browseInputs, type BrowseApi } from './contract/browse';
import { everydayInputs, everydaySettings, type EverydayApi, type EverydayChanges, type EverydaySettings } from './contract/everyday';
import { customInputs, type CustomApi } from './contract/custom';
import { examInputs, type ExamApi, type ExamOutlook } from './contract/exams';
import { exchangeInputs, type ExchangeApi, type ExportReport, type ImportReport } from './contract/exchange';
import { nothing, type Nothing, type Out } from './contract/method';
import type { DeckOptions } from './core/decks';
import type { CardHtml } from './core/imported-card';
import type { Grade, GradedCard, Verdict } from './core/grading/verdict';
import type { CardState, Instant, LogEntry, Rating, StudyDay } from './core/scheduling/types';
import { optimiseInputs, type OptimiseApi, type OptimiseReport, type WorkloadReport } from './contract/optimise';
import { profilesInputs, type Moved, type ProfilesApi } from './contract/profiles';
import { safetyInputs, type Backup, type SafetyApi, type VerifyReport } from './contract/safety';
import { statisticsInputs, type StatisticsApi } from './contract/statistics';
import { noteInputs, type NoteChoices, type NotesApi, type SyncReport, type Watched } from './contract/notes';

// ── What is due ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Cards left for today, within the limits of their decks. */
export interface Counts {
  new: number;
  learning: number;
  review: number;
}

export interface Today {
  day: StudyDay;
  counts: Counts;
  /** Minutes the counts will take at the person's own pace. */
  minutes: number;
  done: { reviews: number; minutes: number };
  /** Days in a row with at least one review, today included once it has one. */
  streak: number;
  /** Reviews per study day of the last year, oldest first; days without any are left out. */
  history: { day: StudyDay; reviews: number }[];
  /** Cards due tomorrow if today's are all done. */
  tomorrow: number;
  /** Every card that is not set aside. */
  total: number;
  /** The exam whose plan orders the day; null without one. */
  exam: { id: number; name: string; daysLeft: number; expected: number | null; minutes: number } | null;
  /** When the next learning card comes due if nothing else is left today; null otherwise. */
  nextLearningAt: Instant | null;
  /** Set when the computer's clock stands before the last review. */
  clockWarning: string | null;
}

// ── Cards ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const flags = [0, 1, 2, 3, 4] as const;
/** 0 none, then red, amber, green, blue. */
export type Flag = (typeof flags)[number];

export interface CardView extends CardContent {
  id: number;
  deck: { id: number; name: string };
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  source: CardSource | null;
  /** Further passages that make it; its own is `source`. */
  alsoIn: CardSource[];
  /** Address that its pictures are relative to: those beside its note, or those that came with the file it was imported from. */
  pictures: string;
  state: CardState;
  flag: Flag;
  suspended: boolean;
  leech: boolean;
  /** How it is shown instead of `front` and `answer`; null for a card of ours. */
  html: CardHtml | null;
  /** The text differs from its note because the person edited it here. */
  edited: boolean;
  /** The note's text, when it was changed too since the person edited the card; null otherwise. */
  noteText: CardText | null;
}

export type { CardHtml };

/** What of a card a person can edit. */
export interface CardText {
  front: string;
  answer: string;
  why: string;
}

/** What one rating button does: a delay in minutes within the day, or an interval in days. One is not null; of practice neither. */
export interface Choice {
  minutes: number | null;
  days: number | null;
}

export type StudyStep =
  /** `typed`: the card's deck asks for a typed answer to cards of this kind; it stays optional. `practice`: the schedule stays as it is. */
  | { type: 'card'; card: CardView; choices: Record<Rating, Choice>; typed: boolean; remaining: Counts; practice?: true }
  /** Only learning cards are left and none is due yet. */
  | { type: 'wait'; until: Instant; remaining: Counts }
  | { type: 'done'; remaining: Counts };

export interface Answered {
  card: number;
  /** The card reached the leech limit with this answer, and was suspended or flagged. */
  leech: 'suspend' | 'flag' | null;
  next: StudyStep;
}

export interface ReviewRecord {
  id: number;
  at: Instant;
  day: StudyDay;
  type: LogEntry['type'];
  rating: Rating | null;
  durationMs: number | null;
  stateBefore: CardState;
  stateAfter: CardState;
  /** Days to the next review; null while learning. */
  intervalDays: number | null;
  /** Predicted retrievability just before, 0 to 1; null for a first answer. */
  predicted: number | null;
  undone: boolean;
  typed: string | null;
  verdict: Verdict | null;
  /** Why the person overruled the verdict; null when they did not. */
  overruled: string | null;
  hints: number;
}

export interface CardInfo {
  card: CardView;
  addedAt: Instant;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  stability: number | null;
  difficulty: number | null;
  /** Now, 0 to 1. */
  retrievability: number | null;
  reps: number;
  lapses: number;
  reviews: ReviewRecord[];
}

export interface Graded extends Grade {
  /** From the verdict, the hints and the time against the person's own pace. */
  suggested: Rating;
}

/** Part of the model answer, as far as it was asked for. */
export interface Hint {
  text: string;
  shown: number;
  total: number;
}

/** An answer the person has declared right for a card. */
export interface AcceptedAnswer {
  id: number;
  card: number;
  kind: CardKind;
  front: string;
  answer: string;
  reason: string;
  at: Instant;
}

/** What was typed for an answer, and what became of it. */
export interface TypedAnswer {
  text: string;
  hints: number;
  /** Why the verdict was overruled; null when it stands. */
  overruled: string | null;
}

/** One undone step, in words; null when there is nothing to undo. */
export interface Undone {
  label: string;
  /** The card the step was about, to show it again. */
  card: number | null;
}

export interface SessionSummary {
  reviews: number;
  cards: number;
  /** Share of first answers of the session that were not Again, 0 to 1; null without any. */
  rightFirstTime: number | null;
  minutes: number;
  hardest: { id: number; front: string; kind: CardKind; again: number }[];
  tomorrow: number;
}

// ── Decks ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type { DeckOptions };

export interface DeckRow {
  id: number;
  /** Full slash-separated name. */
  name: string;
  parent: number | null;
  /** What it and those below it would give today if it were studied on its own. */
  counts: Counts;
  total: number;
  /** Options set on this deck itself; everything else comes from its parent or from Settings. */
  own: Partial<DeckOptions>;
  effective: DeckOptions;
}

export type { AddNotes, IdPlan, IdReport, NoteChoices, NotesPreview, SyncReport, Watched } from './contract/notes';

export type {
  BrowseLayout,
  BrowseRow,
  DuplicateGroup,
  MemoryCurve,
  Replacement,
  ReplacePlan,
  SavedSearch,
  SearchVocabulary,
} from './contract/browse';
export type { CustomMode } from './contract/custom';
export type { ExportInput, ExportReport, ImportInput, ImportReport } from './contract/exchange';
export type { Backup, VerifyReport } from './contract/safety';

/** A card whose note no longer has it; its history is kept. */
export interface AsideCard {
  id: number;
  kind: CardKind;
  front: string;
  deck: string;
  file: string | null;
  asideAt: Instant;
  reviews: number;
}

/** A card in a list. */
export interface CardLine {
  id: number;
  kind: CardKind;
  front: string;
  deck: string;
  suspended: boolean;
}

export interface NoteFolder {
  id: number;
  path: string;
  bundled: boolean;
  cards: number;
  problems: number;
  readAt: Instant | null;
  /** Why it could not be read the last time; its cards are kept. */
  trouble: string | null;
  choices: NoteChoices;
  watched: Watched;
}

// ── Settings, long work ─────────────────────────────────────────────────────────────────────────────────────────────

export interface Settings extends EverydaySettings {
  theme: 'system' | 'light' | 'dark';
  /** Percent of the standard size, 80 to 200. */
  textSize: number;
  /** Minutes after midnight at which a study day starts. */
  dayStartMinutes: number;
  /** Minor version of the exam: cards of other versions are left out. */
  kubernetes: string;
  /** How a note is opened: `system`, or a command with `{file}` and `{line}`, for example `code -g {file}:{line}`. */
  editor: string;
  /** Offer field names while typing YAML. The exam does not. */
  completeFields: boolean;
  /** What decks use unless they say otherwise. */
  deckDefaults: DeckOptions;
}

/** What a long job is doing. Poll `jobStatus`; a finished job keeps its result until it is asked for. */
export type JobStatus<Result> =
  | { state: 'running'; done: number; total: number; label: string }
  | { state: 'finished'; result: Result }
  | { state: 'failed'; message: string }
  | { state: 'cancelled' };

/** What long work ends with. */
export type JobResult =
  | { job: 'verify'; report: VerifyReport }
  | { job: 'import'; report: ImportReport }
  | { job: 'export'; report: ExportReport }
  | { job: 'notes'; report: SyncReport }
  | { job: 'exam-plan'; report: ExamOutlook }
  | { job: 'optimise'; report: OptimiseReport }
  | { job: 'workload'; report: WorkloadReport }
  | { job: 'move'; report: Moved };

/** What stands between the person and their data, when the database could not be opened. */
export interface Trouble {
  code: 'damaged' | 'too-new' | 'read-only' | 'busy' | 'disk-full' | 'not-found' | 'internal';
  message: string;
  dataFolder: string;
  backups: Backup[];
}

export interface Status {
  trouble: Trouble | null;
  dataFolder: string;
  /** One sentence for the person about the start itself, for example that bundled decks are missing. */
  notice: string | null;
  settings: Settings | null;
}

export interface About {
  version: string;
  electron: string;
  chromium: string;
  node: string;
  sqlite: string;
  platform: string;
  /** Where the person looks for newer versions: the homepage that package.json names; null without one. */
  homepage: string | null;
}

// ── The methods ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Api
  extends BrowseApi, CustomApi, EverydayApi, ExamApi, ExchangeApi, NotesApi, OptimiseApi, ProfilesApi, SafetyApi, StatisticsApi {
  status: (input: Nothing) => Out<Status>;
  about: (input: Nothing) => Out<About>;

  today: (input: Nothing) => Out<Today>;
  /** The card to study now, from one deck and those below it, from all, or from a session of `startCustom`. */
  nextCard: (input: { deck: number | null; custom?: number | undefined }) => Out<StudyStep>;
  /** Stores a rating durably, then says what comes next. */
  answerCard: (input: AnswerInput) => Out<Answered>;
  /** Takes back the last step that was not yet taken back, whatever it was. */
  undo: (input: Nothing) => Out<Undone | null>;
  /** Grades a typed answer; stores nothing. */
  gradeAnswer: (input: { card: number; text: string; hints: number; durationMs: number }) => Out<Graded>;
  /** Grades against answers given with the call, for scripts and deck authors; needs no database. */
  gradeText: (input: { card: GradedCard; text: string }) => Out<Grade>;
  /** The first `count` tokens or lines of the model answer. */
  hint: (input: { card: number; count: number }) => Out<Hint>;
  /** The names of all fields of the Kubernetes API, sorted. */
  fieldNames: (input: Nothing) => Out<string[]>;
  /** From now on this answer is right for the card too. */
  acceptAnswer: (input: { card: number; answer: string; reason: string }) => Out<AcceptedAnswer>;
  acceptedAnswers: (input: Nothing) => Out<AcceptedAnswer[]>;
  removeAccepted: (input: { id: number }) => Out<Nothing>;
  sessionSummary: (input: { since: Instant }) => Out<SessionSummary>;

  /** Cards with all words and "phrases" of the query; `answer:` before one looks in what was typed. The first 1,000. */
  search: (input: { query: string }) => Out<CardLine[]>;
  card: (input: { card: number }) => Out<CardView>;
  cardInfo: (input: { card: number }) => Out<CardInfo>;
  /** `seen` is the note's text that the edit began with; the note may have changed since. */
  editCard: (input: CardText & { card: number; seen?: CardText | undefined }) => Out<CardView>;
  /** Drops the person's own text; the note's counts again. */
  revertCard: (input: { card: number }) => Out<CardView>;
  /** Keeps the person's own text over what the note says by now. */
  keepEdit: (input: { card: number }) => Out<CardView>;
  /** Changes the fields of the note that templates make the card of, and so all cards of that note. */
  editFields: (input: { card: number; fields: string[] }) => Out<CardView>;
  /** How the card would look with these fields; stores nothing. */
  previewFields: (input: { card: number; fields: string[] }) => Out<CardHtml>;
  bury: (input: { cards: number[] }) => Out<{ changed: number }>;
  suspend: (input: { cards: number[]; on: boolean }) => Out<{ changed: number }>;
  flag: (input: { cards: number[]; flag: Flag }) => Out<{ changed: number }>;

  decks: (input: Nothing) => Out<DeckRow[]>;
  /** Sets options on one deck; `null` for a name takes it back to what the parent says. */
  setDeckOptions: (input: { deck: number; options: DeckOptionChanges }) => Out<DeckRow>;
  noteFolders: (input: Nothing) => Out<NoteFolder[]>;
  removeNotes: (input: { folder: number }) => Out<{ aside: number }>;
  asideCards: (input: Nothing) => Out<AsideCard[]>;
  /** Brings set-aside cards back with their memory. They stay although no note has them. */
  bringBack: (input: { cards: number[] }) => Out<{ changed: number }>;
  /** Resolves when the data is of a later version than `since`, or after a while with the same one: notes are watched. */
  waitForChange: (input: { since: number }) => Out<{ version: number }>;

  settings: (input: Nothing) => Out<Settings>;
  setSettings: (input: SettingsChanges) => Out<Settings>;

  jobStatus: (input: { job: number }) => Out<JobStatus<JobResult>>;
  cancelJob: (input: { job: number }) => Out<Nothing>;

  /** Desktop only: the file manager, the editor, the system browser, a folder dialog, another start of the app. */
  /** The card's own passage, or with `also` one of `alsoIn`, from 0. */
  openSource: (input: { card: number; also?: number | undefined }) => Out<Nothing>;
  openDataFolder: (input: Nothing) => Out<Nothing>;
  openLink: (input: { url: string }) => Out<Nothing>;
  /** Gets pictures from elsewhere that the person asks for: where each is shown from now, null for what can't be had. */
  loadPictures: (input: { addresses: string[] }) => Out<(string | null)[]>;
  chooseFolder: (input: Nothing) => Out<{ path: string | null }>;
  chooseFiles: (input: Nothing) => Out<{ paths: string[] }>;
  chooseSaveFile: (input: { name: string }) => Out<{ path: string | null }>;
}

export type AnswerInput = {
  card: number;
  deck: number | null;
  custom?: number | undefined;
  rating: Rating;
  durationMs: number;
  typed?: TypedAnswer | null | undefined;
};
export type DeckOptionChanges = { [K in keyof DeckOptions]?: DeckOptions[K] | null | undefined };
export type SettingsChanges = EverydayChanges & {
  theme?: Settings['theme'] | undefined;
  textSize?: number | undefined;
  dayStartMinutes?: number | undefined;
  kubernetes?: string | undefined;
  editor?: string | undefined;
  completeFields?: boolean | undefined;
  deckDefaults?: { [K in keyof DeckOptions]?: DeckOptions[K] | undefined } | undefined;
};

// ── Schemas, one for each method ─────────────────────────────────────────────────────────────────────────────────

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000));
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const text = v.pipe(v.string(), v.maxLength(100_000));
/** A paste of any size comes through: the grader refuses what is too long, in words. */
const typedText = v.pipe(v.string(), v.maxLength(4_000_000));
const durationMs = whole(0, 86_400_000);
const minutes = v.pipe(v.array(v.pipe(v.number(), v.minValue(0.1), v.maxValue(43_200))), v.maxLength(10));

const deckOption = {
  weights: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(21)),
  retention: v.pipe(v.number(), v.minValue(0.7), v.maxValue(0.99)),
  learningMinutes: minutes,
  relearningMinutes: minutes,
  maximumInterval: whole(1, 36_500),
  leechLapses: whole(0, 99),
  leechAction: v.picklist(['suspend', 'flag']),
  fuzz: v.boolean(),
  easyDays: v.strictObject({
    ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))])),
  }),
  newPerDay: whole(0, 9999),
  reviewsPerDay: whole(0, 9999),
  newOrder: v.picklist(['note', 'random']),
  reviewOrder: v.picklist(['due', 'retrievability', 'random']),
  mix: v.picklist(['mixed', 'reviews-first', 'new-first']),
  burySiblings: v.boolean(),
  learnAheadMinutes: whole(0, 1440),
  typedKinds: v.pipe(v.array(v.picklist(cardKinds)), v.maxLength(cardKinds.length)),
} satisfies { [K in keyof DeckOptions]: v.GenericSchema };

type OptionSchemas = typeof deckOption;
const eachOptional = v.partial(v.strictObject(deckOption));
const eachNullable = v.strictObject(
  Object.fromEntries(Object.entries(deckOption).map(([name, schema]) => [name, v.optional(v.nullable(schema))])) as unknown as {
    [K in keyof OptionSchemas]: v.OptionalSchema<v.NullableSchema<OptionSchemas[K], undefined>, undefined>;
  },
);

const fieldsInput = v.strictObject({ card: id, fields: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1_000_000))), v.maxLength(1000)) });

export const inputs = {
  status: nothing,
  about: nothing,
  today: nothing,
  nextCard: v.strictObject({ deck: v.nullable(id), custom: v.optional(id) }),
  answerCard: v.strictObject({
    card: id,
    deck: v.nullable(id),
    custom: v.optional(id),
    rating: v.picklist([1, 2, 3, 4]),
    durationMs,
    typed: v.nullish(
      v.strictObject({ text: typedText, hints: whole(0, 10_000), overruled: v.nullable(v.pipe(v.string(), v.maxLength(1000))) }),
    ),
  }),
  gradeAnswer: v.strictObject({ card: id, text: typedText, hints: whole(0, 10_000), durationMs }),
  gradeText: v.strictObject({
    card: v.strictObject({
      kind: v.picklist(cardKinds),
      front: typedText,
      answer: typedText,
      accept: v.pipe(v.array(typedText), v.maxLength(100)),
      broken: v.nullable(typedText),
      blanks: v.pipe(v.array(whole(1, 100_000)), v.maxLength(1000)),
      at: v.pipe(v.string(), v.maxLength(1000)),
      gap: whole(0, 1000),
      list: v.nullable(v.picklist(['set', 'ordered'])),
    }),
    text: typedText,
  }),
  hint: v.strictObject({ card: id, count: whole(0, 10_000) }),
  fieldNames: nothing,
  acceptAnswer: v.strictObject({ card: id, answer: v.pipe(typedText, v.minLength(1)), reason: v.pipe(v.string(), v.maxLength(1000)) }),
  acceptedAnswers: nothing,
  removeAccepted: v.strictObject({ id }),
  undo: nothing,
  sessionSummary: v.strictObject({ since: v.pipe(v.number(), v.integer()) }),
  search: v.strictObject({ query: v.pipe(v.string(), v.maxLength(1000)) }),
  card: v.strictObject({ card: id }),
  cardInfo: v.strictObject({ card: id }),
  editCard: v.strictObject({
    card: id,
    front: v.pipe(text, v.minLength(1)),
    answer: v.pipe(text, v.minLength(1)),
    why: text,
    seen: v.optional(v.strictObject({ front: text, answer: text, why: text })),
  }),
  revertCard: v.strictObject({ card: id }),
  keepEdit: v.strictObject({ card: id }),
  editFields: fieldsInput,
  previewFields: fieldsInput,
  bury: v.strictObject({ cards: ids }),
  suspend: v.strictObject({ cards: ids, on: v.boolean() }),
  flag: v.strictObject({ cards: ids, flag: v.picklist(flags) }),
  decks: nothing,
  setDeckOptions: v.strictObject({ deck: id, options: eachNullable }),
  ...noteInputs,
  noteFolders: nothing,
  removeNotes: v.strictObject({ folder: id }),
  asideCards: nothing,
  bringBack: v.strictObject({ cards: ids }),
  waitForChange: v.strictObject({ since: whole(0, Number.MAX_SAFE_INTEGER) }),
  settings: nothing,
  setSettings: v.strictObject({
    theme: v.optional(v.picklist(['system', 'light', 'dark'])),
    textSize: v.optional(whole(80, 200)),
    dayStartMinutes: v.optional(whole(0, 1439)),
    kubernetes: v.optional(v.pipe(v.string(), v.regex(/^1\.\d{1,3}$/))),
    editor: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
    completeFields: v.optional(v.boolean()),
    deckDefaults: v.optional(eachOptional),
    ...everydaySettings,
  }),
  jobStatus: v.strictObject({ job: id }),
  cancelJob: v.strictObject({ job: id }),
  openSource: v.strictObject({ card: id, also: v.optional(whole(0, 100_000)) }),
  openDataFolder: nothing,
  openLink: v.strictObject({ url: v.pipe(v.string(), v.maxLength(2048)) }),
  loadPictures: v.strictObject({ addresses: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2048))), v.maxLength(40)) }),
  chooseFolder: nothing,
  chooseFiles: nothing,
  chooseSaveFile: v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)) }),
  ...browseInputs,
  ...customInputs,
  ...everydayInputs,
  ...examInputs,
  ...exchangeInputs,
  ...optimiseInputs,
  ...profilesInputs,
  ...safetyInputs,
  ...statisticsInputs,
} satisfies { [M in keyof Api]: v.GenericSchema<unknown, Parameters<Api[M]>[0]> };

/** The same methods as a caller on the far side of a transport sees them. */
export type Client = { [M in keyof Api]: (input: Parameters<Api[M]>[0]) => Promise<Awaited<ReturnType<Api[M]>>> };
export type Method = keyof Api;
