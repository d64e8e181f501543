import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Problem } from '../core/card';

const noteExtensions = new Set(['.md', '.markdown', '.mdown']);
const largestNote = 5 * 1024 * 1024;
const mostFiles = 20_000;

export interface NoteFile {
  /** Absolute. */
  path: string;
  /** Below the folder, with forward slashes: the name cards and problems carry. */
  name: string;
  bytes: number;
  modifiedMs: number;
}

export interface NoteListing {
  files: NoteFile[];
  problems: Problem[];
}

const problem = (file: string, message: string, fix: string): Problem => ({ file, line: 1, column: 1, severity: 'error', message, fix });

const reason = (error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read (permissions)';
  if (code === 'ENOENT') return 'it is not there';
  return error instanceof Error ? error.message : String(error);
};

/** The notes below a folder, or the one file named, in name order. What can't be read becomes a problem, never an exception. */
export function listNotes(root: string): NoteListing {
  const listing: NoteListing = { files: [], problems: [] };
  let stat: Stats;
  try {
    stat = statSync(root);
  } catch (error) {
    listing.problems.push(problem(root, `This can't be opened: ${reason(error)}.`, 'Check the path; cards made from it before are kept.'));
    return listing;
  }
  if (stat.isFile()) listing.files.push({ path: root, name: basename(root), bytes: stat.size, modifiedMs: stat.mtimeMs });
  else {
    walk(root, root, new Set(), listing);
    listing.files = inReadingOrder(root, listing.files);
  }
  return listing;
}

/**
 * A folder's README is its table of contents: notes it links to come in that order, the others after them by name. The
 * README itself is no note.
 */
function inReadingOrder(root: string, files: NoteFile[]): NoteFile[] {
  const contents = files.find(({ name }) => name.toLowerCase() === 'readme.md');
  if (!contents) return files;
  let text = '';
  try {
    text = readFileSync(join(root, contents.name), 'utf8');
  } catch {
    // Without it the order is by name.
  }
  const places = new Map([...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = ''], place) => [link, place]));
  const place = ({ name }: NoteFile) => places.get(name) ?? Infinity;
  // Compared, not subtracted: two notes the README does not name are equal.
  return files.filter((file) => file !== contents).sort((a, b) => (place(a) === place(b) ? 0 : place(a) < place(b) ? -1 : 1));
}

/** `ancestors` holds the real paths of the folders we are in: a link back to one of them would never end. */
function walk(root: string, folder: string, ancestors: ReadonlySet<string>, listing: NoteListing): void {
  const named = (path: string) => relative(root, path).split(sep).join('/');
  let names: string[];
  let real: string;
  try {
    real = realpathSync(folder);
    if (ancestors.has(real)) return;
    names = readdirSync(folder).sort((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    listing.problems.push(
      problem(named(folder) || folder, `This folder can't be opened: ${reason(error)}.`, 'Its cards are kept as they are.'),
    );
    return;
  }
  const inside = new Set(ancestors).add(real);
  for (const name of names) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) walk(root, path, inside, listing);
      else if (stat.isFile() && noteExtensions.has(extname(name).toLowerCase())) {
        if (listing.files.length >= mostFiles) return;
        listing.files.push({ path, name: named(path), bytes: stat.size, modifiedMs: stat.mtimeMs });
      }
    } catch (error) {
      listing.problems.push(problem(named(path), `This can't be opened: ${reason(error)}.`, 'Its cards are kept as they are.'));
    }
  }
}

/** The text of a note, without its byte-order mark; a string with the reason when it is not text we can use. */
export function readNote(file: NoteFile): { text: string } | { problem: Problem } {
  if (file.bytes > largestNote) {
    return {
      problem: problem(
        file.name,
        `This file is ${Math.round(file.bytes / 1024 / 1024)} MB, too large for a note.`,
        'Split it into notes of less than 5 MB.',
      ),
    };
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file.path);
  } catch (error) {
    return { problem: problem(file.name, `This file can't be read: ${reason(error)}.`, 'Its cards are kept as they are.') };
  }
  if (bytes.includes(0))
    return { problem: problem(file.name, 'This file is not text.', 'Remove it from the folder or give it another ending.') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: problem(file.name, 'This file is not UTF-8.', 'Save it as UTF-8 in your editor.') };
  }
}
