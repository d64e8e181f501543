import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../core/errors';
import type { Instant } from '../../core/scheduling/types';
import type { Refused } from '../collection';
import { decodeText } from '../decode-text';
import { readDocument } from '../document';
import { oversizedFile, throwIfCancelled, toReadFailure } from '../failures';

export interface TextFile {
  /** Below the folder that was opened, with slashes; the name alone for a single file. */
  path: string;
  text: string;
  modifiedAt: Instant;
}

export interface Notes {
  files: TextFile[];
  refused: Refused[];
  isFolder: boolean;
  /** The folder that was opened, or the one of the single note. */
  root: string;
}

/** A note is no book: beyond this it is something else. */
const largestNote = 8 * 1024 ** 2;
const mostFiles = 20_000;
const mostBytes = 256 * 1024 ** 2;
const deepest = 20;

/** The notes of a file or folder, in order of their paths. Links and hidden folders are left alone. @throws AppError */
export function readTextFiles(path: string, names: RegExp, signal: AbortSignal | undefined): Notes {
  const refused: Refused[] = [];
  const isFolder = statOf(path).isDirectory();
  const paths = isFolder ? listNotes(path, names) : [''];
  let bytes = 0;
  const files = paths.flatMap((relative): TextFile[] => {
    throwIfCancelled(signal);
    const file = join(path, relative);
    try {
      const content = readDocument(file, largestNote);
      bytes += content.length;
      if (bytes > mostBytes) throw oversizedFile('The notes in the folder hold more than 256 MiB of text.');
      const shown = isFolder ? relative : basename(path);
      return [{ path: shown, text: decodeText(content).text, modifiedAt: Math.floor(statOf(file).mtimeMs) }];
    } catch (error) {
      // One bad note in a folder does not keep the others out.
      if (!isFolder || !(error instanceof AppError) || bytes > mostBytes) throw error;
      refused.push({ what: `Note ${relative}`, reason: error.message.replace(/ Nothing was imported\..*$/, '') });
      return [];
    }
  });
  return { files, refused, isFolder, root: isFolder ? path : dirname(path) };
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    throw toReadFailure(error);
  }
}

function listNotes(root: string, names: RegExp): string[] {
  const found: string[] = [];
  const visit = (folder: string, depth: number) => {
    if (depth > deepest) return;
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && names.test(entry.name)) found.push(path);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') visit(path, depth + 1);
      if (found.length > mostFiles) throw oversizedFile(`The folder holds more than ${mostFiles} notes.`);
    }
  };
  visit('', 0);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw toReadFailure(error);
  }
}
