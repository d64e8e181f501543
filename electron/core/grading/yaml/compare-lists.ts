import { defaultOfField } from '../../kubernetes/field-defaults';
import { fieldName, isOrderedList, keysOfList } from '../../kubernetes/field-rules';
import type { FieldType } from '../../kubernetes/schema';
import { code } from '../command/item';
import { countValues } from './field-result';
import type { CompareContext, FieldResult, Place } from './field-result';
import { nodeAt, textOf } from './node';
import type { YamlList, YamlNode } from './node';

/** Beyond this many pairs, items are compared in their order. */
const maximumPairs = 900;

interface Pairing {
  /** Index of the expected item to that of the typed one. */
  pairs: Map<number, number>;
  missing: number[];
  extra: number[];
}

function itemPlace(place: Place, index: number): Place {
  const type: FieldType = place.type.shape === 'list' ? place.type.item : { shape: 'any' };
  return { path: `${place.path}[${index}]`, type, field: place.field };
}

function tryPair(expected: YamlNode, typed: YamlNode, place: Place, context: CompareContext): FieldResult[] {
  const results: FieldResult[] = [];
  context.compare(expected, typed, place, { ...context, results });
  return results;
}

function share(results: readonly FieldResult[]): number {
  const total = results.reduce((sum, result) => sum + result.weight, 0);
  return results.filter((result) => result.status === 'match').reduce((sum, result) => sum + result.weight, 0) / Math.max(1, total);
}

function finish(pairs: Map<number, number>, expected: number, typed: number): Pairing {
  const taken = new Set(pairs.values());
  const missing = Array.from({ length: expected }, (_unused, index) => index).filter((index) => !pairs.has(index));
  const extra = Array.from({ length: typed }, (_unused, index) => index).filter((index) => !taken.has(index));
  return { pairs, missing, extra };
}

function identity(node: YamlNode, keys: readonly string[], place: Place): string {
  const owner = place.type.shape === 'list' && place.type.item.shape === 'object' ? place.type.item.name : '';
  return keys
    .map((key) => {
      const text = textOf(nodeAt(node, key.split('.')));
      return text === '' ? String(defaultOfField(fieldName(owner, key)) ?? '') : text;
    })
    .join('\0');
}

function pairByKeys(expected: YamlList, typed: YamlList, keys: readonly string[], place: Place): Pairing {
  const pairs = new Map<number, number>();
  const names = typed.items.map((item) => identity(item, keys, place));
  expected.items.forEach((item, index) => {
    const name = identity(item, keys, place);
    const at = names.findIndex((other, position) => other === name && ![...pairs.values()].includes(position));
    if (at !== -1) pairs.set(index, at);
  });
  const left = finish(pairs, expected.items.length, typed.items.length);
  // What is left over was probably meant for one another under another name.
  left.missing.forEach((index, position) => {
    const other = left.extra[position];
    if (other !== undefined) pairs.set(index, other);
  });
  return finish(pairs, expected.items.length, typed.items.length);
}

function pairBySimilarity(expected: YamlList, typed: YamlList, place: Place, context: CompareContext): Pairing {
  const pairs = new Map<number, number>();
  const scores = expected.items.map((item, row) => typed.items.map((other) => share(tryPair(item, other, itemPlace(place, row), context))));
  const ranked = scores.flatMap((row, at) => row.map((score, column) => ({ at, column, score }))).sort((a, b) => b.score - a.score);
  const taken = new Set<number>();
  for (const { at, column } of ranked) {
    if (pairs.has(at) || taken.has(column)) continue;
    pairs.set(at, column);
    taken.add(column);
  }
  return finish(pairs, expected.items.length, typed.items.length);
}

function pairInOrder(expected: YamlList, typed: YamlList): Pairing {
  const length = Math.min(expected.items.length, typed.items.length);
  return finish(new Map(Array.from({ length }, (_unused, index) => [index, index])), expected.items.length, typed.items.length);
}

