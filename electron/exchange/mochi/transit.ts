import { damagedFile } from '../failures';
import { checkNesting } from '../nesting';

/** A value of Transit as plain data: keywords and symbols are text without their marks, instants are milliseconds, sets are lists. */
export type Transit = string | number | boolean | null | Transit[] | ReadonlyMap<string, Transit>;

const firstCode = 48;
const codes = 44;
const cacheSize = codes * codes;
const shortestCached = 4;
const deepest = 200;

/** Reads Transit in JSON, verbose or compact. @throws AppError `damaged` */
export function readTransit(text: string): Transit {
  checkNesting(text);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damagedFile('The list of cards in the archive is not sound JSON.', error);
  }
  const cache: string[] = [];

  /** Text that the writer replaces by a code when it comes again. */
  const remembered = (written: string, isKey: boolean): string => {
    if (written.startsWith('^') && written !== '^ ') {
      const place = written.length === 2 ? codeAt(written, 1) : codeAt(written, 1) * codes + codeAt(written, 2);
      const found = cache[place];
      if (found === undefined) throw damagedFile('The list of cards in the archive refers to what is not there.');
      return found;
    }
    if (written.length >= shortestCached && (isKey || /^~[:$#]/.test(written))) {
      if (cache.length === cacheSize) cache.length = 0;
      cache.push(written);
    }
    return written;
  };

  const read = (value: unknown, depth: number): Transit => {
    if (depth > deepest) throw damagedFile('The list of cards in the archive is nested deeper than Mochi writes it.');
    if (typeof value === 'string') return scalar(remembered(value, false));
    if (Array.isArray(value)) return readList(value, depth);
    if (typeof value === 'object' && value !== null) return readObject(value, depth);
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };

  const readList = (list: unknown[], depth: number): Transit => {
    if (list[0] === '^ ') return readPairs(list.slice(1), depth);
    const [first] = list;
    if (typeof first === 'string' && list.length === 2) {
      const tag = remembered(first, false);
      if (tag.startsWith('~#')) return tagged(tag.slice(2), read(list[1], depth + 1));
      return [scalar(tag), read(list[1], depth + 1)];
    }
    return list.map((item) => read(item, depth + 1));
  };

  const readPairs = (pairs: unknown[], depth: number): Transit => {
    const map = new Map<string, Transit>();
    for (let index = 0; index + 1 < pairs.length; index += 2) map.set(key(pairs[index], depth), read(pairs[index + 1], depth + 1));
    return map;
  };

  const readObject = (object: object, depth: number): Transit => {
    const entries = Object.entries(object) as [string, unknown][];
    const [only] = entries;
    if (only && entries.length === 1 && only[0].startsWith('~#')) return tagged(only[0].slice(2), read(only[1], depth + 1));
    return new Map(entries.map(([name, value]) => [key(name, depth), read(value, depth + 1)]));
  };

  const key = (value: unknown, depth: number): string => {
    const name = typeof value === 'string' ? scalar(remembered(value, true)) : read(value, depth + 1);
    return typeof name === 'object' ? '' : String(name);
  };

  return read(json, 0);
}

const codeAt = (text: string, index: number) => text.charCodeAt(index) - firstCode;

function scalar(text: string): Transit {
  if (!text.startsWith('~')) return text;
  const rest = text.slice(2);
  switch (text.charAt(1)) {
    case '~':
    case '^':
    case '`':
      return text.slice(1);
    case '_':
      return null;
    case '?':
      return rest === 't';
    case 'i':
    case 'n':
    case 'd':
    case 'f':
    case 'm':
      return finite(Number(rest));
    case 't':
      return finite(Date.parse(rest));
    default:
      return rest;
  }
}

/** Lists, sets and instants are what they hold; of anything else the same is best. */
function tagged(tag: string, value: Transit): Transit {
  if ((tag === 'dt' || tag === 'm' || tag === 't') && typeof value === 'string')
    return finite(/^-?\d+$/.test(value) ? Number(value) : Date.parse(value));
  return value;
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
