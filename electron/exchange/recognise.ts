import { basename } from 'node:path';
import type { FormatName } from '../core/formats';
import { decodeText } from './decode-text';
import { readBeginning } from './document';
import { AppError } from '../core/errors';
import { formatOfFolder, isFolder, wholeLetters } from './recognising/folder-signs';
import { formatOfText } from './recognising/text-signs';
import type { TextFormat } from './recognising/text-signs';
import { openZip } from './zip';

/** Why a file can not be read; `notes` when it is to be added as notes instead. */
export interface NotRecognised {
  refused: string;
  notes?: true;
}

const ankiCollections = ['collection.anki2', 'collection.anki21', 'collection.anki21b'];
const beginning = 256 * 1024;
const nothing = 'Nothing was imported.';
const unknown = `Kubedeck knows no program that writes files like this one. ${nothing}`;

/** Which program wrote a file or folder: by what is in it, never by its name alone. @throws AppError when it can not be read at all */
export async function recognise(path: string): Promise<FormatName | NotRecognised> {
  if (isFolder(path)) return toAnswer(formatOfFolder(path), 'There are neither notes nor decks in the folder.');
  const bytes = readBeginning(path, beginning);
  if (bytes.length === 0) return { refused: `The file is empty. ${nothing}` };
  const start = bytes.toString('latin1', 0, 64);
  if (start.startsWith('SQLite format 3\0')) return 'anki-collection';
  if (start.startsWith('PK')) return formatOfArchive(path);
  if (/^--- Mnemosyne Data Base ---|^\x80[\x02-\x05]/.test(start)) {
    return {
      refused: `This is a data base of an old Mnemosyne, which can run programs when it is read. ${nothing} In Mnemosyne, export it as XML.`,
    };
  }
  if (/^(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/.test(start)) {
    return { refused: `This is a packed file that Kubedeck does not open. ${nothing} Unpack it first.` };
  }
  return formatOfDocument(bytes, basename(path));
}

/** Whether these are notes that Kubedeck may read where they are: nothing in them is a mark of another program alone. */
export function canBeNotes(path: string): boolean {
  try {
    if (isFolder(path)) return formatOfFolder(path, 'foreign') === 'notes';
    const bytes = readBeginning(path, beginning);
    return formatOfText(decodeText(bytes.length < beginning ? bytes : wholeLetters(bytes)).text, basename(path), 'foreign') === 'notes';
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function formatOfArchive(path: string): Promise<FormatName | NotRecognised> {
  const zip = await openZip(path);
  try {
    if (ankiCollections.some((name) => zip.entries.has(name))) return 'anki-package';
    if (zip.entries.has('data.json') || zip.entries.has('data.edn')) return 'mochi';
    if (zip.entries.has('cards.xml')) return 'mnemosyne';
    return { refused: `There is no deck of a program that Kubedeck knows in the archive. ${nothing} If it holds notes, unpack it first.` };
  } finally {
    zip.close();
  }
}

function formatOfDocument(bytes: Buffer, name: string): FormatName | NotRecognised {
  let text: string;
  try {
    text = decodeText(bytes.length < beginning ? bytes : wholeLetters(bytes)).text;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // A table in another encoding is still one: its reader says what to choose.
    if (bytes.includes(0) || !/\.(?:csv|tsv|txt)$/i.test(name)) return { refused: error.message };
    return 'csv';
  }
  const trimmed = text.trimStart();
  if (trimmed.startsWith('<')) return formatOfXml(trimmed) ?? toAnswer(formatOfText(text, name), unknown);
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/.test(trimmed)) return formatOfJson(trimmed) ?? toAnswer(formatOfText(text, name), unknown);
  return toAnswer(formatOfText(text, name), unknown);
}

function formatOfXml(text: string): FormatName | NotRecognised | null {
  const root = /^(?:<\?[^>]{0,200}\?>|<!--[\s\S]{0,2000}?-->|<!DOCTYPE[^>[]{0,500}>|\s)*<([a-z][\w:-]{0,60})/i.exec(text)?.[1];
  if (root === 'mnemosyne') return 'mnemosyne-xml';
  if (root === 'openSM2sync') return 'mnemosyne';
  return text.startsWith('<?xml') ? { refused: `This is XML of a program that Kubedeck does not know. ${nothing}` } : null;
}

function formatOfJson(text: string): FormatName | NotRecognised | null {
  if (/"format"\s*:\s*"kubedeck-json"/.test(text.slice(0, 4096))) return 'kubedeck-json';
  if (/"crowdanki_uuid"\s*:|"__type__"\s*:\s*"Deck"/.test(text)) return 'crowdanki';
  if (text.startsWith('{')) return { refused: `This is JSON of a program that Kubedeck does not know. ${nothing}` };
  return null;
}

function toAnswer(format: TextFormat | null, otherwise: string): FormatName | NotRecognised {
  if (format === 'notes') {
    return { refused: `These are notes, which Kubedeck reads where they are. ${nothing} Add them as notes.`, notes: true };
  }
  if (format === 'supermemo') {
    return {
      refused: `This is text of SuperMemo. ${nothing} Without the lines that begin with “I:” its questions and answers can be read.`,
    };
  }
  return format ?? { refused: otherwise };
}
