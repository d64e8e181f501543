/** What the use cases need from outside, handed to them by `main.ts`, `cli.ts` or a test. */
import type { About, ExportInput, ImportInput, NoteChoices, Settings } from '../contract';
import type { DeckOptions } from '../core/decks';
import type { ExamInput, ExamOutlook } from '../contract/exams';
import type { Reminder } from '../core/reminding';
import type { Instant, StudyDay } from '../core/scheduling/types';

export interface Clock {
  now: () => Instant;
  /** Minutes that local time is ahead of UTC at an instant. */
  offsetAt: (at: Instant) => number;
}

/** The desktop around the app. On the command line there is none, and each call says so. */
export interface Desktop {
  openLink: (url: string) => Promise<void>;
  openPath: (path: string) => Promise<void>;
  /** Gets pictures from elsewhere: where the window finds each, null for what can't be had. */
  loadPictures: (addresses: readonly string[]) => Promise<(string | null)[]>;
  /** Opens a note at a line (1-based): `editor` is `system` or a command with `{file}` and `{line}`. */
  openNote: (file: string, line: number, editor: string) => Promise<void>;
  /** For what: notes are read from it, a profile is or will be in it, or the data goes there. */
  chooseFolder: (use: 'notes' | 'profile' | 'data') => Promise<string | null>;
  /** Files to take in; none when the person thinks better of it. */
  chooseFiles: () => Promise<string[]>;
  /** Where to write a file of this name; null when the person thinks better of it. */
  chooseSaveFile: (name: string) => Promise<string | null>;
  /** What of the settings concerns the desktop itself: called at start and after every change. */
  applySettings: (settings: Settings) => void;
  /** Shows a notification of the system; choosing it starts a session. */
  remind: (words: Reminder) => void;
  /** Tells the tray how many cards are due. */
  showDue: (due: number) => void;
}

/** Long work in a child process that can be killed without harm. */
export interface JobRunner {
  /** Starts a job of `jobs/`; `onProgress` is called now and then. Rejects with AppError('cancelled') once cancelled. */
  run: (job: JobRequest, onProgress: (progress: JobProgress) => void) => { result: Promise<unknown>; cancel: () => void };
}

export type JobRequest =
  | VerifyRequest
  | CompareRequest
  | ImportRequest
  | ExportRequest
  | NotesRequest
  | ExamPlanRequest
  | OptimiseRequest
  | OptimiserRequest
  | WorkloadRequest
  | MoveRequest;

/** Loads the optimiser and does nothing with it. */
export interface OptimiserRequest {
  name: 'optimiser';
}

export interface OptimiseRequest {
  name: 'optimise';
  dataDir: string;
  /** Decks whose answers are learnt from. */
  decks: number[];
  /** In force, to compare with. */
  weights: readonly number[];
  relearningSteps: number;
}

export interface WorkloadRequest {
  name: 'workload';
  dataDir: string;
  decks: number[];
  today: StudyDay;
  options: DeckOptions;
}

/** Copies backups, pictures and sounds to where the data will be. */
export interface MoveRequest {
  name: 'move';
  dataDir: string;
  to: string;
}

export interface VerifyRequest {
  name: 'verify';
  dataDir: string;
  /** FSRS weights by deck id. */
  weights: Record<number, readonly number[]>;
}

/** Compares a backup with the database. */
export interface CompareRequest {
  name: 'compare';
  dataDir: string;
  file: string;
}

export interface ImportRequest extends ImportInput {
  name: 'import';
  dataDir: string;
  /** Writes it; otherwise only says what would be written. */
  write: boolean;
  dayStartMinutes: number;
  /** FSRS weights where a file brings none. */
  weights: readonly number[];
}

export interface ExportRequest extends ExportInput {
  name: 'export';
  dataDir: string;
  /** Name of the deck to take, with those below it; null is all. */
  deck: string | null;
  dayStartMinutes: number;
  options: DeckOptions;
  /** Version of this program, for the file. */
  app: string;
}

export interface ExamPlanRequest {
  name: 'exam-plan';
  dataDir: string;
  profile: number;
  exam: ExamInput['exam'];
  domains: ExamInput['domains'];
  today: StudyDay;
  /** Minutes of each day from today to the one before the exam. */
  minutes: number[];
  /** Every deck, and whether the exam takes it in. */
  decks: { id: number; name: string; weights: readonly number[]; inScope: boolean }[];
  /** Price of the plan that a what-if differs from. */
  near: number | null;
}

export interface PlannedExam {
  outlook: ExamOutlook;
  /** The price of a second that the plan found, for the order within the day. */
  price: number;
}

export interface NotesRequest {
  name: 'notes';
  dataDir: string;
  decksDir: string;
  /** Minor version of the exam. */
  version: string;
  work:
    | { type: 'add'; kind: 'folder' | 'file'; path: string; choices: NoteChoices | null }
    | { type: 'sync'; source: number; all?: boolean; background?: boolean };
}

/** The data folders of this computer. */
export interface Places {
  /** The app's own folder, and others that are known. */
  read: () => { own: string; others: string[] };
  /** Keeps the list; with `current`, that folder is the one that is opened from now on. */
  write: (others: readonly string[], current?: string) => void;
  /** Opens a data folder in the place of the one that is open, once the present call is answered. */
  open: (folder: string, readonly: boolean) => void;
}

export interface JobProgress {
  done: number;
  total: number;
  label: string;
}

export interface Ports {
  clock: Clock;
  desktop: Desktop;
  jobs: JobRunner;
  about: About;
  /** Where the database, backups and window place live. */
  dataDir: string;
  /** The bundled notes. */
  decksDir: string;
  /** Look only: works beside another process that writes. */
  readonly: boolean;
  /** There was data in the folder the last time: that it is gone is trouble and no new start. */
  expectsData?: boolean;
  /** None on the command line, which is told its folder. */
  places?: Places;
  /** No database at all: for commands that only read notes. */
  withoutStore?: boolean;
}