/** Items of a list nobody described: named ones are told apart by name. */
function guessKeys(list: YamlList): readonly string[] | null {
  const isNamed = list.items.length > 0 && list.items.every((item) => textOf(nodeAt(item, ['name'])) !== '');
  return isNamed ? ['name'] : null;
}

/** `$(NAME)` in a variable refers to one before it. */
const refersBack = (list: YamlList): boolean => list.items.some((item) => textOf(nodeAt(item, ['value'])).includes('$('));

function isInOrder(pairing: Pairing): boolean {
  const order = [...pairing.pairs].sort(([a], [b]) => a - b).map(([, typed]) => typed);
  return order.every((position, index) => index === 0 || position > (order[index - 1] ?? -1));
}

const describe = (node: YamlNode): string =>
  node.kind === 'scalar' ? code(node.source === '' ? '""' : node.source) : textOf(nodeAt(node, ['name']));

function report(expected: YamlList, typed: YamlList, pairing: Pairing, place: Place, context: CompareContext): void {
  for (const [index, other] of pairing.pairs) {
    const [item, given] = [expected.items[index], typed.items[other]];
    if (item && given) context.compare(item, given, itemPlace(place, index), context);
  }
  for (const index of pairing.missing) {
    const item = expected.items[index];
    if (!item) continue;
    const name = describe(item);
    const message = `Missing ${name === '' ? 'an item' : item.kind === 'scalar' ? name : `item ${code(name)}`} in ${code(place.path)}.`;
    context.results.push({
      path: `${place.path}[${index}]`,
      status: 'missing',
      message,
      expected: item,
      typed: null,
      weight: countValues(item),
    });
  }
  for (const index of pairing.extra) {
    const item = typed.items[index];
    if (!item) continue;
    const name = describe(item);
    const message = `${name === '' ? 'An item' : item.kind === 'scalar' ? name : `Item ${code(name)}`} in ${code(place.path)} is not asked for.`;
    context.results.push({ path: `${place.path}[${index}]`, status: 'extra', message, expected: null, typed: item, weight: 1 });
  }
}

function isReordered(expected: YamlList, typed: YamlList, place: Place, context: CompareContext): boolean {
  if (expected.items.length !== typed.items.length || expected.items.length < 2) return false;
  if (expected.items.length ** 2 > maximumPairs) return false;
  const pairing = pairBySimilarity(expected, typed, place, context);
  const isComplete = [...pairing.pairs].every(([row, column]) => {
    const [item, other] = [expected.items[row], typed.items[column]];
    return item !== undefined && other !== undefined && share(tryPair(item, other, itemPlace(place, row), context)) === 1;
  });
  return isComplete && !isInOrder(pairing);
}

/** Compares two lists the way Kubernetes reads them: by key, as a set, or in order. */
export function compareLists(expected: YamlList, typed: YamlList, place: Place, context: CompareContext): void {
  if (expected.items.length === 0 && typed.items.length === 0) {
    context.results.push({ path: place.path, status: 'match', message: '', expected, typed, weight: 1 });
    return;
  }
  const isKnown = place.type.shape === 'list';
  const keys = keysOfList(place.field) ?? (isKnown ? null : guessKeys(expected));
  const ordered =
    isOrderedList(place.field) || (place.field.endsWith('Container.env') && refersBack(expected)) || (!isKnown && keys === null);
  const tooMany = expected.items.length * typed.items.length > maximumPairs;
  if (ordered && isReordered(expected, typed, place, context)) {
    const message = `The order in ${code(place.path)} matters.`;
    context.results.push({ path: place.path, status: 'differ', message, expected, typed, weight: countValues(expected) });
    return;
  }
  const pairing = keys
    ? pairByKeys(expected, typed, keys, place)
    : ordered || tooMany
      ? pairInOrder(expected, typed)
      : pairBySimilarity(expected, typed, place, context);
  report(expected, typed, pairing, place, context);
}
