import type { Span } from '../command/item';

export interface YamlScalar extends Span {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** As written, without quotes. */
  source: string;
}

export interface YamlEntry {
  key: Span;
  value: YamlNode;
}

export interface YamlMap extends Span {
  kind: 'map';
  entries: Map<string, YamlEntry>;
}

export interface YamlList extends Span {
  kind: 'list';
  items: YamlNode[];
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

export const emptyMap = (at: Span): YamlMap => ({ kind: 'map', entries: new Map(), start: at.start, end: at.end });

export function fieldOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.get(name)?.value : undefined;
}

/** The value at a path of field names, through maps only. */
export function nodeAt(node: YamlNode | undefined, path: readonly string[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((at, name) => fieldOf(at, name), node);
}

export function textOf(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}

/** The same plain value throughout, ignoring the order of keys. */
export function isSameNode(a: YamlNode, b: YamlNode): boolean {
  if (a.kind === 'scalar' || b.kind === 'scalar') return a.kind === 'scalar' && b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'list' || b.kind === 'list') {
    if (a.kind !== 'list' || b.kind !== 'list' || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => {
      const other = b.items[index];
      return other !== undefined && isSameNode(item, other);
    });
  }
  if (a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, { value }]) => {
    const other = b.entries.get(key);
    return other !== undefined && isSameNode(value, other.value);
  });
}
