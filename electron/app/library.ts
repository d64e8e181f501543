import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Api, NoteFolder } from '../contract';
import type { ParsedNote } from '../core/card';
import { AppError } from '../core/errors';
import { mergeDuplicates } from '../core/notes/merge-duplicates';
import { parseNote } from '../core/notes/parse-note';
import type { Source } from '../store/sources';
import type { Context } from './context';
import { doInTurns, type InSteps } from './in-steps';
import { readFieldWords, type DescribeField } from './kubernetes';
import { listNotes, readNote } from './note-files';
import { addSource, sumReports, syncSource } from './sync';
import { choicesOf } from './sync-plan';
import { deckFor } from './sync-reading';

type LibraryMethods = Pick<Api, 'readNotes' | 'noteFolders' | 'addNotes' | 'sync' | 'removeNotes' | 'asideCards' | 'bringBack'>;

function folderView(source: Source): NoteFolder {
  const { id, path, kind, cards, problems, readAt, trouble } = source;
  return {
    id,
    path: kind === 'bundled' ? 'Bundled decks' : path,
    bundled: kind === 'bundled',
    cards,
    problems,
    readAt,
    trouble,
    choices: choicesOf(source),
  };
}

/** What notes make, each fact once within a folder. */
function* readAll(paths: readonly string[], found: boolean, describeField: DescribeField): InSteps<ParsedNote[]> {
  const all: ParsedNote[] = [];
  for (const path of paths) {
    const { files, problems } = listNotes(path);
    const notes: ParsedNote[] = [];
    for (const file of files) {
      const read = readNote(file);
      const deck = deckFor({ kind: 'folder', path }, file.name);
      notes.push(
        'problem' in read
          ? { file: file.name, cards: [], problems: [read.problem], skipped: [] }
          : parseNote(read.text, { file: file.name, deck, describeField, ...(!found && { found: 'none' as const }) }),
      );
      yield;
    }
    const kept = new Set(mergeDuplicates(notes.flatMap(({ cards }) => cards)).map(({ card }) => card));
    all.push(...notes.map((note) => ({ ...note, cards: note.cards.filter((card) => kept.has(card)) })));
    if (problems.length > 0) all.push({ file: path, cards: [], problems, skipped: [] });
  }
  return all;
}

/** `onFolders` is called whenever folders were added or removed. */
export function libraryMethods(context: Context, onFolders: () => void): LibraryMethods {
  const sources = () =>
    context
      .store()
      .sources.list()
      .filter(({ removedAt }) => removedAt === null);
  return {
    readNotes: async ({ paths, found }) => {
      const describeField = await readFieldWords();
      return doInTurns(readAll(paths, found, describeField));
    },

    noteFolders: () => sources().map(folderView),

    addNotes: async ({ path, choices }) => {
      const describeField = await readFieldWords();
      const root = resolve(path);
      const report = await addSource(context, { kind: kindOf(root), path: root }, choices ?? null, { describeField });
      context.changed();
      onFolders();
      return report;
    },

    sync: async () => {
      const describeField = await readFieldWords();
      const reports = [];
      for (const source of sources()) reports.push(await syncSource(context, source, { describeField }));
      return sumReports(reports);
    },

    removeNotes: ({ folder }) => {
      const store = context.store();
      const source = store.sources.get(folder);
      if (!source || source.removedAt !== null) throw new AppError('not-found', 'This folder is no longer there.');
      const { at } = context.now();
      const aside = store.perform({ type: 'remove-notes', label: `Removing ${folderView(source).path}` }, at, () => {
        store.sources.setRemoved(folder, at);
        const cards = store.cards.ofSource(folder).filter((card) => !card.aside);
        for (const file of store.sources.files(folder)) store.sources.setFileGone(file.id, at);
        return store.marks.setAside(
          cards.map(({ cardId }) => cardId),
          at,
        );
      });
      context.changed();
      onFolders();
      return { aside };
    },

    asideCards: () => context.store().cards.aside(),

    bringBack: ({ cards }) => {
      const store = context.store();
      const { at } = context.now();
      const label = cards.length === 1 ? 'Return of a card' : `Return of ${cards.length} cards`;
      const changed = store.perform({ type: 'bring-back', label }, at, () => {
        // Cut loose from its note, or the next reading would set it aside again.
        store.cards.detach(cards);
        return store.marks.setAside(cards, null);
      });
      context.changed();
      return { changed };
    },
  };
}

function kindOf(path: string): 'folder' | 'file' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    throw new AppError('not-found', `${path} can't be opened. Nothing was added; check the path.`);
  }
}
