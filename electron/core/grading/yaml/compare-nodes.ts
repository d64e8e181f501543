import { defaultOfField, dependentDefault } from '../../kubernetes/field-defaults';
import { fieldName, fieldSince, isEmptyAbsent, isNullEmpty, valuesOfField } from '../../kubernetes/field-rules';
import { parseQuantity } from '../../kubernetes/quantity';
import type { SchemaField } from '../../kubernetes/schema';
import { isBefore } from '../../kubernetes/version';
import { code } from '../command/item';
import type { Span } from '../command/item';
import { nearestWord } from '../nearest-word';
import { compareLists } from './compare-lists';
import { effectiveEntries } from './effective';
import { countValues } from './field-result';
import type { CompareContext, Place } from './field-result';
import { emptyMap, textOf } from './node';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './node';
import { explainScalarType, isSameScalar } from './scalars';

const entrySpan = ({ key, value }: YamlEntry): Span => ({ start: Math.min(key.start, value.start), end: Math.max(key.end, value.end) });
const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;
const pathTo = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function placeOfField(place: Place, name: string, field: SchemaField | undefined): Place {
  const path = pathTo(place.path, name);
  const { type } = place;
  if (type.shape === 'object') return { path, type: field?.type ?? { shape: 'any' }, field: fieldName(type.name, name) };
  return { path, type: type.shape === 'map' ? type.item : { shape: 'any' }, field: `.${name}` };
}

function isSameAsDefault(value: string | number | boolean, node: YamlNode): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.value === value) return true;
  const amount = typeof node.value === 'string' && typeof value === 'string' ? parseQuantity(value) : null;
  return amount !== null && amount === parseQuantity(String(node.value));
}

/** True when the API server would fill in `present` by itself in an object that lacks it. */
function isFilledIn(present: YamlNode, place: Place, absentIn: YamlMap, context: CompareContext): boolean {
  if (isNull(present)) return true;
  const sibling = (name: string): string | number | boolean | null | undefined => {
    const node = absentIn.entries.get(name)?.value;
    return node?.kind === 'scalar' ? node.value : undefined;
  };
  const has = (name: string): boolean => {
    const node = absentIn.entries.get(name)?.value;
    return node !== undefined && !(node.kind === 'list' && node.items.length === 0);
  };
  const fallback = defaultOfField(place.field) ?? dependentDefault(place.field, sibling, has);
  if (Array.isArray(fallback)) {
    const items = present.kind === 'list' ? present.items : [];
    return items.length === fallback.length && fallback.every((value) => items.some((item) => isSameAsDefault(value, item)));
  }
  if (fallback !== undefined) return isSameAsDefault(fallback, present);
  if (!isEmptyAbsent(place.field)) return false;
  if (present.kind === 'list') return present.items.length === 0;
  return present.kind === 'map' && isAllFilledIn(present, place, context);
}

function isAllFilledIn(map: YamlMap, place: Place, context: CompareContext): boolean {
  const fields = place.type.shape === 'object' ? context.schema?.fieldsOf(place.type.name) : null;
  const without = emptyMap(map);
  return [...map.entries].every(([name, { value }]) => isFilledIn(value, placeOfField(place, name, fields?.get(name)), without, context));
}

function explainUnknown(name: string, place: Place, fields: ReadonlyMap<string, SchemaField>, context: CompareContext): string {
  const owner = place.path === '' ? 'the top level' : code(place.path);
  const belongs = context.places.get(name);
  if (belongs !== undefined && belongs !== place.path) {
    return `${code(name)} is at the wrong level: it belongs under ${belongs === '' ? 'the top level' : code(belongs)}, not ${owner}.`;
  }
  const near = nearestWord(name, [...fields.keys()]);
  return `${code(name)} is not a field of ${owner}${near === null ? '' : `; did you mean ${code(near)}?`}`.replace(
    /(?<!\?)$/,
    near === null ? '.' : '',
  );
}

function reportExtra(name: string, entry: YamlEntry, place: Place, child: Place, context: CompareContext): void {
  const fields = place.type.shape === 'object' ? (context.schema?.fieldsOf(place.type.name) ?? null) : null;
  const isUnknown = fields !== null && !fields.has(name);
  const message = isUnknown ? explainUnknown(name, place, fields, context) : `${code(child.path)} is not asked for.`;
  context.results.push({ path: child.path, status: 'extra', message, expected: null, typed: entrySpan(entry), weight: 1 });
}

function reportMissing(entry: YamlEntry, child: Place, field: SchemaField | undefined, context: CompareContext): void {
  const message = `Missing ${code(child.path)}${field?.required === true ? ', which is required' : ''}.`;
  context.results.push({
    path: child.path,
    status: 'missing',
    message,
    expected: entrySpan(entry),
    typed: null,
    weight: countValues(entry.value),
  });
}

