import { plainTypeName } from '../../kubernetes/field-rules';
import type { FieldType } from '../../kubernetes/schema';
import { fieldOf, textOf } from './node';
import type { YamlEntry, YamlMap, YamlNode } from './node';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text of a base64 value; null when it is no base64 of UTF-8 text without control characters. */
function decodeBase64(encoded: string): string | null {
  const plain = encoded.replace(/\s+/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return null;
  const bytes: number[] = [];
  let [buffer, bits] = [0, 0];
  for (const char of plain.replace(/=+$/, '')) {
    buffer = ((buffer << 6) | alphabet.indexOf(char)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}

/** A Secret's `stringData` is its `data` before encoding. */
function mergeSecretData(map: YamlMap): Map<string, YamlEntry> {
  const data = map.entries.get('data');
  const plain = map.entries.get('stringData');
  const merged = new Map<string, YamlEntry>();
  const add = (entry: YamlEntry | undefined, read: (node: YamlNode) => YamlNode): void => {
    if (entry?.value.kind !== 'map') return;
    for (const [key, { key: span, value }] of entry.value.entries) merged.set(key, { key: span, value: read(value) });
  };
  // Data that is no text stays apart from every plain text.
  const decode = (node: YamlNode): YamlNode => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
    return { ...node, value: decodeBase64(node.value) ?? `\0${node.value}` };
  };
  add(data, decode);
  add(plain, (node) => node);
  const first = data ?? plain;
  if (!first) return map.entries;
  const entries = new Map([...map.entries].filter(([name]) => name !== 'data' && name !== 'stringData'));
  return entries.set('data', { key: first.key, value: { ...first.value, kind: 'map', entries: merged } });
}

/** A container's requests are its limits where it names none. */
function fillRequests(map: YamlMap): Map<string, YamlEntry> {
  const limits = map.entries.get('limits');
  const requests = map.entries.get('requests');
  if (limits?.value.kind !== 'map' || (requests && requests.value.kind !== 'map')) return map.entries;
  const own = requests?.value.kind === 'map' ? requests.value.entries : new Map<string, YamlEntry>();
  const filled: YamlMap = {
    ...limits.value,
    ...(requests ? { start: requests.value.start, end: requests.value.end } : {}),
    entries: new Map([...limits.value.entries, ...own]),
  };
  return new Map(map.entries).set('requests', { key: requests?.key ?? limits.key, value: filled });
}

/** `serviceAccount` is the old name of `serviceAccountName`. */
function renameServiceAccount(map: YamlMap): Map<string, YamlEntry> {
  const old = map.entries.get('serviceAccount');
  if (!old || map.entries.has('serviceAccountName')) return map.entries;
  return new Map([...map.entries].map(([name, entry]) => [name === 'serviceAccount' ? 'serviceAccountName' : name, entry]));
}

/** `key In (one value)` is the label itself. */
function mergeExpressions(map: YamlMap): Map<string, YamlEntry> {
  const expressions = map.entries.get('matchExpressions');
  const labels = map.entries.get('matchLabels');
  if (expressions?.value.kind !== 'list' || (labels && labels.value.kind !== 'map')) return map.entries;
  const merged = new Map(labels?.value.kind === 'map' ? labels.value.entries : []);
  const kept: YamlNode[] = [];
  for (const item of expressions.value.items) {
    const [key, values] = [textOf(fieldOf(item, 'key')), fieldOf(item, 'values')];
    const [value] = values?.kind === 'list' && values.items.length === 1 ? values.items : [];
    const isLabel =
      textOf(fieldOf(item, 'operator')) === 'In' &&
      key !== '' &&
      value?.kind === 'scalar' &&
      item.kind === 'map' &&
      item.entries.size === 3;
    if (isLabel && !merged.has(key)) merged.set(key, { key: item, value });
    else kept.push(item);
  }
  if (kept.length === expressions.value.items.length) return map.entries;
  const entries = new Map(map.entries).set('matchLabels', {
    key: labels?.key ?? expressions.key,
    value: { kind: 'map', start: expressions.value.start, end: expressions.value.end, entries: merged },
  });
  if (kept.length === 0) entries.delete('matchExpressions');
  else entries.set('matchExpressions', { key: expressions.key, value: { ...expressions.value, items: kept } });
  return entries;
}

/** A map's entries as the API server would see them, where two spellings mean one thing. */
export function effectiveEntries(map: YamlMap, type: FieldType): Map<string, YamlEntry> {
  const name = type.shape === 'object' ? plainTypeName(type.name) : '';
  if (name === 'Secret') return mergeSecretData(map);
  if (name === 'ResourceRequirements') return fillRequests(map);
  if (name === 'PodSpec') return renameServiceAccount(map);
  if (name === 'LabelSelector') return mergeExpressions(map);
  return map.entries;
}
