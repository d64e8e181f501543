import * as v from 'valibot';

/** What of a schema says how a value of it is written. */
interface Shape {
  type: string;
  entries?: Record<string, Shape>;
  item?: Shape;
  wrapped?: Shape;
  options?: readonly (Shape | string | number)[];
  literal?: unknown;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A value as JSON with its members in the order of the schema, without those that have their default. */
export function encode(schema: v.GenericSchema, value: unknown): string {
  return JSON.stringify(toJson(schema, value));
}

function toJson(shape: Shape, value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (shape.wrapped) return toJson(shape.wrapped, value);
  if (shape.item && Array.isArray(value)) {
    const { item } = shape;
    return value.map((each) => toJson(item, each));
  }
  const entries = shape.entries ?? (shape.type === 'variant' ? entriesOfVariant(shape, value) : undefined);
  if (!entries || typeof value !== 'object') return ordered(value);
  const out: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(entries)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const json = toJson(entry, member);
    if (entry.type !== 'optional' || !isDefault(json, entry)) out[key] = json;
  }
  return out;
}

function entriesOfVariant({ options = [] }: Shape, value: unknown): Record<string, Shape> | undefined {
  const type: unknown = (value as { type?: unknown }).type;
  for (const option of options) {
    if (typeof option !== 'object') continue;
    const types = option.entries?.['type'];
    if (types?.options?.includes(type as string) === true || types?.literal === type) return option.entries;
  }
  return undefined;
}

/** Lists and objects are left out when they are empty: their defaults are. */
function isDefault(json: Json, entry: Shape): boolean {
  const standard = v.getDefault(entry as unknown as v.OptionalSchema<v.GenericSchema, unknown>);
  if (typeof json === 'object' && json !== null) {
    return typeof standard === 'object' && standard !== null && Object.keys(json).length === 0;
  }
  return json === standard;
}

/** What is only carried along: its members by name, so that the same content is the same text. */
function ordered(value: unknown): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, member]) => [key, ordered(member)]));
  }
  return value as Json;
}
