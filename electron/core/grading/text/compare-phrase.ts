import { isSameAmount, readAmount } from './amount';
import type { Amount } from './amount';
import { aliases, classWords, negations, nearTerms, openers } from './terms';
import { readTokens } from './tokens';
import type { Token } from './tokens';

interface Joined extends Token {
  /** Field names with their plural, other words without. */
  strict: string;
}

/** Words in a row read as one: `config map`, `ConfigMap` and `config-map` are the same. */
function joinWords(tokens: readonly Token[]): Joined[] {
  const joined: Joined[] = [];
  for (const token of tokens) {
    const strict = token.isField ? token.exact : token.key;
    const last = joined.at(-1);
    if (last?.kind === 'word' && token.kind === 'word') {
      joined[joined.length - 1] = {
        ...last,
        key: last.key + token.key,
        exact: last.exact + token.exact,
        strict: last.strict + strict,
        isField: last.isField || token.isField,
        end: token.end,
      };
    } else joined.push({ ...token, strict });
  }
  return joined;
}

function isSameToken(expected: Joined, typed: Joined): boolean {
  if (expected.amount !== null && typed.amount !== null && isSameAmount(expected.amount, typed.amount)) return true;
  if (expected.isField) return expected.strict === typed.exact || expected.strict === typed.strict;
  return expected.key === typed.key || expected.exact === typed.exact;
}

function isSameSequence(expected: readonly Token[], typed: readonly Token[]): boolean {
  const [first, second] = [joinWords(expected), joinWords(typed)];
  const keyOf = (tokens: readonly Token[]): string => (tokens.length === 1 ? (tokens[0]?.key ?? '') : '');
  const alias = (key: string): string => (Object.hasOwn(aliases, key) ? (aliases[key] ?? key) : key);
  const isAlias = Object.hasOwn(aliases, keyOf(first)) || Object.hasOwn(aliases, keyOf(second));
  if (isAlias && keyOf(first) !== '' && alias(keyOf(first)) === alias(keyOf(second))) return true;
  return (
    first.length === second.length &&
    first.length > 0 &&
    first.every((token, index) => {
      const other = second[index];
      return other !== undefined && isSameToken(token, other);
    })
  );
}

const dropOpeners = (tokens: readonly Token[]): Token[] => {
  const from = tokens.findIndex((token) => token.kind !== 'word' || !openers.has(token.key));
  return from === -1 ? [...tokens] : tokens.slice(from);
};

/** Without class words at the end, as long as something is left. */
function dropClassWords(tokens: readonly Token[]): Token[] {
  let end = tokens.length;
  while (end > 1 && classWords.has(tokens[end - 1]?.key ?? '')) end -= 1;
  return tokens.slice(0, end);
}

/** The shorter forms an answer may have: without a remark in brackets, and only what stands before a dash or full stop. */
function shorterForms(expected: string): string[] {
  const withoutRemarks = expected.replace(/\([^()]*\)/g, (remark) => ' '.repeat(remark.length));
  const forms = withoutRemarks.trim() === '' ? [expected] : [expected, withoutRemarks];
  const head = /^(?<head>[^—–;\n]*?)(?:\s+(?:—|–|-{1,2})\s+|;\s|\.\s+(?=[A-Z])|\n)(?<rest>.+)$/s.exec(withoutRemarks)?.groups;
  const words = (text: string | undefined): number => (text ?? '').trim().split(/\s+/).filter(Boolean).length;
  if (head && words(head['head']) > 0 && words(head['head']) <= 5 && words(head['rest']) >= 3) forms.push(head['head'] ?? '');
  const answered = /^\s*(?<yes>yes|no)\s*[,.:;—–-]/i.exec(withoutRemarks)?.groups?.['yes'];
  if (answered !== undefined) forms.push(answered);
  return forms;
}

