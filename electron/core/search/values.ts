import { nearest } from '../notes/nearest';
import { comparisons, searchProperties, type Comparison, type SearchProblem, type SearchProperty, type SearchTerm } from './query';

/** Text of a query and where it stands in it. */
export interface Place {
  text: string;
  offset: number;
}

/** Where nothing stands the sign before it is marked. */
export function problemAt({ text, offset }: Place, message: string, instead: string | null = null): SearchProblem {
  return text === '' ? { offset: offset - 1, length: 1, message, instead } : { offset, length: text.length, message, instead };
}

const isNo = ({ text }: Place, what: string): string =>
  text === '' ? `${/^[aeiou]/.test(what) ? 'An' : 'A'} ${what} is missing` : `\`${text}\` is no ${what}`;

/** A message that says what was likely meant, to put there instead, or else what it may be. */
export function unknown(place: Place, what: string, known: readonly string[]): SearchProblem {
  const guess = nearest(place.text, known);
  const help = guess === null ? `. It may be ${listed(known)}.` : `; did you mean \`${guess}\`?`;
  return problemAt(place, `${isNo(place, what)}${help}`, guess);
}

const listed = (names: readonly string[]): string => [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');

/** Whole days from 1. */
export function readDays(place: Place, example: string): number | SearchProblem {
  const days = /^\d{1,5}$/.test(place.text) ? Number(place.text) : 0;
  return days > 0 ? days : problemAt(place, `${isNo(place, 'number of days')}. Write a whole number from 1, as in ${example}.`);
}

export function readRated({ text, offset }: Place): SearchTerm | SearchProblem {
  const colon = text.indexOf(':');
  const days = readDays({ text: colon < 0 ? text : text.slice(0, colon), offset }, 'rated:7');
  if (typeof days !== 'number') return days;
  if (colon < 0) return { type: 'rated', days, rating: null };
  const rating = ([1, 2, 3, 4] as const).find((value) => String(value) === text.slice(colon + 1));
  if (rating !== undefined) return { type: 'rated', days, rating };
  const place = { text: text.slice(colon + 1), offset: offset + colon + 1 };
  return problemAt(place, `${isNo(place, 'rating')}. It may be 1 (again), 2 (hard), 3 (good) or 4 (easy), as in rated:7:1.`);
}

const shortNames = new Map<string, SearchProperty>([
  ['s', 'stability'],
  ['d', 'difficulty'],
  ['r', 'retrievability'],
  ['ivl', 'interval'],
]);
const otherSigns = new Map<string, Comparison>([
  ['==', '='],
  ['<>', '!='],
]);

export function readProperty({ text, offset }: Place): SearchTerm | SearchProblem {
  const { name = '', sign = '', number = '' } = /^(?<name>[^<>=!]*)(?<sign>[<>=!]*)(?<number>.*)$/s.exec(text)?.groups ?? {};
  const known = searchProperties.find((one) => one === name.toLowerCase()) ?? shortNames.get(name.toLowerCase());
  if (known === undefined) return unknown({ text: name, offset }, 'property of a card', searchProperties);
  const comparison = comparisons.find((one) => one === sign) ?? otherSigns.get(sign);
  if (comparison === undefined) {
    const place = { text: sign, offset: offset + name.length };
    return problemAt(
      place,
      `${isNo(place, 'comparison')}. Write one of ${comparisons.join(' ')}, as in prop:${known}>${known === 'retrievability' ? '0.8' : '5'}.`,
    );
  }
  const value = readNumber({ text: number, offset: offset + name.length + sign.length }, known);
  return typeof value === 'number' ? { type: 'property', property: known, comparison, value } : value;
}

function readNumber(place: Place, property: SearchProperty): number | SearchProblem {
  const {
    sign = '',
    digits,
    percent,
  } = /^(?<sign>-?)(?<digits>\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})(?<percent>%?)$/.exec(place.text)?.groups ?? {};
  if (digits === undefined || (sign === '-' && property !== 'due')) {
    return problemAt(place, `${isNo(place, `number for ${property}`)}. Write one such as 5 or 0.8.`);
  }
  if (property !== 'retrievability') {
    // No negative zero.
    if (percent === '') return Number(sign + digits) + 0;
    return problemAt(place, `Only retrievability is written in percent. Write the number alone.`, place.text.slice(0, -1));
  }
  // A share of six digits, so that it reads the same when it is written out again.
  const share = percent === '%' ? Math.round(Number(digits) * 1e4) / 1e6 : Number(digits);
  if (share <= 1) return share;
  const meant = Number(digits) <= 100 && percent === '' ? `${digits}%` : null;
  return problemAt(place, `Retrievability lies between 0 and 1${meant === null ? '' : `; did you mean ${meant}?`}`, meant);
}
