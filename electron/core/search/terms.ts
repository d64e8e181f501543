import { cardKinds } from '../card';
import { compilePattern } from './pattern';
import { readPlace } from './places';
import type { PrefixName } from './prefixes';
import { searchStates, type SearchProblem, type SearchState, type SearchTerm, type TextField } from './query';
import { fieldOfPrefix, isFieldPrefix, unescape, unescapeGlob, type Token, type Written } from './tokens';
import { problemAt, readDays, readProperty, readRated, unknown } from './values';

type TermToken = Extract<Token, { type: 'term' }>;

const otherStates = new Map<string, SearchState>([
  ['learn', 'learning'],
  ['flag', 'flagged'],
]);
const flagNames = ['none', 'red', 'amber', 'green', 'blue'];

/** What a term looks for, or what is wrong with it. */
export function readTerm({ prefix, re, value }: TermToken): SearchTerm | SearchProblem {
  if (prefix === null) return { type: 'text', field: 'card', text: unescape(value.raw) };
  if (!isFieldPrefix(prefix)) return readScoped(prefix, value);
  const field = fieldOfPrefix[prefix];
  return re ? readPattern(value, field) : { type: 'text', field, text: unescape(value.raw) };
}

function readScoped(prefix: Exclude<PrefixName, keyof typeof fieldOfPrefix>, value: Written): SearchTerm | SearchProblem {
  const text = unescape(value.raw);
  const word = text.toLowerCase();
  const place = { text: value.raw, offset: value.offset };
  const glob = unescapeGlob(value.raw);
  switch (prefix) {
    case 'deck':
      // No name of a deck has the sign that parts names elsewhere.
      return { type: 'deck', name: glob.map((piece) => piece.replaceAll('::', '/')) };
    case 'tag':
      return { type: 'tag', name: word === 'none' ? null : glob };
    case 'file':
      return { type: 'file', path: word === 'none' ? null : glob };
    case 'heading':
      return { type: 'heading', text: glob };
    case 'source':
      return { type: 'source', path: glob };
    case 'kind': {
      const kind = cardKinds.find((one) => one === word);
      return kind === undefined ? unknown(place, 'kind of card', cardKinds) : { type: 'kind', kind };
    }
    case 'is': {
      const state = searchStates.find((one) => one === word) ?? otherStates.get(word);
      return state === undefined ? unknown(place, 'state of a card', searchStates) : { type: 'is', state };
    }
    case 'flag': {
      const flag = ([0, 1, 2, 3, 4] as const).find((one) => String(one) === word || flagNames[one] === word);
      if (flag !== undefined) return { type: 'flag', flag };
      return problemAt(place, `\`${place.text}\` is no flag. It may be 1 (red), 2 (amber), 3 (green), 4 (blue) or 0 (none).`);
    }
    case 'exam':
    case 'domain':
    case 'topic':
      return readPlace(prefix, { text: word, offset: value.offset });
    case 'rated':
      return readRated(place);
    case 'added':
    case 'edited': {
      const days = readDays(place, `${prefix}:7`);
      return typeof days === 'number' ? { type: prefix, days } : days;
    }
    case 'prop':
      return readProperty(place);
    case 'id': {
      const ids = text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');
      return ids.length > 0 ? { type: 'id', ids } : problemAt(place, 'An id is missing. Write one or more, as in id:120,121.');
    }
  }
}

function readPattern({ raw, offset: start }: Written, field: TextField): SearchTerm | SearchProblem {
  // An escaped quotation mark is the mark; every other backslash belongs to the pattern.
  const marks = [...raw.matchAll(/\\(.)/gs)].filter(([, sign]) => sign === '"').map(({ index }, before) => index - before);
  const pattern = raw.replace(/\\(.)/gs, (pair, sign) => (sign === '"' ? '"' : pair));
  const compiled = compilePattern(pattern);
  if (!('problem' in compiled)) return { type: 'pattern', field, pattern };
  const { offset, length, message } = compiled.problem;
  return { offset: start + offset + marks.filter((mark) => mark < offset).length, length, message, instead: null };
}
