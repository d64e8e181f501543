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
