/**
 * Writes the Kubernetes API as two compact files for the app, from the models that @kubernetes/client-node ships:
 *   node scripts/on-runtime.mjs scripts/generate-kubernetes-schema.ts [DIR]
 * `structure.json` (kinds, fields, types; notation in electron/core/kubernetes/schema.ts) is needed to grade manifests,
 * `descriptions.json` (the API reference's own words) only to explain fields. Both are third-party data: never committed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Attribute {
  baseName: string;
  type: string;
  format: string;
}

interface Model {
  attributes: Attribute[];
  required: Set<string>;
  /** By field name; the model's own under the empty name. */
  descriptions: Record<string, string>;
}

/** Quantities look like plain strings in the models. */
const quantities: ReadonlySet<string> = new Set([
  'V1CSIStorageCapacity.capacity',
  'V1CapacityRequestPolicy.default',
  'V1CapacityRequestPolicy.validValues',
  'V1CapacityRequestPolicyRange.max',
  'V1CapacityRequestPolicyRange.min',
  'V1CapacityRequestPolicyRange.step',
  'V1CapacityRequirements.requests',
  'V1CSIStorageCapacity.maximumVolumeSize',
  'V1ContainerStatus.allocatedResources',
  'V1Counter.value',
  'V1DeviceCapacity.value',
  'V1DeviceRequestAllocationResult.consumedCapacity',
  'V1EmptyDirVolumeSource.sizeLimit',
  'V1LimitRangeItem.default',
  'V1LimitRangeItem.defaultRequest',
  'V1LimitRangeItem.max',
  'V1LimitRangeItem.maxLimitRequestRatio',
  'V1LimitRangeItem.min',
  'V1NodeAllocatableResourceClaimStatus.resources',
  'V1NodeAllocatableResourceMapping.allocationMultiplier',
  'V1NodeStatus.allocatable',
  'V1NodeStatus.capacity',
  'V1Overhead.podFixed',
  'V1PersistentVolumeClaimStatus.allocatedResources',
  'V1PersistentVolumeClaimStatus.capacity',
  'V1PersistentVolumeSpec.capacity',
  'V1PodSpec.overhead',
  'V1PodStatus.allocatedResources',
  'V1ResourceFieldSelector.divisor',
  'V1ResourceQuotaSpec.hard',
  'V1ResourceQuotaStatus.hard',
  'V1ResourceQuotaStatus.used',
  'V1ResourceRequirements.limits',
  'V1ResourceRequirements.requests',
  'V1VolumeResourceRequirements.limits',
  'V1VolumeResourceRequirements.requests',
  'V2HPAScalingRules.tolerance',
  'V2MetricTarget.averageValue',
  'V2MetricTarget.value',
  'V2MetricValueStatus.averageValue',
  'V2MetricValueStatus.value',
]);

/** For numbers that may be text the models only describe that type; these are our own words for the fields. */
const ownWords: Readonly<Record<string, string>> = {
  'V1HTTPGetAction.port': 'Port of the container to ask, as a number from 1 to 65535 or as the name of one of its ports.',
  'V1NetworkPolicyPort.port': 'Port the rule allows, as a number or as the name of a port of the Pod; without it every port.',
  'V1PodDisruptionBudgetSpec.maxUnavailable':
    'How many of the selected Pods may be missing after an eviction, as a number or a percentage. Not together with minAvailable.',
  'V1PodDisruptionBudgetSpec.minAvailable':
    'How many of the selected Pods must still be there after an eviction, as a number or a percentage. Not together with maxUnavailable.',
  'V1RollingUpdateDaemonSet.maxSurge':
    'How many nodes may run an old and a new Pod at once during an update, as a number or a percentage. Default 0.',
  'V1RollingUpdateDaemonSet.maxUnavailable':
    'How many Pods of the DaemonSet may be unavailable at once during an update, as a number or a percentage. Default 1.',
  'V1RollingUpdateDeployment.maxSurge':
    'How many Pods may exist beyond the wanted number during an update, as a number or a percentage rounded up. Default 25%.',
  'V1RollingUpdateDeployment.maxUnavailable':
    'How many of the wanted Pods may be unavailable during an update, as a number or a percentage rounded down. Default 25%.',
  'V1RollingUpdateStatefulSetStrategy.maxUnavailable':
    'How many Pods may be unavailable during an update, as a number or a percentage. Default 1.',
  'V1ServicePort.targetPort':
    'Port of the Pods the traffic goes to, as a number or as the name of one of their ports. Default: the same as port.',
  'V1TCPSocketAction.port': 'Port of the container to connect to, as a number from 1 to 65535 or as the name of one of its ports.',
};

const plainTypes: Readonly<Record<string, string>> = {
  string: 's',
  number: 'i',
  boolean: 'b',
  Date: 't',
  V1MicroTime: 't',
  IntOrString: 'x',
  any: 'a',
};

