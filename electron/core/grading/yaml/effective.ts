import { plainTypeName } from '../../kubernetes/field-rules';
import type { FieldType } from '../../kubernetes/schema';
import type { YamlEntry, YamlMap, YamlNode } from './node';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text of a base64 value; null when it is no base64 of UTF-8 text without control characters. */
export function decodeBase64(encoded: string): string | null {
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

/** A map's entries as the API server would see them, where two spellings mean one thing. */
export function effectiveEntries(map: YamlMap, type: FieldType): Map<string, YamlEntry> {
  const name = type.shape === 'object' ? plainTypeName(type.name) : '';
  if (name === 'Secret') return mergeSecretData(map);
  if (name === 'ResourceRequirements') return fillRequests(map);
  return map.entries;
}
