import { readAmount, readNumberWord, unitNames } from './amount';
import type { Amount } from './amount';
import { abbreviations } from './terms';

/** A word, number or sign of an answer; `key` is equal for words that count as the same. */
export interface Token {
  kind: 'word' | 'amount' | 'sign';
  key: string;
  /** The key with its plural ending: fields such as `initContainers` are only equal by this. */
  exact: string;
  isField: boolean;
  amount: Amount | null;
  /** As written. */
  text: string;
  start: number;
  end: number;
}

const units = [...new Set(unitNames)].sort((a, b) => b.length - a.length).join('|');
const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const unitSet: ReadonlySet<string> = new Set(unitNames);
const isUnit = (word: string): boolean => unitSet.has(word) || unitSet.has(word.toLowerCase());
const scanner = new RegExp(
  [
    String.raw`(?<flag>(?<![^\s("'=|,])--?[A-Za-z][\w-]*(?:=\S+)?)`,
    String.raw`(?<path>(?<![\w.])~?/[\w./*{}<>@:-]+)`,
    String.raw`(?<address>\d+(?:\.\d+){2,}(?:/\d+)?|\d+:\d+|v?\d+\.\d+\.\d+[\w.-]*)`,
    String.raw`(?:between\s+)?(?<from>${digits})\s*(?:-|–|—|\.\.+|\bto\b|\band\b(?<=between\s.{0,40}))\s*(?<to>${digits})(?![\w.]*\d)`,
    String.raw`(?<number>(?<![\w.])[-−]?${digits})(?![.:]?\d)\s*(?<unit>(?:${units})(?![\w]))?(?!\w)`,
    String.raw`(?<word>[\p{L}\p{N}_](?:[\p{L}\p{N}_]|['’./:@+#-](?=[\p{L}\p{N}_]))*)`,
    String.raw`(?<sign>!=|==|=>|->|→|<=|>=|&&|\|\||[=<>*%&|~^$+])`,
  ].join('|'),
  'gu',
);

/** Markdown and fences around words, blanked so that positions stay. */
function plainText(text: string): string {
  return text
    .replace(/\]\([^)\s]{0,2000}\)/g, (link) => ' '.repeat(link.length))
    .replace(/~(?=\d)/g, ' ')
    .replace(/\*\*|__|==(?=\S)|(?<=\S)==(?=\s|$|[.,;:])|`+/g, (marks) => ' '.repeat(marks.length))
    .replace(/(?<!\w)[*_](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[*_](?!\w)/gu, ' ');
}

/** Singular of an English noun, good enough to compare two forms of one word. */
function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|us)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** A word without case, possession, hyphens and American spelling. */
function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '')
    .replace(/is(?=(?:e|ed|es|ing|ation|ations)$)/, 'iz')
    .replace(/[-_+]/g, '');
}

function wordKey(plain: string): string {
  const lookUp = (word: string): string | undefined => (Object.hasOwn(abbreviations, word) ? abbreviations[word] : undefined);
  return lookUp(plain) ?? lookUp(singular(plain)) ?? singular(plain);
}

/** `initContainers`, `spec.containers`: names of fields, whose plural counts. */
const isFieldName = (text: string): boolean => /^[a-z]+[A-Z]|\w\.\w/.test(text);

function makeToken(groups: Readonly<Record<string, string | undefined>>): Pick<Token, 'kind' | 'key' | 'amount'> {
  const { flag, path, address, from, to, number, unit, word, sign } = groups;
  if (flag !== undefined) return { kind: 'sign', key: flag.replace(/[.,;:!?)"']+$/, ''), amount: null };
  if (path !== undefined) return { kind: 'sign', key: path.replace(/[.,;:]+$/, ''), amount: null };
  if (address !== undefined) return { kind: 'sign', key: address.replace(/\.$/, '').replace(/^v(?=\d)/, ''), amount: null };
  if (from !== undefined && to !== undefined) {
    const size = `${readAmount(from, '').size}-${readAmount(to, '').size}`;
    return { kind: 'amount', key: size, amount: { dimension: 'range', size } };
  }
  if (number !== undefined) {
    const amount = readAmount(number.replace('−', '-'), unit ?? '');
    return { kind: 'amount', key: `${amount.size} ${amount.dimension}`, amount };
  }
  if (word !== undefined) {
    const amount = /^v\d+\.\d+$/i.test(word) ? readAmount(word.slice(1), '') : readNumberWord(word.toLowerCase());
    if (amount) return { kind: 'amount', key: `${amount.size} plain`, amount };
    return { kind: 'word', key: wordKey(plainWord(word)), amount: null };
  }
  return { kind: 'sign', key: (sign ?? '').replace('→', '->').replace('==', '='), amount: null };
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** `thirty seconds`: a number in words takes the unit after it. */
function joinUnits(tokens: readonly Token[], text: string): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const unit = token.text;
    if (last?.amount?.dimension === 'plain' && token.kind === 'word' && unit.length > 1 && isUnit(unit)) {
      const amount = readAmount(last.amount.size, unit);
      const key = `${amount.size} ${amount.dimension}`;
      joined[joined.length - 1] = {
        kind: 'amount',
        key,
        exact: key,
        isField: false,
        amount,
        text: text.slice(last.start, token.end),
        start: last.start,
        end: token.end,
      };
    } else joined.push(token);
  }
  return joined;
}

/** The words, numbers and signs of an answer, without articles and punctuation. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of plainText(text).matchAll(scanner)) {
    const end = match.index + match[0].trimEnd().length;
    const made = makeToken(match.groups ?? {});
    const source = text.slice(match.index, end);
    const isWord = made.kind === 'word';
    const token = {
      ...made,
      exact: isWord ? plainWord(source) : made.key,
      isField: isWord && isFieldName(source),
      text: source,
      start: match.index,
      end,
    };
    if (token.key !== '' && !(token.kind === 'word' && articles.has(token.key))) tokens.push(token);
  }
  return joinUnits(tokens, text);
}
