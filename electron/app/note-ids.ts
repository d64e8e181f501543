import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { IdPlan, IdReport } from '../contract/notes';
import type { Problem } from '../core/card';
import { diffOfIds } from '../core/notes/id-diff';
import { planNoteIds, writeNoteIds, type IdEdit, type NoteText } from '../core/notes/note-ids';
import { doInTurns, type InSteps } from './in-steps';
import { listNotes, readNote, type NoteFile } from './note-files';
import { deckFor } from './sync-reading';

interface PlannedFile {
  file: NoteFile;
  /** Of the file's bytes and of what would be written: what was shown is what is written, or nothing. */
  hash: string;
  bytes: Buffer;
  text: string;
  edits: IdEdit[];
  diff: string;
}

interface Planned {
  files: PlannedFile[];
  without: number;
  problems: Problem[];
}

function* plan(root: string): InSteps<Planned> {
  const { files, problems } = listNotes(root);
  const kind = statSync(root, { throwIfNoEntry: false })?.isFile() ? 'file' : 'folder';
  const notes: (NoteText & { file: NoteFile; bytes: Buffer })[] = [];
  for (const file of files) {
    const read = readNote(file);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const bytes = readFileSync(file.path);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    notes.push({ file, bytes, text, options: { file: file.name, deck: deckFor({ kind, path: root }, file.name) } });
  }
  const ids = yield* planNoteIds(notes);
  return {
    files: notes.flatMap(({ file, bytes, text }, index) => {
      const { edits = [] } = ids[index] ?? {};
      if (edits.length === 0) return [];
      const diff = diffOfIds(file.name, text, edits);
      const hash = createHash('sha1').update(bytes).update(diff).digest('base64url');
      return [{ file, bytes, text, edits, diff, hash }];
    }),
    without: ids.reduce((sum, { without }) => sum + without, 0),
    problems,
  };
}

/** Which ids would be written into the notes of a place. Writes nothing. */
export async function planIds(root: string): Promise<IdPlan> {
  const { files, without, problems } = await doInTurns(plan(root));
  return { files: files.map(({ file, hash, edits, diff }) => ({ file: file.name, hash, ids: edits.length, diff })), without, problems };
}

/** Writes the ids that were shown, each file as a whole or not at all. */
export async function writeIds(root: string, wanted: readonly { file: string; hash: string }[]): Promise<IdReport> {
  const { files } = await doInTurns(plan(root));
  const planned = new Map(files.map((each) => [each.file.name, each]));
  return {
    files: wanted.map(({ file, hash }) => {
      const now = planned.get(file);
      if (now?.hash !== hash) return { file, ids: 0, refused: 'It was changed since the ids were shown. Nothing was written to it.' };
      const refused = replaceFile(now.file.path, now.bytes, Buffer.from(writeNoteIds(now.text, now.edits)));
      return { file, ids: refused === null ? now.edits.length : 0, refused };
    }),
  };
}

/** Puts new bytes in the place of `expected`, complete or not at all, with the file's own mode. A sentence where that can't be done. */
function replaceFile(path: string, expected: Buffer, bytes: Buffer): string | null {
  let temporary: string | null = null;
  try {
    // A link stays one: what it leads to is written.
    const real = realpathSync(path);
    accessSync(real, constants.W_OK);
    const unfinished = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
    const handle = openSync(unfinished, 'wx', 0o600);
    temporary = unfinished;
    try {
      fchmodSync(handle, statSync(real).mode & 0o7777);
      // Writes until nothing is left: a single write ends early, without an error, when the disk fills up.
      writeFileSync(handle, bytes);
      fsyncSync(handle);
      if (fstatSync(handle).size !== bytes.length) return 'It could not be written in full. It is as it was.';
    } finally {
      closeSync(handle);
    }
    if (!readFileSync(real).equals(expected)) return 'It was changed since the ids were shown. Nothing was written to it.';
    renameSync(unfinished, real);
    temporary = null;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'It may not be written (permissions). It is as it was.';
    if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. It is as it was.';
    return `It could not be written: ${error instanceof Error ? error.message : String(error)}. It is as it was.`;
  } finally {
    if (temporary !== null) rmSync(temporary, { force: true });
  }
}
