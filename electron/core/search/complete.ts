import { cardKinds } from '../card';
import { fold } from './fold';
import { namedPlaces } from './places';
import { isPrefix, searchPrefixes, type PrefixName } from './prefixes';
import { writeValue } from './print';
import { searchProperties, searchStates } from './query';
import { readTokens, unescape, type Token } from './tokens';

/** Names in the person's own collection. */
export interface SearchVocabulary {
  decks: readonly string[];
  tags: readonly string[];
  files: readonly string[];
  sources: readonly string[];
}

export interface SearchSuggestion {
  /** What to put in the place of the range. */
  text: string;
  /** What it looks for, or is called; may be empty. */
  does: string;
}

/** Suggestions, the likeliest first, for a range of the query: where the cursor is, or the term it is in. */
export interface SearchCompletion {
  offset: number;
  length: number;
  suggestions: SearchSuggestion[];
}

const most = 20;

/** What could be written where the cursor is. Never throws; positions are in UTF-16 units of `query`. */
export function completeSearch(query: string, cursor: number, vocabulary: SearchVocabulary): SearchCompletion {
  const head = query.slice(0, cursor);
  const term = lastTerm(head);
  if (term === null) return { offset: head.length, length: 0, suggestions: suggestPrefixes('') };
  const { offset } = term;
  return { offset, length: endOfTerm(query, term, head.length) - offset, suggestions: suggestFor(term, vocabulary).slice(0, most) };
}

type Term = Extract<Token, { type: 'term' }>;

/** The term that the text ends in, a quotation not closed yet included. */
function lastTerm(head: string): Term | null {
  const closed = readTokens(head);
  const tokens = Array.isArray(closed) ? closed : readTokens(`${head}"`);
  const last = Array.isArray(tokens) ? tokens.at(-1) : undefined;
  if (last?.type !== 'term' || last.offset + last.length < head.length) return null;
  // What is left out is about to follow.
  return last.value.raw === '-' && !last.value.quoted ? null : last;
}

/** The whole term when the query can be read, else no further than the cursor. */
function endOfTerm(query: string, { offset }: Term, cursor: number): number {
  const tokens = readTokens(query);
  const whole = Array.isArray(tokens) ? tokens.find((token) => token.offset === offset) : undefined;
  return whole === undefined ? cursor : Math.max(cursor, whole.offset + whole.length);
}

function suggestFor({ prefix, re, value }: Term, vocabulary: SearchVocabulary): SearchSuggestion[] {
  if (re) return [];
  const typed = unescape(value.raw);
  if (prefix !== null) return suggestValues(prefix, typed, vocabulary);
  const [, name = ''] = /^([a-z]+):$/i.exec(typed) ?? [];
  const named = name.toLowerCase();
  if (value.quoted) return [];
  return isPrefix(named) ? suggestValues(named, '', vocabulary) : suggestPrefixes(typed);
}

function suggestPrefixes(typed: string): SearchSuggestion[] {
  const word = typed.toLowerCase();
  const prefixes = searchPrefixes.filter(({ name }) => name.startsWith(word)).map(({ name, does }) => ({ text: `${name}:`, does }));
  if (word.length < 2) return prefixes;
  const states = searchStates.filter((state) => state.startsWith(word)).map((state) => ({ text: `is:${state}`, does: '' }));
  const kinds = cardKinds.filter((kind) => kind.startsWith(word)).map((kind) => ({ text: `kind:${kind}`, does: '' }));
  return [...prefixes, ...states, ...kinds];
}

function suggestValues(prefix: PrefixName, typed: string, vocabulary: SearchVocabulary): SearchSuggestion[] {
  const wanted = fold(typed);
  const ranked = valuesOf(prefix, vocabulary)
    .map((value, index) => ({ ...value, index, rank: rankOf(fold(value.text), wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  return ranked.map(({ text, does }) => ({ text: `${prefix}:${prefix === 'prop' ? text : writeValue(text)}`, does }));
}

/** What begins as it was typed comes before what has a part that does, and that before what has it anywhere. */
function rankOf(value: string, typed: string): number {
  if (value.startsWith(typed)) return 0;
  const at = value.indexOf(typed);
  if (at < 0) return 3;
  return value.includes(`/${typed}`) || value.includes(`:${typed}`) || value.includes(` ${typed}`) ? 1 : 2;
}

const plain = (texts: readonly string[]): SearchSuggestion[] => texts.map((text) => ({ text, does: '' }));

function valuesOf(prefix: PrefixName, vocabulary: SearchVocabulary): SearchSuggestion[] {
  switch (prefix) {
    case 'deck':
      return plain(vocabulary.decks);
    case 'tag':
      return [...plain(vocabulary.tags), { text: 'none', does: 'without tags' }];
    case 'file':
      return [...plain(vocabulary.files), { text: 'none', does: 'without a file' }];
    case 'source':
      return plain(['bundled', 'folder', 'file', 'import', ...vocabulary.sources]);
    case 'kind':
      return plain(cardKinds);
    case 'is':
      return plain(searchStates);
    case 'flag':
      return ['none', 'red', 'amber', 'green', 'blue'].map((does, flag) => ({ text: String(flag), does }));
    case 'exam':
    case 'domain':
    case 'topic':
      return namedPlaces(prefix).map(({ text, name }) => ({ text, does: name }));
    case 'prop':
      return searchProperties.flatMap((property) => plain([`${property}>`, `${property}<`]));
    case 'rated':
    case 'added':
    case 'edited':
      return ['1', '7', '30'].map((days) => ({ text: days, does: days === '1' ? 'today' : `in the last ${days} days` }));
    default:
      return [];
  }
}
