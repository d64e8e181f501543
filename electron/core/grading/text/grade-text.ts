import { editDistance } from '../nearest-word';
import type { Comparison, GradedCard, GradePart } from '../verdict';
import { findNearTerm, isSamePhrase } from './compare-phrase';
import { hasBullets, listKind, readList } from './lists';
import type { ListItem } from './lists';
import { negations } from './terms';
import { readTokens } from './tokens';
import type { Token } from './tokens';

const wholePart = (side: GradePart['side'], text: string, status: GradePart['status']): GradePart => ({
  side,
  text,
  start: 0,
  end: text.length,
  status,
});

/** Typed and expected words side by side: which of them the other has too. */
function tokenParts(expected: string, typed: string): { parts: GradePart[]; share: number } {
  const wanted = readTokens(expected);
  const given = readTokens(typed);
  const wantedKeys = new Set(wanted.map((token) => token.key));
  const givenKeys = new Set(given.map((token) => token.key));
  const mark = (
    side: GradePart['side'],
    source: string,
    tokens: readonly Token[],
    other: ReadonlySet<string>,
    otherwise: GradePart['status'],
  ): GradePart[] =>
    tokens.map(({ start, end, key }) => ({
      side,
      text: source.slice(start, end),
      start,
      end,
      status: other.has(key) ? 'match' : otherwise,
    }));
  const found = wanted.filter((token) => givenKeys.has(token.key)).length;
  return {
    parts: [...mark('typed', typed, given, wantedKeys, 'extra'), ...mark('expected', expected, wanted, givenKeys, 'missing')],
    share: wanted.length === 0 ? 0 : found / Math.max(wanted.length, given.length),
  };
}

function isSlip(expected: string, typed: string): boolean {
  const [a, b] = [expected, typed].map((text) =>
    readTokens(text)
      .map((token) => token.key)
      .join(''),
  );
  if (a === undefined || b === undefined || /\d/.test(a + b)) return false;
  const limit = a.length >= 9 ? 2 : a.length >= 5 ? 1 : 0;
  return a !== b && limit > 0 && editDistance(a, b, limit) <= limit;
}

const negationsIn = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => token.key)
    .filter((key) => negations.has(key))
    .join(' ');

function comparePhrase(expected: string, typed: string, question: string, isList: boolean): Comparison {
  if (isList ? isSamePhrase(expected, typed, question, [expected]) : isSamePhrase(expected, typed, question)) {
    return {
      verdict: 'correct',
      score: 1,
      reasons: [],
      parts: [wholePart('typed', typed, 'match'), wholePart('expected', expected, 'match')],
      note: '',
    };
  }
  const [wanted, given] = [readTokens(expected), readTokens(typed)];
  const { parts, share } = tokenParts(expected, typed);
  const near = findNearTerm(wanted, given);
  if (near) return { verdict: 'wrong', score: share / 2, reasons: [`“${near[0]}” is not “${near[1]}”.`], parts, note: '' };
  if (isSlip(expected, typed)) return { verdict: 'partial', score: 0.9, reasons: ['Nearly: look at the spelling.'], parts, note: '' };
  const isOpposite = negationsIn(wanted) !== negationsIn(given);
  const hasNumber = wanted.some((token) => token.amount !== null);
  const numbersDiffer =
    hasNumber && !wanted.filter((token) => token.amount).every((token) => given.some((other) => other.key === token.key));
  if (numbersDiffer && given.some((token) => token.amount !== null)) {
    return { verdict: 'wrong', score: share / 2, reasons: ['The number or its unit differs.'], parts, note: '' };
  }
  const isPartly = !isOpposite && !numbersDiffer && share >= 0.5;
  const reasons = isOpposite
    ? ['One says yes where the other says no.']
    : isPartly
      ? ['Part of it is there; compare the marked words.']
      : ['This does not say what the answer says.'];
  return { verdict: isPartly ? 'partial' : 'wrong', score: share, reasons, parts, note: '' };
}

const maximumItems = 60;

const listPart = (side: GradePart['side'], item: ListItem, status: GradePart['status']): GradePart => ({ side, ...item, status });

function compareList(expected: string, typed: string, kind: 'set' | 'ordered', question: string): Comparison {
  const wanted = readList(expected);
  const given = readList(typed);
  if (Math.max(wanted.length, given.length) > maximumItems) {
    return { verdict: 'wrong', score: 0, reasons: ['This list is too long to be compared.'], parts: [], note: '' };
  }
  const used = new Map<number, number>();
  wanted.forEach((item, index) => {
    const at = given.findIndex(
      (other, position) => ![...used.values()].includes(position) && isSamePhrase(item.text, other.text, question),
    );
    if (at !== -1) used.set(index, at);
  });
  const taken = new Set(used.values());
  const missing = wanted.filter((_item, index) => !used.has(index));
  const extra = given.filter((_item, index) => !taken.has(index));
  const order = [...used.values()];
  const isOrdered = order.every((position, index) => index === 0 || position > (order[index - 1] ?? -1));
  const isComplete = missing.length === 0 && extra.length === 0;
  const isMoved = kind === 'ordered' && !isOrdered;
  const parts = [
    ...given.map((item, index) => listPart('typed', item, !taken.has(index) ? 'extra' : isMoved ? 'differ' : 'match')),
    ...wanted.map((item, index) => listPart('expected', item, used.has(index) ? 'match' : 'missing')),
  ];
  const names = (items: readonly ListItem[]): string => items.map((item) => item.text).join(', ');
  const reasons = [
    ...(missing.length > 0 ? [`Missing: ${names(missing)}.`] : []),
    ...(extra.length > 0 ? [`Not on the list: ${names(extra)}.`] : []),
    ...(isMoved ? ['The order matters here.'] : []),
  ];
  const score = used.size / Math.max(wanted.length, given.length);
  const verdict = isComplete && !isMoved ? 'correct' : score >= 0.5 && !(isMoved && isComplete) ? 'partial' : 'wrong';
  return { verdict, score, reasons, parts, note: '' };
}

/** Compares what was typed in words: phrases, lists, numbers with units. */
export function compareText(card: Pick<GradedCard, 'list' | 'front'>, expected: string, typed: string): Comparison {
  const isList = card.list !== null || hasBullets(expected);
  const phrase = comparePhrase(expected, typed, card.front, isList);
  if (phrase.verdict === 'correct') return phrase;
  const kind = card.list ?? listKind(expected);
  if (kind === null) return phrase;
  const list = compareList(expected, typed, kind, card.front);
  // A sentence with a comma is no list: then the phrase has more to say.
  if (list.verdict === 'correct' || isList) return list;
  const isContrary = findNearTerm(readTokens(expected), readTokens(typed)) !== null;
  return list.score > phrase.score && !isContrary ? list : phrase;
}