function spellType(model: string, { baseName, type, format }: Attribute): string {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return `[${spellType(model, { baseName, type: list, format })}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (map !== undefined) return `{${spellType(model, { baseName, type: map, format })}`;
  if (type === 'string' && quantities.has(`${model}.${baseName}`)) return 'q';
  if (type === 'string' && format === 'byte') return 'y';
  if (type === 'number' && format === 'double') return 'n';
  return plainTypes[type] ?? type;
}

const commentLine = /^\s*\* (?<text>.*)$/;
const fieldLine = /^ {4}'(?<field>[^']+)'(?<optional>\??):/;

/** What stands above each field, and whether it may be left out. Fields of an object's type have no words of their own. */
function readDeclarations(model: Model, name: string, source: string, byName: ReadonlyMap<string, string>): void {
  let text = '';
  for (const line of source.split('\n')) {
    const field = fieldLine.exec(line)?.groups;
    if (field) {
      const baseName = byName.get(field['field'] ?? '') ?? field['field'] ?? '';
      const words = ownWords[`${name}.${baseName}`] ?? text;
      if (words !== '') model.descriptions[baseName] = words;
      if (field['optional'] === '') model.required.add(baseName);
    } else if (line.startsWith('export declare class')) model.descriptions[''] = text;
    const comment = commentLine.exec(line)?.groups?.['text'];
    if (comment !== undefined) text = comment.replace(/\\(['"\\])/g, '$1');
    else if (!line.includes('*/')) text = '';
  }
}

function readModel(folder: string, name: string): Model | null {
  const script = readFileSync(join(folder, `${name}.js`), 'utf8');
  const table = /\.attributeTypeMap = (?<table>\[[\s\S]*?\n\]);/.exec(script)?.groups?.['table'];
  if (table === undefined) return null;
  const attributes = JSON.parse(table) as (Attribute & { name: string })[];
  const model: Model = { attributes, required: new Set(), descriptions: {} };
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute.baseName]));
  readDeclarations(model, name, readFileSync(join(folder, `${name}.d.ts`), 'utf8'), byName);
  return model;
}

const creation = /async create\w+\([^)]*\) \{[\s\S]*?localVarPath = '(?<path>[^']+)'[\s\S]*?\.serialize\(body, "(?<model>\w+)"/g;

/** Every kind that can be created, `apps/v1 Deployment`, and its model. */
function readKinds(folder: string): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    if (!/V\d.*Api\.js$/.test(file)) continue;
    for (const { groups } of readFileSync(join(folder, file), 'utf8').matchAll(creation)) {
      const model = groups?.['model'] ?? '';
      const version = /^\/apis?\/(?<version>v1|[^/]+\/[^/]+)\/(?:namespaces\/\{namespace\}\/)?[a-z]+$/.exec(groups?.['path'] ?? '')
        ?.groups?.['version'];
      const kind = /V\d+(?:(?:alpha|beta)\d+)?(?<kind>[A-Z]\w*)$/.exec(model)?.groups?.['kind'];
      if (version !== undefined && kind !== undefined) kinds.set(`${version} ${kind}`, model);
    }
  }
  return kinds;
}

/** Models reached from the kinds, so that nothing of the client itself comes along. */
function collectModels(folder: string, kinds: Iterable<string>): Map<string, Model> {
  const models = new Map<string, Model>();
  const open = [...kinds];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (models.has(name)) continue;
    const model = readModel(folder, name);
    if (!model) continue;
    models.set(name, model);
    for (const attribute of model.attributes) {
      const inner = /[A-Z]\w*$/.exec(spellType(name, attribute))?.[0];
      if (inner !== undefined) open.push(inner);
    }
  }
  return models;
}

const sorted = <T>(entries: Iterable<[string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Reads the client package in `client` and returns the two files' contents. */
export function generateSchema(client: string): { structure: string; descriptions: string } {
  const generated = join(client, 'dist', 'gen');
  const kinds = readKinds(join(generated, 'apis'));
  const models = collectModels(join(generated, 'models'), kinds.values());
  const version =
    /release-(?<version>\d+\.\d+)/.exec(readFileSync(join(generated, 'models', 'V1Pod.js'), 'utf8'))?.groups?.['version'] ?? '';
  const types = sorted(
    [...models].map(([name, { attributes, required }]): [string, string] => {
      const fields = attributes.map(
        (attribute) => `${attribute.baseName}${required.has(attribute.baseName) ? '!' : ''}:${spellType(name, attribute)}`,
      );
      return [name, fields.join(' ')];
    }),
  );
  const descriptions = sorted([...models].map(([name, model]): [string, Record<string, string>] => [name, model.descriptions]));
  return {
    structure: `${JSON.stringify({ version, kinds: sorted(kinds), types })}\n`,
    descriptions: `${JSON.stringify({ version, types: descriptions })}\n`,
  };
}

function writeSchema(target: string): void {
  const client = fileURLToPath(new URL('../node_modules/@kubernetes/client-node', import.meta.url));
  const { structure, descriptions } = generateSchema(client);
  const notice = [
    'structure.json and descriptions.json are generated from the Kubernetes API models in @kubernetes/client-node.',
    'Copyright The Kubernetes Authors. Licensed under the Apache License, Version 2.0, which follows.',
    '',
    readFileSync(join(client, 'LICENSE'), 'utf8'),
  ].join('\n');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'structure.json'), structure);
  writeFileSync(join(target, 'descriptions.json'), descriptions);
  writeFileSync(join(target, 'NOTICE'), notice);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeSchema(process.argv[2] ?? fileURLToPath(new URL('../generated', import.meta.url)));
}