/** Groups of near terms of which `tokens` holds some member, each member with the words it stands in. */
function nearTermsIn(tokens: readonly Token[]): Map<number, Map<string, string>> {
  const words = new Map<string, string>();
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    words.set(token.key, token.text);
    if (next) words.set(token.key + next.key, `${token.text} ${next.text}`);
  });
  const found = new Map<number, Map<string, string>>();
  nearTerms.forEach((group, index) => {
    const members = group.filter((term) => words.has(term));
    if (members.length > 0) found.set(index, new Map(members.map((term) => [term, words.get(term) ?? term])));
  });
  return found;
}

/** A term of the answer that was taken for its neighbour, in both people's words: typed, expected. */
export function findNearTerm(expected: readonly Token[], typed: readonly Token[]): [string, string] | null {
  const wanted = nearTermsIn(expected);
  for (const [group, members] of nearTermsIn(typed)) {
    const right = wanted.get(group);
    const stray = right && [...members].find(([member]) => !right.has(member));
    const missing = right && [...right].find(([member]) => !members.has(member));
    if (stray && missing) return [stray[1], missing[1]];
  }
  return null;
}

/** Typed words that only repeat the question, or say nothing, taken away. */
function dropQuestionWords(typed: readonly Token[], expected: readonly Token[], question: readonly Token[]): Token[] {
  const asked = new Set(question.map((token) => token.key));
  const wanted = new Set(expected.map((token) => token.key));
  const near = nearTermsIn(expected);
  const isNear = (key: string): boolean =>
    [...near].some(([group, members]) => nearTerms[group]?.includes(key) === true && !members.has(key));
  return typed.filter((token) => {
    if (token.kind !== 'word' || wanted.has(token.key) || negations.has(token.key) || isNear(token.key)) return true;
    return !asked.has(token.key) && !openers.has(token.key);
  });
}

const askedUnit = /\b(?<unit>seconds?|minutes?|hours?|days?|percent(?=age|\b)|millicores?|MiB|GiB|Mi|Gi)/i;

/** Number and unit of an answer may be parted: the unit already stands in the question. */
function isSameWithAskedUnit(expected: readonly Token[], typed: readonly Token[], question: string): boolean {
  const unit = askedUnit.exec(question)?.groups?.['unit'];
  const [a, b] = [expected[0]?.amount, typed[0]?.amount];
  if (unit === undefined || expected.length !== 1 || typed.length !== 1 || !a || !b) return false;
  const named = (amount: Amount): Amount => (amount.dimension === 'plain' ? readAmount(amount.size, unit) : amount);
  return isSameAmount(named(a), named(b));
}

/** `ReadWriteOnce (RWO)`: a remark that only says it again is no more than the words before it. */
function withoutEcho(typed: string): string {
  const remark = /^(?<before>[^()]+)\((?<inside>[^()]+)\)\s*[.!]?\s*$/.exec(typed)?.groups;
  if (!remark) return typed;
  const { before = '', inside = '' } = remark;
  return isSameSequence(readTokens(before), readTokens(inside)) ? before : typed;
}

/** True when both say the same, given the question they answer; `forms` are the shorter ways to put the answer. */
export function isSamePhrase(expected: string, typed: string, question: string, forms = shorterForms(expected)): boolean {
  const given = readTokens(withoutEcho(typed));
  const asked = readTokens(question);
  return forms.some((form) => {
    const wanted = readTokens(form);
    if (wanted.length === 0 || given.length === 0) return false;
    if (isSameSequence(wanted, given)) return true;
    const [plainWanted, plainGiven] = [dropOpeners(wanted), dropOpeners(given)];
    const reduced = dropQuestionWords(plainGiven, plainWanted, asked);
    const onlyPort = plainGiven.length === 2 && plainGiven[0]?.key === 'port' ? plainGiven.slice(1) : plainGiven;
    return (
      isSameSequence(plainWanted, plainGiven) ||
      isSameSequence(dropClassWords(plainWanted), dropClassWords(plainGiven)) ||
      isSameSequence(plainWanted, onlyPort) ||
      isSameSequence(plainWanted, reduced) ||
      isSameWithAskedUnit(plainWanted, reduced, question)
    );
  });
}
