import { listNotes, readNote } from '../../electron/app/note-files';
import type { ParsedNote, Problem } from '../../electron/core/card';
import { parseNote } from '../../electron/core/notes/parse-note';

export interface DeckNotes {
  notes: ParsedNote[];
  /** What could not be read, and what the notes themselves get wrong. */
  problems: Problem[];
}

/** The notes of a folder in the order in which the app brings their cards, with only those cards that are written as such. */
export function readDeckNotes(folder: string): DeckNotes {
  const { files, problems } = listNotes(folder);
  const notes: ParsedNote[] = [];
  const unread: Problem[] = [];
  for (const file of files) {
    const read = readNote(file);
    if ('text' in read) notes.push(parseNote(read.text, { file: file.name, found: 'none' }));
    else unread.push(read.problem);
  }
  return { notes, problems: [...problems, ...unread, ...notes.flatMap((note) => note.problems)] };
}
