import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/errors';
import { decodeText } from '../decode-text';
import { readBeginning } from '../document';
import { toReadFailure } from '../failures';
import { formatOfText } from './text-signs';
import type { Marks, TextFormat } from './text-signs';

const deepest = 8;
const mostEntries = 20_000;
const mostRead = 200;
const beginning = 64 * 1024;
const notes = /\.(?:md|markdown|org)$/i;
const plainNotes = /\.txt$/i;
/** Beside such files a plain text says what they are. */
const packages = /\.(?:apkg|colpkg|anki2|anki21|mochi|cards|xml|json|zip|csv|tsv)$/i;

/** What a folder is: by files that only one program keeps, else by what its notes hold. Links are not followed. */
export function formatOfFolder(folder: string, marks: Marks = 'any'): TextFormat | null {
  const files = listFiles(folder);
  if (files.includes('deck.json') || files.some((file) => /^[^/]+\/deck\.json$/.test(file))) return 'crowdanki';
  if (files.includes('logseq/config.edn')) return 'logseq';
  if (files.includes('hashcards.db') || files.includes('hashcards.toml')) return 'hashcards';
  const texts = files.filter((file) => notes.test(file));
  const found = new Map<TextFormat, number>();
  for (const file of texts.slice(0, mostRead)) {
    const format = formatOfNote(join(folder, file), marks);
    if (format !== null) found.set(format, (found.get(format) ?? 0) + 1);
  }
  // A vault is mostly prose: one note of another program's makes it that program's.
  const others = [...found].filter(([format]) => format !== 'notes').sort(([, one], [, other]) => other - one);
  return others[0]?.[0] ?? (texts.length > 0 || areNotes(folder, files) ? 'notes' : null);
}

/** A folder without Markdown whose plain texts are prose. */
function areNotes(folder: string, files: readonly string[]): boolean {
  const texts = files.filter((file) => plainNotes.test(file));
  return (
    !files.some((file) => packages.test(file)) &&
    texts.slice(0, mostRead).some((file) => formatOfNote(join(folder, file), 'foreign') === 'notes')
  );
}

function formatOfNote(file: string, marks: Marks): TextFormat | null {
  try {
    return formatOfText(decodeText(wholeLetters(readBeginning(file, beginning))).text, file, marks);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The bytes without a letter that was cut in two at their end. */
export function wholeLetters(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  const lead = bytes[end - 1] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return bytes.subarray(0, bytes.length - end + 1 < length ? end - 1 : bytes.length);
}

/** Paths with slashes, in order, those near the top first. */
function listFiles(folder: string): string[] {
  const found: string[] = [];
  let level = [''];
  for (let depth = 0; depth < deepest && level.length > 0 && found.length < mostEntries; depth++) {
    const next: string[] = [];
    for (const path of level) {
      for (const entry of entriesOf(join(folder, path))) {
        const own = path === '' ? entry.name : `${path}/${entry.name}`;
        if (entry.isFile()) found.push(own);
        else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') next.push(own);
      }
      if (found.length >= mostEntries) break;
    }
    level = next;
  }
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** @throws AppError when there is nothing there */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw toReadFailure(error);
  }
}
