import { createHash } from 'node:crypto';
import type { ParsedNote, Problem } from '../core/card';
import { parseNote } from '../core/notes/parse-note';
import type { Found } from '../core/notes/found-kinds';
import type { DescribeField } from './kubernetes';
import { readNote, type NoteFile } from './note-files';

/** How a note is read. */
export interface NoteReading {
  /** The deck of a note that names none. */
  deck: string;
  /** What to look for where the note does not say. */
  found?: Found;
  /** The API reference's words, for field cards; without it none are made. */
  describeField?: DescribeField;
}

/** A note that was read; it is never changed. */
export interface KeptNote {
  hash: string;
  note: ParsedNote;
}

export interface NoteCache {
  /** What a note makes, or the problem with its file. Read again only when the file or the way of reading is another. */
  read: (file: NoteFile, how: NoteReading) => KeptNote | { problem: Problem };
}

interface Entry extends KeptNote {
  key: string;
  bytes: number;
}

/** A preview is read, shown and then added: notes of so many bytes are parsed once for all of it. */
const mostBytes = 8 * 1024 * 1024;

export function createNoteCache(most = mostBytes): NoteCache {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  const drop = (path: string) => {
    bytes -= entries.get(path)?.bytes ?? 0;
    entries.delete(path);
  };
  return {
    read: (file, how) => {
      const key = [file.name, file.bytes, file.modifiedMs, how.deck, String(how.found), how.describeField !== undefined].join('\0');
      const known = entries.get(file.path);
      if (known?.key === key) return known;
      const read = readNote(file);
      drop(file.path);
      if ('problem' in read) return read;
      const note = parseNote(read.text, { file: file.name, ...how });
      const entry = { key, bytes: file.bytes, hash: createHash('sha1').update(read.text).digest('base64url'), note };
      entries.set(file.path, entry);
      bytes += file.bytes;
      for (const path of entries.keys()) {
        if (bytes <= most) break;
        drop(path);
      }
      return entry;
    },
  };
}
