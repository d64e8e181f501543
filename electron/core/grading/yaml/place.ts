import { splitFieldPath, stepInto, typeOfKind } from '../../kubernetes/schema';
import type { FieldType, KubernetesSchema } from '../../kubernetes/schema';
import { fieldOf, textOf } from './node';
import type { YamlMap, YamlNode } from './node';

/** Where a fragment sits: the kind it belongs to and the path down to it. */
export interface FragmentPlace {
  apiVersion: string;
  kind: string;
  steps: string[];
  type: FieldType;
}

const anything: FieldType = { shape: 'any' };

/** Reads `Deployment spec.template.spec`; kind, path and apiVersion (`apps/v1 Deployment …`) may each be missing. */
export function readPlace(at: string, schema: KubernetesSchema | null): FragmentPlace {
  const words = at.trim().split(/\s+/).filter(Boolean);
  const apiVersion = words.length > 1 && /^(?:v\d\w*|[\w.-]+\/v\d\w*)$/.test(words[0] ?? '') ? (words.shift() ?? '') : '';
  const first = words[0] ?? '';
  const head = first.split('.')[0] ?? '';
  const isKind = /^[A-Z]/.test(head) || schema?.kindsByName.has(head.toLowerCase()) === true;
  const kind = isKind ? head : '';
  const path = isKind ? [first.slice(head.length).replace(/^\./, ''), ...words.slice(1)].filter(Boolean).join('.') : words.join('.');
  const steps = splitFieldPath(path.replaceAll('/', '.'));
  let type = schema ? typeOfKind(schema, kind, apiVersion) : anything;
  for (const step of steps) type = (schema && stepInto(schema, type, step)) ?? anything;
  return { apiVersion, kind, steps, type };
}

/** Types a loose fragment may be of, likeliest first. */
const usualTypes = [
  'V1PodSpec',
  'V1Container',
  'V1DeploymentSpec',
  'V1ServiceSpec',
  'V1JobSpec',
  'V1Probe',
  'V1Volume',
  'V1EnvVar',
  'V1ResourceRequirements',
  'V1SecurityContext',
  'V1PodSecurityContext',
  'V1PodTemplateSpec',
  'V1StatefulSetSpec',
  'V1NetworkPolicySpec',
  'V1PersistentVolumeSpec',
  'V1PersistentVolumeClaimSpec',
  'V1IngressSpec',
  'V1PolicyRule',
  'V1Toleration',
  'V1Pod',
  'V1Deployment',
  'V1Role',
  'V1RoleBinding',
] as const;

function fits(node: YamlNode, type: FieldType, schema: KubernetesSchema, depth: number): boolean {
  if (type.shape === 'any' || depth === 0) return true;
  if (node.kind === 'list') return type.shape === 'list' && node.items.every((item) => fits(item, type.item, schema, depth - 1));
  if (node.kind === 'scalar') return type.shape === 'scalar' || node.value === null;
  if (type.shape === 'map') return [...node.entries.values()].every(({ value }) => fits(value, type.item, schema, depth - 1));
  if (type.shape !== 'object') return false;
  const fields = schema.fieldsOf(type.name);
  return [...node.entries].every(([name, { value }]) => {
    const field = fields?.get(name);
    return field !== undefined && fits(value, field.type, schema, depth - 1);
  });
}

/** The likeliest type of a fragment that does not say where it sits; `any` when none fits. */
export function guessType(node: YamlNode, schema: KubernetesSchema): FieldType {
  if (node.kind === 'list') {
    const first = node.items[0];
    const item = first ? guessType(first, schema) : anything;
    return item.shape === 'object' ? { shape: 'list', item } : anything;
  }
  const candidates = [...usualTypes, ...schema.typeNames.filter((name) => !/alpha|beta/.test(name))];
  const found = candidates.find((name) => fits(node, { shape: 'object', name }, schema, 4));
  return found === undefined || node.kind === 'scalar' ? anything : { shape: 'object', name: found };
}

/** A whole manifest's type by its kind and apiVersion. */
export function typeOfManifest(node: YamlNode, schema: KubernetesSchema | null): FieldType {
  return schema ? typeOfKind(schema, textOf(fieldOf(node, 'kind')), textOf(fieldOf(node, 'apiVersion'))) : anything;
}

export const isManifest = (node: YamlNode): boolean => fieldOf(node, 'kind') !== undefined && fieldOf(node, 'apiVersion') !== undefined;

function stepDown(node: YamlNode, step: string): YamlNode | undefined {
  const index = /^\[(\d*)\]$/.exec(step);
  if (index) return node.kind === 'list' ? node.items[Number(index[1] ?? 0)] : undefined;
  // Without a position a list is entered through its only item.
  const owner = node.kind === 'list' && node.items.length === 1 ? node.items[0] : node;
  return fieldOf(owner, step);
}

function follow(node: YamlNode, steps: readonly string[]): YamlNode | null {
  let at = node;
  for (const step of steps) {
    const next = stepDown(at, step);
    if (!next) return null;
    at = next;
  }
  return at;
}

/** A manifest without what every manifest has, as far as the answer does not ask for it. */
function withoutFrame(typed: YamlMap, expected: YamlNode): YamlNode {
  const frame = ['apiVersion', 'kind', 'metadata'].filter((name) => fieldOf(expected, name) === undefined);
  return { ...typed, entries: new Map([...typed.entries].filter(([name]) => !frame.includes(name))) };
}

/** Where the fragment may be in what was typed: alone, below any of the levels above it, or in a whole manifest. */
export function listFragments(typed: YamlNode, expected: YamlNode, steps: readonly string[]): YamlNode[] {
  if (typed.kind === 'map' && isManifest(typed)) {
    const found = steps.length === 0 ? withoutFrame(typed, expected) : follow(typed, steps);
    return [found ?? typed];
  }
  const below = steps.map((_step, from) => follow(typed, steps.slice(from))).filter((found) => found !== null);
  return [...new Set([typed, ...below])];
}
