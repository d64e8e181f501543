import { editDistance, nearest } from '../notes/nearest';
import { isPrefix, prefixNames, searchPrefixes } from './prefixes';
import type { SearchProblem } from './query';
import type { Token } from './tokens';

/** What may not be meant as it was written, though it can be searched for. */
export function hintsFor(tokens: readonly Token[]): SearchProblem[] {
  return tokens.flatMap((token, index) => {
    const hint = token.type === 'term' && token.prefix === null ? hintOn(token, tokens[index - 1]) : null;
    return hint === null ? [] : [hint];
  });
}

function hintOn({ offset, length, value }: Extract<Token, { type: 'term' }>, before: Token | undefined): SearchProblem | null {
  const negated = before?.type === 'not';
  if (negated && !value.quoted && /^\w$/.test(value.raw)) {
    const flag = `-${value.raw}`;
    const message = `This leaves out every card with “${value.raw}” in it. Write "${flag}" to look for the flag.`;
    return { offset: before.offset, length: offset + length - before.offset, message, instead: `"${flag}"` };
  }
  const [written = '', name = ''] = /^([a-z]+):/i.exec(value.raw) ?? [];
  const word = name.toLowerCase();
  const rest = value.raw.slice(written.length);
  if (isPrefix(word)) return onPrefix(word, rest, { offset, length, quoted: value.quoted });
  const guess = value.quoted || rest === '' || /^\//.test(rest) ? null : likelyPrefix(word);
  if (guess === null) return null;
  const message = `\`${name}:\` is read as text; did you mean \`${guess}:\`?`;
  return { offset, length: written.length, message, instead: `${guess}:` };
}

function onPrefix(
  name: string,
  rest: string,
  { offset, length, quoted }: { offset: number; length: number; quoted: boolean },
): SearchProblem | null {
  if (quoted) {
    if (rest === '' || /^\s/.test(rest)) return null;
    const instead = /\s/.test(rest) ? `${name}:"${rest}"` : `${name}:${rest}`;
    return { offset, length, message: `In quotation marks this is text. Write ${instead} to search by \`${name}:\`.`, instead };
  }
  if (rest !== '') return null;
  const example = searchPrefixes.find((prefix) => prefix.name === name)?.example ?? '';
  return {
    offset,
    length,
    message: `This looks for the text “${name}:”. A value follows without a blank, as in ${example}.`,
    instead: null,
  };
}

/** One slip away, in a word long enough to tell: YAML is full of short keys. */
function likelyPrefix(word: string): string | null {
  const guess = word.length < 3 ? null : nearest(word, prefixNames);
  return guess !== null && guess.length > 2 && editDistance(word, guess, 2) < 2 ? guess : null;
}
