import { parseAllDocuments } from 'yaml';
import { parseDuration } from '../../kubernetes/duration';
import type { FlagSpec } from '../../kubernetes/grammar';
import { canonicalJsonPath, canonicalRelaxedPath } from '../../kubernetes/jsonpath';
import { parseQuantity } from '../../kubernetes/quantity';
import { canonicalResource } from '../../kubernetes/resources';
import { canonicalSchedule } from '../../kubernetes/schedule';
import { readFieldSelector, readSelector } from '../../kubernetes/selector';
import { plainValue } from '../../plain-yaml';
import { code } from './item';

/** Spells a flag's value so that equal meanings have equal text; several entries compare as a set. */
type SpellValue = (value: string) => string[];

export function canonicalPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path) || path === '-') return path;
  const plain = path.replace(/\/{2,}/g, '/').replace(/^(?:\.\/)+(?=.)/, '');
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
}

/** True for text that kubectl takes for JSON and passes on unread, so it must be exact JSON. */
const looksLikeJson = (text: string): boolean => text.trimStart().startsWith('{');

/** Why kubectl or the API server would refuse a payload; empty when they would not. */
export function explainPayload(text: string): string {
  if (!looksLikeJson(text)) return '';
  try {
    JSON.parse(text);
    return '';
  } catch {
    return `what begins with ${code('{')} must be exact JSON`;
  }
}

/** Same value, same text: objects with sorted keys, whether the payload was JSON or YAML; several documents in their order. */
export function canonicalPayload(text: string): string {
  if (explainPayload(text) !== '') return text;
  try {
    const parsed = parseAllDocuments(text, { version: '1.1', logLevel: 'silent' });
    const documents = Array.isArray(parsed) ? parsed : [];
    if (documents.some((document) => document.errors.length > 0)) return text;
    const values = documents.map((document) => plainValue(document)).filter((value) => value !== null);
    return JSON.stringify(values.map((value) => sortKeys(value, 0)));
  } catch {
    // The parser recurses: hostile nesting ends in a RangeError, and text is then only text.
    return text;
  }
}

function sortKeys(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || depth > 60) return value;
  if (Array.isArray(value)) return value.map((item) => sortKeys(item, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item, depth + 1)]));
}

const one =
  (spell: (value: string) => string): SpellValue =>
  (value) => [spell(value)];

const commaList =
  (spell: (value: string) => string): SpellValue =>
  (value) => [...new Set(value.split(',').map(spell))];

function quantityOf(text: string): string {
  const amount = parseQuantity(text);
  return amount === null ? text : `${amount}n`;
}

const keyValues =
  (spell: (value: string) => string): SpellValue =>
  (value) => {
    const byKey = new Map<string, string>();
    for (const pair of value.split(',')) {
      const equals = pair.indexOf('=');
      byKey.set(equals === -1 ? pair : pair.slice(0, equals), equals === -1 ? '' : pair.slice(equals + 1));
    }
    return [...byKey].map(([key, item]) => `${key}=${spell(item)}`);
  };

function integer(text: string): string {
  return /^[+-]?\d{1,15}$/.test(text) ? String(Number(text)) : text;
}

function duration(text: string): string {
  const length = parseDuration(text);
  return length === null ? text : `${length}ns`;
}

function boolean(text: string): string {
  if (/^(?:1|t|T|TRUE|true|True|)$/.test(text)) return 'true';
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? 'false' : text;
}

function output(value: string): string {
  const equals = value.indexOf('=');
  const format = (equals === -1 ? value : value.slice(0, equals)).replace(
    /^template(file)?$/,
    (_all, file?: string) => `go-template${file ? '-file' : ''}`,
  );
  // kubectl minds no capitals in these three, and in no other.
  if (equals === -1) return /^(?:json|yaml|name)$/i.test(format) ? format.toLowerCase() : format;
  const rest = value.slice(equals + 1);
  if (format.startsWith('jsonpath') && format !== 'jsonpath-file') return `${format}=${canonicalJsonPath(rest)}`;
  return `${format}=${format === 'custom-columns' ? canonicalColumns(rest) : rest}`;
}

function canonicalColumns(text: string): string {
  const columns = text.split(',').map((column) => {
    const [header = '', ...rest] = column.trim().split(':');
    return rest.length === 0 ? header : `${header}:${canonicalRelaxedPath(rest.join(':'))}`;
  });
  return columns.join(',');
}

