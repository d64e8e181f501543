import { readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Problem } from '../core/card';

const noteExtensions = new Set(['.md', '.markdown', '.mdown', '.txt']);
/** Plain texts that lie in many folders and are nobody's notes. */
const papers =
  /^(?:licen[cs]e|copying|notice|third-?party.*|requirements.*|constraints.*|robots|humans|security|cmakelists|changelog)\.txt$/i;
const largestNote = 5 * 1024 * 1024;
const mostFiles = 20_000;
/** Times a note that is just being written is looked at. */
const mostTries = 3;

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
    walkAll(root, listing);
    listing.files = inReadingOrder(root, listing.files);
  }
  return listing;
}

/**
 * A README that links other notes is the folder's table of contents: they come in that order, the others after them by
 * name, and it makes no cards itself. One that links none is a note like the others.
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
  if (!files.some((file) => file !== contents && places.has(file.name))) return files;
  const place = ({ name }: NoteFile) => places.get(name) ?? Infinity;
  // Compared, not subtracted: two notes the README does not name are equal.
  return files.filter((file) => file !== contents).sort((a, b) => (place(a) === place(b) ? 0 : place(a) < place(b) ? -1 : 1));
}

interface Walk {
  root: string;
  /** Real paths of the folders that were looked at: each is, once, by whatever names links give it. */
  seen: Set<string>;
  /** Links to folders, looked at after everything that has its own place here. */
  links: string[];
  listing: NoteListing;
}

function walkAll(root: string, listing: NoteListing): void {
  const walk: Walk = { root, seen: new Set(), links: [], listing };
  walkFolder(walk, root);
  if (walk.links.length > 0) {
    for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift()) walkFolder(walk, link);
    listing.files.sort((a, b) => compareNames(a.name, b.name));
  }
  if (listing.files.length <= mostFiles) return;
  const left = listing.files.splice(mostFiles).length;
  const message = `There are more than ${mostFiles} notes here: ${left === 1 ? 'the last one was' : `the last ${left} were`} left out.`;
  listing.problems.push(problem(root, message, 'Add a folder inside of it instead.'));
}

/** As a file manager lists them: by the names of the folders on the way, then by their own. */
function compareNames(a: string, b: string): number {
  const others = b.split('/');
  for (const [depth, part] of a.split('/').entries()) {
    const other = others[depth];
    if (other !== part) return other !== undefined && part < other ? -1 : 1;
  }
  return -1;
}

function walkFolder(walk: Walk, folder: string): void {
  const { root, seen, links, listing } = walk;
  const named = (path: string) => relative(root, path).split(sep).join('/');
  let entries: Dirent[];
  try {
    const real = realpathSync(folder);
    if (seen.has(real)) return;
    seen.add(real);
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    listing.problems.push(
      problem(named(folder) || folder, `This folder can't be opened: ${reason(error)}.`, 'Its cards are kept as they are.'),
    );
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      walkFolder(walk, path);
      continue;
    }
    if (!entry.isSymbolicLink() && !isNoteName(entry.name)) continue;
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) links.push(path);
      else if (stat.isFile() && isNoteName(entry.name)) {
        listing.files.push({ path, name: named(path), bytes: stat.size, modifiedMs: stat.mtimeMs });
      }
    } catch (error) {
      listing.problems.push(problem(named(path), `This can't be opened: ${reason(error)}.`, 'Its cards are kept as they are.'));
    }
  }
}

const isNoteName = (name: string) => noteExtensions.has(extname(name).toLowerCase()) && !papers.test(name);

/** The text of a note, without its byte-order mark; a string with the reason when it is not text we can use. */
export function readNote(file: NoteFile, readFile: (path: string) => Buffer = readFileSync): { text: string } | { problem: Problem } {
  let bytes: Buffer | null;
  try {
    const { size } = statSync(file.path);
    if (size > largestNote) {
      return {
        problem: problem(
          file.name,
          `This file is ${Math.round(size / 1024 / 1024)} MB, too large for a note.`,
          'Split it into notes of less than 5 MB.',
        ),
      };
    }
    bytes = readWhole(file.path, readFile);
  } catch (error) {
    return { problem: problem(file.name, `This file can't be read: ${reason(error)}.`, 'Its cards are kept as they are.') };
  }
  if (bytes === null) {
    const fix = 'Its cards are kept as they are; it is read when it is at rest.';
    return { problem: problem(file.name, 'This file kept changing while it was read.', fix) };
  }
  if (bytes.includes(0))
    return { problem: problem(file.name, 'This file is not text.', 'Remove it from the folder or give it another ending.') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: problem(file.name, 'This file is not UTF-8.', 'Save it as UTF-8 in your editor.') };
  }
}

/** Null for a file that is being written all the while: half a note would set the cards of the other half aside. */
function readWhole(path: string, readFile: (path: string) => Buffer): Buffer | null {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = statSync(path);
    const bytes = readFile(path);
    const after = statSync(path);
    if (before.mtimeMs === after.mtimeMs && before.ino === after.ino && bytes.length === after.size) return bytes;
  }
  return null;
}
