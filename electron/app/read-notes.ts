import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NotesApi, NotesPreview } from '../contract/notes';
import type { ParsedNote } from '../core/card';
import { mergeDuplicates } from '../core/notes/merge-duplicates';
import type { Context } from './context';
import { doInTurns, type InSteps } from './in-steps';
import { readFieldWords } from './kubernetes';
import type { NoteReading } from './note-cache';
import { listNotes } from './note-files';
import { overlapOf } from './overlap';
import { deckFor } from './sync-reading';
import type { PreviewWatch } from './watch-preview';

type ReadMethods = Pick<NotesApi, 'readNotes' | 'previewNotes' | 'previewChange'>;

/** What notes make, each fact once within the place, as far as `isEnough` lets it. */
function* readPlace(
  context: Context,
  path: string,
  how: Omit<NoteReading, 'deck'>,
  isEnough: () => boolean = () => false,
): InSteps<Pick<NotesPreview, 'notes' | 'read' | 'total'>> {
  const { files, problems } = listNotes(path);
  const kind = statSync(path, { throwIfNoEntry: false })?.isFile() ? 'file' : 'folder';
  const notes: ParsedNote[] = [];
  for (const file of files) {
    const read = context.notes.read(file, { ...how, deck: deckFor({ kind, path }, file.name) });
    notes.push('problem' in read ? { file: file.name, cards: [], problems: [read.problem], skipped: [] } : read.note);
    if (isEnough()) break;
    yield;
  }
  const kept = new Set(mergeDuplicates(notes.flatMap(({ cards }) => cards)).map(({ card }) => card));
  const merged = notes.map((note) => ({ ...note, cards: note.cards.filter((card) => kept.has(card)) }));
  if (problems.length > 0) merged.push({ file: path, cards: [], problems, skipped: [] });
  return { notes: merged, read: notes.length, total: files.length };
}

/** What notes would make. Nothing here writes, and only the preview asks the store. */
export function readMethods(context: Context, watch: PreviewWatch): ReadMethods {
  return {
    readNotes: async ({ paths, found }) => {
      const describeField = await readFieldWords();
      const all: ParsedNote[] = [];
      for (const path of paths) {
        const { notes } = await doInTurns(readPlace(context, path, { describeField, ...(!found && { found: 'none' as const }) }));
        all.push(...notes);
      }
      return all;
    },

    previewNotes: async ({ path, patienceMs }) => {
      const root = resolve(path);
      const version = watch.follow(root);
      const describeField = await readFieldWords();
      const started = performance.now();
      const isEnough = () => performance.now() - started > patienceMs;
      const seen = await doInTurns(readPlace(context, root, { describeField }, isEnough));
      const { within, contains } = overlapOf(root, context.store().sources.list());
      return { ...seen, version, within: within?.path ?? null, contains: contains.map((source) => source.path) };
    },

    previewChange: async ({ path, since }) => ({ version: await watch.waitForChange(resolve(path), since) }),
  };
}
