import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { FrontMatter } from './blocks';
import type { Report } from './report';

/** A value of the front matter, the same for YAML and TOML. Texts are as written: `1.30` stays `1.30`. */
export type Value =
  { type: 'text'; text: string } | { type: 'list'; items: Value[] } | { type: 'map'; entries: Entry[] } | { type: 'nothing' };

export interface Entry {
  key: string;
  value: Value;
  line: number;
  column: number;
}

/** The entries of the front matter; mistakes of its syntax are reported and give no entries. */
export function readTree(front: FrontMatter, report: Report): Entry[] {
  const top = front.format === 'yaml' ? readYaml(front, report) : readToml(front, report);
  if (top.type === 'map') return top.entries;
  if (top.type !== 'nothing')
    report(front, 'The front matter is not a list of `key: value` lines.', 'Write entries such as `deck: Networking`.');
  return [];
}

function readYaml(front: FrontMatter, report: Report): Value {
  const counter = new LineCounter();
  const document = parseDocument(front.value, { lineCounter: counter, uniqueKeys: true, logLevel: 'silent' });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: front.line + line, column: col };
  };
  const [error] = document.errors;
  if (error) {
    report(
      at(error.pos[0]),
      `The front matter is not valid YAML: ${firstLine(error.message)}`,
      'Correct this line; until then its entries do not count.',
    );
    return { type: 'nothing' };
  }
  const toValue = (node: Node | null | undefined): Value => {
    if (isScalar(node)) {
      if (node.value === null) return { type: 'nothing' };
      return { type: 'text', text: typeof node.value === 'string' ? node.value : (node.source ?? '') };
    }
    if (isSeq<Node>(node)) return { type: 'list', items: node.items.map(toValue) };
    if (!isMap<Node, Node | null>(node)) return { type: 'nothing' };
    const entries = node.items.map(({ key, value }) => ({ key: textOf(toValue(key)), value: toValue(value), ...at(key.range?.[0] ?? 0) }));
    return { type: 'map', entries };
  };
  return toValue(document.contents);
}

function readToml(front: FrontMatter, report: Report): Value {
  const lines = front.value.split('\n');
  const placeOf = (key: string) => {
    const index = lines.findIndex((line) => line.includes(key));
    return { line: front.line + 1 + Math.max(0, index), column: 1 + Math.max(0, (lines[index] ?? '').indexOf(key)) };
  };
  const toValue = (value: unknown): Value => {
    if (Array.isArray(value)) return { type: 'list', items: value.map(toValue) };
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      return { type: 'map', entries: Object.entries(value).map(([key, inner]) => toEntry(key, inner)) };
    }
    return { type: 'text', text: String(value) };
  };
  const toEntry = (key: string, inner: unknown): Entry => {
    const place = placeOf(key);
    const written =
      typeof inner === 'number' ? /=\s*([\d.]+)/.exec((lines[place.line - front.line - 1] ?? '').slice(place.column - 1))?.[1] : undefined;
    return { key, value: written === undefined ? toValue(inner) : { type: 'text', text: written }, ...place };
  };
  try {
    return toValue(parseToml(front.value));
  } catch (error) {
    const place = error instanceof TomlError ? { line: front.line + error.line, column: error.column } : front;
    const reason = error instanceof Error ? firstLine(error.message).replace(/^Invalid TOML document: /, '') : 'it cannot be read';
    report(place, `The front matter is not valid TOML: ${reason}`, 'Correct this line; until then its entries do not count.');
    return { type: 'nothing' };
  }
}

export function textOf(value: Value): string {
  return value.type === 'text' ? value.text.trim() : '';
}

/** A list of texts, also written as one text with commas. */
export function textsOf(value: Value): string[] {
  const texts = value.type === 'list' ? value.items.map(textOf) : textOf(value).split(',');
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').trim();
}