const asEmpty = (node: YamlNode, field: string): YamlNode => (isNull(node) && isNullEmpty(field) ? emptyMap(node) : node);

function compareMaps(expected: YamlMap, typed: YamlMap, place: Place, context: CompareContext): void {
  const { type } = place;
  const fields = type.shape === 'object' ? (context.schema?.fieldsOf(type.name) ?? null) : null;
  const wanted = effectiveEntries(expected, type);
  const given = effectiveEntries(typed, type);
  for (const [name, entry] of wanted) {
    const child = placeOfField(place, name, fields?.get(name));
    const other = given.get(name);
    if (other && !isNull(asEmpty(other.value, child.field)))
      compareNodes(asEmpty(entry.value, child.field), asEmpty(other.value, child.field), child, context);
    else if (isFilledIn(entry.value, child, { ...typed, entries: given }, context)) {
      context.results.push({ path: child.path, status: 'match', message: '', expected: entrySpan(entry), typed: null, weight: 1 });
    } else reportMissing(entry, child, fields?.get(name), context);
  }
  for (const [name, entry] of given) {
    if (wanted.has(name)) continue;
    const child = placeOfField(place, name, fields?.get(name));
    const isKnown = fields === null || fields.has(name);
    // Who is told no namespace works in this one.
    const isUsual = child.field === 'ObjectMeta.namespace' && textOf(entry.value) === 'default';
    if ((isKnown && isUsual) || (isKnown && isFilledIn(entry.value, child, { ...expected, entries: wanted }, context))) {
      context.results.push({ path: child.path, status: 'match', message: '', expected: null, typed: entrySpan(entry), weight: 1 });
    } else reportExtra(name, entry, place, child, context);
  }
}

/** A value as written; text that looks like a number shows its quotes. */
function shown({ value, source }: YamlScalar): string {
  if (value === null) return 'empty';
  const isQuoted = typeof value === 'string' && (value === '' || /^-?[\d.]+$|^(?:true|false)$/.test(value));
  return code(isQuoted ? `"${value}"` : source === '' ? String(value) : source);
}

function explainScalar(expected: YamlScalar, typed: YamlScalar, place: Place, context: CompareContext): string {
  const type = place.type.shape === 'scalar' ? explainScalarType(place.type.scalar, typed) : '';
  if (type !== '') return `${code(place.path)} ${type}.`;
  const values = valuesOfField(place.field);
  const isUnknown = values.length > 0 && typeof typed.value === 'string' && !values.includes(typed.value);
  const near = isUnknown ? nearestWord(String(typed.value), values) : null;
  if (isUnknown)
    return `${shown(typed)} is no value of ${code(place.path)}${near === null ? '' : `; did you mean ${code(near)}`}${near === null ? '.' : '?'}`;
  if (/\n/.test(`${String(expected.value)}${String(typed.value)}`)) return `${code(place.path)} holds another text.`;
  if (place.path === 'apiVersion') return `The apiVersion is ${shown(typed)} but should be ${shown(expected)}.`;
  const since = fieldSince(place.field);
  const early = since !== '' && isBefore(context.kubernetes, since) ? ` (a field from ${since} on)` : '';
  return `${code(place.path)} is ${shown(typed)} but should be ${shown(expected)}${early}.`;
}

function explainShape(expected: YamlNode, typed: YamlNode, path: string): string {
  const name = path === '' ? 'The answer' : code(path);
  if (expected.kind === 'list') return `${name} is a list: each item starts with ${code('- ')}.`;
  if (expected.kind === 'map')
    return typed.kind === 'list' ? `${name} is no list: leave out the ${code('- ')}.` : `${name} has fields below it, not one value.`;
  return `${name} takes one value.`;
}

/** Compares two values and all below them; what was found is added to the context's results. */
export function compareNodes(expected: YamlNode, typed: YamlNode, place: Place, context: CompareContext): void {
  if (expected.kind === 'map' && typed.kind === 'map') {
    if (expected.entries.size === 0 && typed.entries.size === 0) {
      context.results.push({ path: place.path, status: 'match', message: '', expected, typed, weight: 1 });
    } else compareMaps(expected, typed, place, context);
    return;
  }
  if (expected.kind === 'list' && typed.kind === 'list') {
    compareLists(expected, typed, place, context);
    return;
  }
  if (expected.kind === 'scalar' && typed.kind === 'scalar') {
    const isSame = isSameScalar(place.type.shape === 'scalar' ? place.type.scalar : null, place.field, expected, typed);
    const message = isSame ? '' : explainScalar(expected, typed, place, context);
    context.results.push({ path: place.path, status: isSame ? 'match' : 'differ', message, expected, typed, weight: 1 });
    return;
  }
  context.results.push({
    path: place.path,
    status: 'differ',
    message: explainShape(expected, typed, place.path),
    expected,
    typed,
    weight: countValues(expected),
  });
}
