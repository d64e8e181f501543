import type { NoteCard, ParsedNote } from '../../../electron/core/card';
import { parseNote } from '../../../electron/core/notes/parse-note';

/** Only the explicit forms of a note. */
export function parse(text: string): ParsedNote {
  return parseNote(text, { file: 'note.md', found: 'none' });
}

export function cardsOf(text: string): NoteCard[] {
  return parse(text).cards;
}
