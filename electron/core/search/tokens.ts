import { isPrefix, type PrefixName } from './prefixes';
import type { SearchProblem, TextField } from './query';

/** The text of a term as it was written, escapes and all. */
export interface Written {
  raw: string;
  offset: number;
  quoted: boolean;
}

export type Token =
  | { type: 'open' | 'close' | 'not' | 'or' | 'and'; offset: number; length: number }
  /** `re` says that the value of a field is a regular expression: `front:re:…`. */
  | { type: 'term'; offset: number; length: number; prefix: PrefixName | null; re: boolean; value: Written };

/** Prefixes whose value is text looked for in a field. */
export const fieldOfPrefix = {
  re: 'card',
  front: 'front',
  back: 'back',
  why: 'why',
  answer: 'typed',
} as const satisfies Partial<Record<PrefixName, TextField>>;

export const isFieldPrefix = (prefix: PrefixName): prefix is keyof typeof fieldOfPrefix => prefix in fieldOfPrefix;

const escapable = /\\([\\"()\-:*])/g;

/** What an escaped text means. A backslash before any other character is itself. */
export const unescape = (raw: string): string => raw.replace(escapable, '$1');

/** Literal pieces between wildcards. */
export function unescapeGlob(raw: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: match, index } of raw.matchAll(/\\[\\"()\-:*]|\*/g)) {
    if (match !== '*') continue;
    pieces.push(unescape(raw.slice(from, index)));
    from = index + 1;
  }
  return [...pieces, unescape(raw.slice(from))];
}

/**
 * Cuts a query in tokens. A parenthesis groups only where a term could start: within a word it is text, and one that the word
 * itself opened does not end it. A quotation mark quotes only at the start of a term or of a value.
 */
export function readTokens(query: string): Token[] | SearchProblem {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < query.length) {
    const token = readToken(query, offset, tokens.at(-1)?.type === 'not');
    if (token === null) {
      offset++;
      continue;
    }
    if ('message' in token) return token;
    tokens.push(token);
    offset += token.length;
  }
  return tokens;
}

function readToken(query: string, offset: number, negated: boolean): Token | SearchProblem | null {
  const sign = query.charAt(offset);
  if (/\s/.test(sign)) return null;
  if (sign === '(') return { type: 'open', offset, length: 1 };
  if (sign === ')') return { type: 'close', offset, length: 1 };
  // `-f` leaves out, but `--flag`, `->` and `-` alone are text.
  if (sign === '-' && !negated && /^[^\s\->)]/.test(query.slice(offset + 1, offset + 2))) return { type: 'not', offset, length: 1 };
  return readWord(query, offset, negated);
}

function readWord(query: string, offset: number, negated: boolean): Token | SearchProblem {
  const named = readPrefix(query, offset);
  const start = offset + named.length;
  if (query.startsWith('"', start)) {
    const end = endOfQuote(query, start + 1);
    if (end < 0) {
      const message = 'This quotation mark is never closed. Close it, or write \\" to look for the mark itself.';
      return { offset: start, length: query.length - start, message, instead: null };
    }
    const value = { raw: query.slice(start + 1, end), offset: start + 1, quoted: true };
    return { type: 'term', offset, length: end + 1 - offset, prefix: named.prefix, re: named.re, value };
  }
  const end = endOfWord(query, start);
  const word = query.slice(offset, end);
  const length = end - offset;
  // Nothing after the colon, as in YAML: the word is text.
  if (start === end) return { type: 'term', offset, length, prefix: null, re: false, value: { raw: word, offset, quoted: false } };
  if (!negated && /^or$/i.test(word)) return { type: 'or', offset, length };
  if (!negated && /^and$/i.test(word)) return { type: 'and', offset, length };
  const value = { raw: query.slice(start, end), offset: start, quoted: false };
  return { type: 'term', offset, length, prefix: named.prefix, re: named.re, value };
}

function readPrefix(query: string, offset: number): { prefix: PrefixName | null; re: boolean; length: number } {
  const [written = '', name = ''] = /^([a-z]+):/i.exec(query.slice(offset, offset + 12)) ?? [];
  const prefix = name.toLowerCase();
  if (!isPrefix(prefix)) return { prefix: null, re: false, length: 0 };
  if (prefix === 're') return { prefix, re: true, length: written.length };
  const re = isFieldPrefix(prefix) && /^re:[^\s)]/i.test(query.slice(offset + written.length, offset + written.length + 4));
  return { prefix, re, length: written.length + (re ? 3 : 0) };
}

function endOfQuote(query: string, from: number): number {
  for (let at = from; at < query.length; at++) {
    if (query[at] === '\\') at++;
    else if (query[at] === '"') return at;
  }
  return -1;
}

/** Words end at a blank, or at a `)` that they did not open themselves. */
function endOfWord(query: string, from: number): number {
  let open = 0;
  let at = from;
  for (; at < query.length && !/\s/.test(query.charAt(at)); at++) {
    const sign = query[at];
    if (sign === '\\' && /^\S/.test(query.slice(at + 1, at + 2))) at++;
    else if (sign === '(') open++;
    else if (sign === ')' && --open < 0) break;
  }
  return at;
}