/** `pods/log`, `deployments.apps`: the type in one spelling, the subresource as it is. */
function resource(text: string): string {
  const slash = text.indexOf('/');
  return slash === -1 ? canonicalResource(text) : canonicalResource(text.slice(0, slash)) + text.slice(slash);
}

function condition(value: string): string {
  if (/^(?:delete|create)$/i.test(value)) return value.toLowerCase();
  const path = /^jsonpath=(\{.*\}|[^=]*)(?:=(.*))?$/s.exec(value);
  if (path) return `jsonpath=${canonicalRelaxedPath(path[1] ?? '')}=${(path[2] ?? '').replace(/^['"]+|['"]+$/g, '')}`;
  const named = /^condition=([^=]*)(?:=(.*))?$/s.exec(value);
  return named ? `condition=${(named[1] ?? '').toLowerCase()}=${(named[2] ?? 'true').toLowerCase()}` : value;
}

function cascade(value: string): string {
  if (value === '') return 'background';
  const plain = boolean(value);
  return plain === 'true' ? 'background' : plain === 'false' ? 'orphan' : value;
}

function dryRun(value: string): string {
  const plain = value === 'unchanged' ? 'true' : boolean(value);
  return plain === 'true' ? 'client' : plain === 'false' ? 'none' : value;
}

function hpaTarget(unit: string): SpellValue {
  return one((value) =>
    value.endsWith('%') ? `${integer(value.slice(0, -1))}%` : quantityOf(/^[\d.]+$/.test(value) ? value + unit : value),
  );
}

/** `file` stores it under its own name, as `name=file` does. */
function fileSource(value: string): string {
  const equals = value.indexOf('=');
  const path = canonicalPath(equals === -1 ? value : value.slice(equals + 1));
  return `${equals === -1 ? (path.split('/').at(-1) ?? path) : value.slice(0, equals)}=${path}`;
}

const path = one(canonicalPath);
const selector: SpellValue = (value) => [...new Set(readSelector(value) ?? [value])];
const relaxed = one(canonicalRelaxedPath);
const payload = one(canonicalPayload);
const quantities = keyValues(quantityOf);

/** By flag name, or by `command flag` where the same name means something else. */
const spellings: Readonly<Record<string, SpellValue>> = {
  selector,
  'pod-selector': selector,
  'field-selector': (value) => [...new Set(readFieldSelector(value))],
  labels: keyValues((value) => value),
  output: one(output),
  'get sort-by': relaxed,
  'events sort-by': relaxed,
  patch: payload,
  overrides: payload,
  hard: quantities,
  limits: quantities,
  requests: quantities,
  filename: commaOrdered(canonicalPath),
  kustomize: path,
  kubeconfig: path,
  cert: path,
  key: path,
  'patch-file': path,
  'certificate-authority': path,
  'client-certificate': path,
  'client-key': path,
  'from-env-file': commaList(canonicalPath),
  'from-file': commaList(fileSource),
  resource: commaList(resource),
  'create job from': one(resource),
  'set env from': one(resource),
  'wait for': one(condition),
  'events for': one(resource),
  schedule: one(canonicalSchedule),
  cascade: one(cascade),
  'dry-run': one(dryRun),
  'autoscale cpu': hpaTarget('m'),
  'autoscale memory': hpaTarget('Mi'),
  'autoscale cpu-percent': one((value) => `${integer(value)}%`),
  'request-timeout': one((value) => duration(/^\d+$/.test(value) ? `${value}s` : value)),
  'label-columns': commaOrdered((value) => value),
  'create deployment image': commaOrdered((value) => value),
  'debug set-image': keyValues((value) => value),
  'debug env': keyValues((value) => value),
};

/** A list whose order shows: one entry, joined again later with the entries of the flag's other uses. */
function commaOrdered(spell: (value: string) => string): SpellValue {
  return (value) => [value.split(',').map(spell).join(',')];
}

export const orderedLists: ReadonlySet<string> = new Set(['filename', 'label-columns', 'create deployment image']);

/** Every entry of one use of a flag, each in one spelling. */
export function spellFlagValue(command: string, spec: FlagSpec, value: string): string[] {
  const own = spellings[`${command} ${spec.name}`] ?? spellings[spec.name];
  if (own) return own(value);
  switch (spec.type) {
    case 'bool':
      return [boolean(value)];
    case 'int':
      return [integer(value)];
    case 'duration':
      return [duration(value)];
    case 'slice':
      return commaList((item) => item)(value);
    default:
      return [value];
  }
}
