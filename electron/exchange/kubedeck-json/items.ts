import { fstatSync } from 'node:fs';
import * as v from 'valibot';
import { AppError } from '../../core/errors';
import { damagedFile, oversizedFile, throwIfCancelled } from '../failures';
import { limits } from '../limits';
import { checkNesting } from '../nesting';
import { linesOf } from './lines';
import type { Line } from './lines';
import { formatName, formatVersion, headSchema, listNames } from './schema';
import type { Head, ListName } from './schema';

/** One thing in a list of the document. */
export interface FoundItem {
  value: unknown;
  /** For people. */
  where: string;
  /** For media read line by line: where in the file their text is, which `value` does not have. */
  base64?: { start: number; length: number };
}

type Take = (list: ListName, item: FoundItem) => void;

const longestItem = 64 * 1024 ** 2;
const mediaHead = 8192;
const longestMedia = Math.ceil((limits.mediaBytes * 4) / 3) + mediaHead;
const listLine = /^"(\w{1,40})": ?\[(\],?)?$/;
const memberLine = /^"(\w{1,40})": ?(.+?),?$/s;
const mediaLine = /^(\{"name":"(?:[^"\\]|\\.){1,2000}","bytes":\d{1,10},"sha1":"[0-9a-f]{40}","base64":")/;

/**
 * Gives every item of a document to `take`. Line by line where it is laid out as we write it, and then of any size; else as a whole.
 * @throws AppError
 */
export function readItems(handle: number, take: Take, signal: AbortSignal | undefined): Head {
  const [first] = linesOf(handle, () => 16, Number.MAX_SAFE_INTEGER);
  const ours = first?.bytes.toString('latin1').trim() === '{';
  const head = ours ? readByLines(handle, take, signal) : null;
  return head ?? readWhole(handle, take);
}

/** Null, before anything was taken, when the document is laid out otherwise. */
function readByLines(handle: number, take: Take, signal: AbortSignal | undefined): Head | null {
  let list: ListName | 'unknown' | null = null;
  const members: Record<string, unknown> = {};
  const seen = new Set<string>();
  let head: Head | null = null;
  let ended = false;
  let taken = 0;
  for (const line of linesOf(handle, () => (list === 'media' ? mediaHead : longestItem), longestMedia)) {
    if (line.number % 1000 === 0) throwIfCancelled(signal);
    if (list === 'media' && takeMedia(line, take)) continue;
    if (!line.whole) throw damagedFile(`Line ${line.number} is longer than any can be.`);
    const text = decode(line).trim();
    if (text === '' || (line.number === 1 && text === '{')) continue;
    if (ended) throw damagedFile('There is something behind the end of the document.');
    if (list !== null) {
      if (text === ']' || text === '],') list = null;
      // Laid out with each thing on several lines: read as a whole.
      else if (text === '{' && taken === 0) return null;
      else if (list !== 'unknown') take(list, { value: parseLine(text, line.number), where: `in line ${line.number}` });
      taken += 1;
      continue;
    }
    const start = listLine.exec(text);
    const member = start ? null : memberLine.exec(text);
    const name = start?.[1] ?? member?.[1];
    if (text === '}') ended = true;
    else if (name === undefined) {
      if (head === null) return null;
      throw damagedFile(`Line ${line.number} is not part of such a document.`);
    } else if (seen.has(name)) throw damagedFile(`The document has ${name} twice.`);
    else {
      seen.add(name);
      if (member) {
        if (/^[[{]$/.test(member[2] ?? '') && head === null) return null;
        Object.defineProperty(members, name, { value: parseLine(member[2] ?? '', line.number), enumerable: true });
      } else {
        head ??= checkHead(members);
        if (start?.[2] === undefined) list = listNames.find((each) => each === name) ?? 'unknown';
      }
    }
  }
  if (!ended || list !== null) throw damagedFile('The document is cut short.');
  return head ?? checkHead(members);
}

/** A picture's line: all but its text is small and comes first. */
function takeMedia(line: Line, take: Take): boolean {
  const start = mediaLine.exec(line.bytes.toString('latin1'))?.[1];
  if (start === undefined) return false;
  const [value] = parseItems(`${Buffer.from(start, 'latin1').toString('utf8')}"}`);
  const base64 = { start: line.start + start.length, length: line.length - start.length };
  take('media', { value, where: `in line ${line.number}`, base64 });
  return true;
}

function readWhole(handle: number, take: Take): Head {
  const { size } = fstatSync(handle);
  if (size > limits.documentBytes) {
    throw oversizedFile('The document is larger than 64 MiB and not laid out line by line, as Kubedeck writes it.');
  }
  const lines = [...linesOf(handle, () => longestItem, limits.documentBytes)];
  const [document] = parseItems(
    lines
      .map(decode)
      .join('\n')
      .replace(/^\ufeff/, ''),
  );
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw damagedFile('The file is not a document of Kubedeck.');
  const head = checkHead(document);
  for (const list of listNames) {
    const items: unknown = Object.hasOwn(document, list) ? (document as Record<string, unknown>)[list] : [];
    if (!Array.isArray(items)) throw damagedFile(`In the document, ${list} is no list.`);
    items.forEach((value: unknown, index) => take(list, { value, where: `${index + 1} of ${list}` }));
  }
  return head;
}

function checkHead(members: object): Head {
  const { format, version } = members as Record<string, unknown>;
  if (format !== formatName) throw new AppError('bad-input', 'This is not a document of Kubedeck. Nothing was imported.');
  if (typeof version === 'number' && version > formatVersion) {
    throw new AppError('too-new', 'The document was written by a newer Kubedeck. Nothing was imported. Update Kubedeck, then try again.');
  }
  const result = v.safeParse(headSchema, members);
  if (!result.success) throw damagedFile('The head of the document is damaged.');
  return result.output;
}

function parseLine(text: string, number: number): unknown {
  const [value] = parseItems(text.endsWith(',') ? text.slice(0, -1) : text, number);
  return value;
}

function parseItems(text: string, line?: number): [unknown] {
  checkNesting(text);
  try {
    return [JSON.parse(text)];
  } catch (error) {
    throw damagedFile(line === undefined ? 'The document is not sound JSON.' : `Line ${line} of the document is not sound JSON.`, error);
  }
}

function decode({ bytes, number }: Line): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    throw damagedFile(`Line ${number} of the document is not text in UTF-8.`, error);
  }
}
