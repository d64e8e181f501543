import { extraTypes } from './extra-types';

/**
 * What `scripts/generate-kubernetes-schema.ts` writes. A type is one string, its fields parted by blanks, each
 * `name[!]:type`; `!` marks required ones. Types: `s` string, `i` whole number, `n` number, `b` true or false, `q` quantity,
 * `x` number or string, `t` time, `y` base64, `a` anything, `[T` list of T, `{T` map to T, else the name of a type.
 */
export interface SchemaData {
  version: string;
  /** `apps/v1 Deployment` to the type's name. */
  kinds: Record<string, string>;
  types: Record<string, string>;
}

/** The API reference's own words; the description of a type itself is under the empty name. */
export interface DescriptionData {
  version: string;
  types: Record<string, Record<string, string>>;
}

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'int-or-string' | 'time' | 'base64';

export type FieldType =
  | { shape: 'scalar'; scalar: ScalarType }
  | { shape: 'list' | 'map'; item: FieldType }
  | { shape: 'object'; name: string }
  | { shape: 'any' };

export interface SchemaField {
  name: string;
  required: boolean;
  type: FieldType;
}

export interface KubernetesSchema {
  version: string;
  kinds: ReadonlyMap<string, string>;
  /** Kinds in lower case, to their `apiVersion kind` keys, stable versions first. */
  kindsByName: ReadonlyMap<string, readonly string[]>;
  typeNames: readonly string[];
  /** Fields of a type; null when there is no such type. */
  fieldsOf: (type: string) => ReadonlyMap<string, SchemaField> | null;
}

const scalars: Readonly<Record<string, ScalarType>> = {
  s: 'string',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  q: 'quantity',
  x: 'int-or-string',
  t: 'time',
  y: 'base64',
};

const anything: FieldType = { shape: 'any' };

function readType(notation: string): FieldType {
  if (notation.startsWith('[')) return { shape: 'list', item: readType(notation.slice(1)) };
  if (notation.startsWith('{')) return { shape: 'map', item: readType(notation.slice(1)) };
  const scalar = Object.hasOwn(scalars, notation) ? scalars[notation] : undefined;
  if (scalar !== undefined) return { shape: 'scalar', scalar };
  return notation === 'a' || notation === '' ? anything : { shape: 'object', name: notation };
}

function readFields(notation: string): Map<string, SchemaField> {
  const fields = new Map<string, SchemaField>();
  for (const text of notation.split(' ')) {
    const colon = text.lastIndexOf(':');
    if (colon === -1) continue;
    const required = text.charAt(colon - 1) === '!';
    const name = text.slice(0, required ? colon - 1 : colon);
    fields.set(name, { name, required, type: readType(text.slice(colon + 1)) });
  }
  return fields;
}

const stability = (key: string): number => (/alpha/.test(key) ? 2 : /beta/.test(key) ? 1 : 0);

/** Builds look-ups over the generated data and the types by hand; types are read when first asked for. */
export function readSchema(generated: SchemaData): KubernetesSchema {
  const data = {
    version: generated.version,
    kinds: { ...extraTypes.kinds, ...generated.kinds },
    types: { ...extraTypes.types, ...generated.types },
  };
  const known = new Map<string, ReadonlyMap<string, SchemaField>>();
  const kindsByName = new Map<string, string[]>();
  for (const key of Object.keys(data.kinds).sort((a, b) => stability(a) - stability(b) || (a < b ? 1 : -1))) {
    const kind = key.slice(key.indexOf(' ') + 1).toLowerCase();
    kindsByName.set(kind, [...(kindsByName.get(kind) ?? []), key]);
  }
  const fieldsOf = (type: string): ReadonlyMap<string, SchemaField> | null => {
    const found = known.get(type);
    if (found) return found;
    if (!Object.hasOwn(data.types, type)) return null;
    const fields = readFields(data.types[type] ?? '');
    known.set(type, fields);
    return fields;
  };
  return { version: data.version, kinds: new Map(Object.entries(data.kinds)), kindsByName, typeNames: Object.keys(data.types), fieldsOf };
}

/** The names of all fields of all types, each once, in order. */
export function fieldNames({ typeNames, fieldsOf }: KubernetesSchema): string[] {
  return [...new Set(typeNames.flatMap((type) => [...(fieldsOf(type)?.keys() ?? [])]))].sort();
}

/** The type of a manifest; without an apiVersion (or with one the kind is not in) the kind's most stable version. */
export function typeOfKind(schema: KubernetesSchema, kind: string, apiVersion = ''): FieldType {
  const exact = schema.kinds.get(`${apiVersion} ${kind}`);
  const key = schema.kindsByName.get(kind.toLowerCase())?.[0];
  const name = exact ?? (key === undefined ? undefined : schema.kinds.get(key));
  return name === undefined ? anything : { shape: 'object', name };
}

/** Splits `spec.containers[0].image`; brackets and quotes are dropped, list positions stay as `[0]` or `[]`. */
export function splitFieldPath(path: string): string[] {
  const pieces = path.match(/\[\d*\]|\[['"][^'"\]]*['"]\]|[^.[\]]+/g) ?? [];
  return pieces.map((piece) => piece.replace(/^\[['"](.*)['"]\]$/, '$1'));
}

/** The type one step down; a list is entered by position, or by one of its items' fields. */
export function stepInto(schema: KubernetesSchema, type: FieldType, step: string): FieldType | null {
  if (type.shape === 'any') return anything;
  if (/^\[\d*\]$/.test(step)) return type.shape === 'list' ? type.item : null;
  if (type.shape === 'list') return stepInto(schema, type.item, step);
  if (type.shape === 'map') return type.item;
  return type.shape === 'object' ? (schema.fieldsOf(type.name)?.get(step)?.type ?? null) : null;
}

export interface FieldDescription {
  /** `string`, `[]Container`, as a person would say it. */
  type: string;
  required: boolean;
  description: string;
}

function spellType(type: FieldType): string {
  if (type.shape === 'scalar') return type.scalar;
  if (type.shape === 'list') return `list of ${spellType(type.item)}`;
  if (type.shape === 'map') return `map to ${spellType(type.item)}`;
  return type.shape === 'object' ? type.name.replace(/^\w*?V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/, '') : 'anything';
}

/** What the API reference says about a field, for example `describeField(schema, words, 'Deployment', 'spec.replicas')`; null when there is none. */
export function describeField(schema: KubernetesSchema, words: DescriptionData, kind: string, path: string): FieldDescription | null {
  let owner = typeOfKind(schema, kind);
  let field: SchemaField | null = null;
  for (const step of splitFieldPath(path)) {
    if (/^\[\d*\]$/.test(step)) continue;
    while (owner.shape === 'list') owner = owner.item;
    if (owner.shape !== 'object') return null;
    const fields: ReadonlyMap<string, SchemaField> | null = schema.fieldsOf(owner.name);
    const next: SchemaField | undefined = fields?.get(step);
    if (!next) return null;
    field = { ...next, name: `${owner.name} ${step}` };
    owner = next.type;
  }
  if (!field) return null;
  const [type = '', name = ''] = field.name.split(' ');
  // A field that holds an object is described by that object's type.
  const ofType = field.type.shape === 'object' ? words.types[field.type.name]?.[''] : undefined;
  return { type: spellType(field.type), required: field.required, description: words.types[type]?.[name] ?? ofType ?? '' };
}
