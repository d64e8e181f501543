/** Notes before they are cards and while they are watched: the part of the boundary about folders of notes. */
import * as v from 'valibot';
import type { ParsedNote, Problem } from '../core/card';
import { foundKinds, type FoundKind } from '../core/notes/found-kinds';
import { nothing, type Nothing, type Out } from './method';

/** Which of the cards found in notes that were not written as cards are wanted. Explicit forms are always on. */
export interface NoteChoices {
  found: FoundKind[];
  /** Keys of single cards that are not wanted. */
  off: string[];
}

/** What a folder or file of notes would make, as far as it was read. */
export interface NotesPreview {
  notes: ParsedNote[];
  /** Notes read so far, and how many there are. */
  read: number;
  total: number;
  /** Grows when notes there change on the disk. */
  version: number;
  /** The added folder that these notes are part of already; null when there is none. */
  within: string | null;
  /** Added folders and files in it; they would become part of it. */
  contains: string[];
}

export interface SyncReport {
  added: number;
  updated: number;
  moved: number;
  unchanged: number;
  aside: number;
  problems: Problem[];
  /** Those of the problems for which a whole file or folder was passed over. */
  unread: Problem[];
}

/** What reading a folder again would change, card by card. */
export interface SyncPlanned {
  folder: string;
  added: string[];
  /** The questions before and after, the same where only the answer is another. */
  updated: { before: string; after: string }[];
  moved: string[];
  aside: string[];
  problems: Problem[];
}

/** How changes of a folder are noticed. */
export interface Watched {
  /** Looks every so many seconds; null when the system tells. */
  pollSeconds: number | null;
  /** Why changes are not noticed, in a sentence; null when they are. */
  trouble: string | null;
  /** What in it was passed over the last time it was read, in words; null when nothing was. */
  unread: string | null;
}

/** Ids that could be written into notes, file by file. */
export interface IdPlan {
  files: { file: string; hash: string; ids: number; diff: string }[];
  /** Cards for which no id can be written without changing how their note reads. */
  without: number;
  problems: Problem[];
}

/** What became of each file. */
export interface IdReport {
  files: { file: string; ids: number; /** Why nothing was written to it; null when it was. */ refused: string | null }[];
}

export interface AddNotes {
  path: string;
  choices?: NoteChoices | null | undefined;
}

export interface NotesApi {
  /** What notes would make; needs no database and changes nothing. */
  readNotes: (input: { paths: string[]; found: boolean }) => Out<ParsedNote[]>;
  /** The same for one place, with what could be read in so many milliseconds; asked again, it goes on from there. */
  previewNotes: (input: { path: string; patienceMs: number }) => Out<NotesPreview>;
  /** Resolves when notes there are of a later version than `since`, or after a while with the same one. */
  previewChange: (input: { path: string; since: number }) => Out<{ version: number }>;
  /** Adds a folder or file, or changes what is wanted of one that is there. Without choices everything that is not outdated. */
  addNotes: (input: AddNotes) => Out<SyncReport>;
  /** The same; where it takes long as a job, whose number is returned in place of the report. */
  startAdding: (input: AddNotes) => Out<{ job: number; report: null } | { job: null; report: SyncReport }>;
  sync: (input: Nothing) => Out<SyncReport>;
  /** What `sync` would do now, for each folder with a change. Writes nothing. */
  planSync: (input: Nothing) => Out<SyncPlanned[]>;
  /** Looks for changes every so many seconds instead of being told by the system, which folders on a network can't. */
  setPolling: (input: { folder: number; seconds: number | null }) => Out<Watched>;
  /** Which ids would be written into notes, as a diff of each file. Needs no database and writes nothing. */
  planIds: (input: { path: string }) => Out<IdPlan>;
  /** Writes the ids of a plan into those files that are still as they were when it was made. */
  writeIds: (input: { path: string; files: { file: string; hash: string }[] }) => Out<IdReport>;
}

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const adding = v.strictObject({
  path,
  choices: v.nullish(
    v.strictObject({
      found: v.array(v.picklist(foundKinds)),
      off: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(100_000)),
    }),
  ),
});

export const noteInputs = {
  readNotes: v.strictObject({ paths: v.pipe(v.array(path), v.minLength(1), v.maxLength(1000)), found: v.boolean() }),
  previewNotes: v.strictObject({ path, patienceMs: whole(0, 600_000) }),
  previewChange: v.strictObject({ path, since: whole(0, Number.MAX_SAFE_INTEGER) }),
  addNotes: adding,
  startAdding: adding,
  sync: nothing,
  planSync: nothing,
  setPolling: v.strictObject({ folder: whole(1, Number.MAX_SAFE_INTEGER), seconds: v.nullable(whole(2, 3600)) }),
  planIds: v.strictObject({ path }),
  writeIds: v.strictObject({
    path,
    files: v.pipe(v.array(v.strictObject({ file: path, hash: v.pipe(v.string(), v.maxLength(100)) })), v.maxLength(20_000)),
  }),
} satisfies { [M in keyof NotesApi]: v.GenericSchema<unknown, Parameters<NotesApi[M]>[0]> };
