/** A value of JSON that nothing is known of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const stringsAndNoNumbers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** JSON as Python writes it: `NaN` and `Infinity`, which are none, become null. Null for text that is no JSON at all. */
export function parseJson(text: string): Json {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    try {
      return JSON.parse(text.replace(stringsAndNoNumbers, (part) => (part.startsWith('"') ? part : 'null'))) as Json;
    } catch {
      return null;
    }
  }
}

export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? value[key] : undefined;
}

/** Values of an object with their keys, or of a list. */
export function members(value: Json | undefined): [key: string, value: Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  return isObject(value) ? Object.entries(value) : [];
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A whole number, also one written as text (old add-ons did); null for anything else. */
export function integerOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : null;
}

export function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function numbersOf(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number' && Number.isFinite(item)) : [];
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
