import { textOf, fieldOf } from '../../electron/core/grading/yaml/node';
import type { YamlNode, YamlScalar } from '../../electron/core/grading/yaml/node';
import { guessType, isManifest, readPlace, typeOfManifest } from '../../electron/core/grading/yaml/place';
import { readYaml } from '../../electron/core/grading/yaml/read-yaml';
import type { FieldType, KubernetesSchema, ScalarType } from '../../electron/core/kubernetes/schema';

export interface Validation {
  /** Unknown fields, missing required ones, values of the wrong type. */
  faults: string[];
  /** Kinds the API itself does not have, so that nothing could be checked. */
  foreign: string[];
}

const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

function fits({ value, source }: YamlScalar, type: ScalarType): boolean {
  switch (type) {
    case 'string':
    case 'time':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int-or-string':
      return typeof value === 'number' || typeof value === 'string';
    case 'quantity':
      return quantity.test(source);
    case 'base64':
      return typeof value === 'string' && /^[A-Za-z0-9+/.…]*={0,2}$/.test(value);
  }
}

/** Parts of manifests may leave out what stands elsewhere; whole ones may not. */
function checkNode(node: YamlNode, type: FieldType, path: string, schema: KubernetesSchema, isWhole: boolean): string[] {
  if (type.shape === 'any' || (node.kind === 'scalar' && node.value === null)) return [];
  if (type.shape === 'scalar') {
    if (node.kind !== 'scalar') return [`${path} is no ${type.scalar}`];
    return fits(node, type.scalar) ? [] : [`${path}: ${node.source} is no ${type.scalar}`];
  }
  if (type.shape === 'list') {
    if (node.kind !== 'list') return [`${path} is no list`];
    return node.items.flatMap((item, index) => checkNode(item, type.item, `${path}[${index}]`, schema, isWhole));
  }
  if (node.kind !== 'map') return [`${path} is no object`];
  if (type.shape !== 'object') {
    return [...node.entries].flatMap(([key, { value }]) => checkNode(value, type.item, `${path}.${key}`, schema, isWhole));
  }
  const fields = schema.fieldsOf(type.name);
  const faults = [...node.entries].flatMap(([key, { value }]) => {
    const field = fields?.get(key);
    return field ? checkNode(value, field.type, `${path}.${key}`, schema, isWhole) : [`${path}.${key} does not exist`];
  });
  const missing = [...(fields?.values() ?? [])].filter((field) => isWhole && field.required && !node.entries.has(field.name));
  return [...faults, ...missing.map((field) => `${path}.${field.name} is missing`)];
}

/** Checks a manifest, or the fragment that sits at `at`, against the API's own types. */
export function validateManifest(text: string, at: string, schema: KubernetesSchema): Validation {
  const { documents, problems } = readYaml(text);
  const result: Validation = { faults: [...problems], foreign: [] };
  for (const document of documents) {
    const whole = isManifest(document);
    const place = readPlace(at, schema);
    const type = whole ? typeOfManifest(document, schema) : place.type.shape === 'any' ? guessType(document, schema) : place.type;
    const name = whole ? `${textOf(fieldOf(document, 'apiVersion'))} ${textOf(fieldOf(document, 'kind'))}` : at;
    if (type.shape === 'any' || (whole && !schema.kinds.has(name))) result.foreign.push(name);
    else {
      const isOneOfList = type.shape === 'list' && document.kind === 'map';
      result.faults.push(...checkNode(document, isOneOfList ? type.item : type, whole ? '' : at, schema, whole));
    }
  }
  return result;
}
