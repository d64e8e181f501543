import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Alias, Document, Node, Pair, Tags, YAMLError } from 'yaml';
import { code } from '../command/item';
import { blankFences } from '../fences';
import type { YamlEntry, YamlMap, YamlNode } from './node';

export interface ReadYaml {
  documents: YamlNode[];
  /** Why it is no YAML, in words, with the line; then `documents` is empty. */
  problems: string[];
}

const limits = { nodes: 20_000, depth: 80, brackets: 80, problems: 3 } as const;

/** kubectl reads YAML 1.1 without its dates, sexagesimal numbers and sets. */
const customTags = (tags: Tags): Tags =>
  tags.filter(
    (tag) => typeof tag === 'string' || (!['TIME'].includes(tag.format ?? '') && !/:(?:timestamp|binary|omap|pairs|set)$/.test(tag.tag)),
  );

/** JSON may be indented with tabs; YAML may not. Positions stay. */
function plainSource(text: string): string {
  const plain = text.replace(/\r(?=\n)/g, ' ').replace(/[\u00A0\u2007\u202F\uFEFF]/g, ' ');
  return /^\s*[{[]/.test(plain) ? plain.replace(/\t/g, ' ') : plain;
}

/** Deeper nesting than any manifest has would only exhaust the stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > limits.brackets) return true;
  }
  return /(?:[-?] ?){81}/.test(text) || /^ {400}/m.test(text);
}

function explain(error: YAMLError, lines: LineCounter, text: string): string {
  const { line, col } = lines.linePos(error.pos[0]);
  const where = `Line ${line}`;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return `${where}: a tab is used for indentation; YAML takes spaces only.`;
    case 'DUPLICATE_KEY':
      return `${where}: ${code((text.split('\n')[line - 1] ?? '').trim().split(':')[0] ?? '')} is there twice; a key may stand only once.`;
    case 'BAD_INDENT':
      return `${where}: the indentation does not fit the lines around it.`;
    case 'MISSING_CHAR':
      return `${where}, column ${col}: a bracket, quote or colon is missing.`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN':
      return `${where}, column ${col}: this does not fit here; look at indentation, colons and dashes.`;
    default:
      return `${where}: ${error.message.split('\n')[0] ?? 'not readable as YAML'}.`.replace(/\.+$/, '.');
  }
}

interface Walk {
  targets: Map<Alias, Node>;
  left: number;
}

/** What each alias stands for: the last node before it with its anchor. One pass; an alias asked by itself searches the whole document. */
function targetsOf(document: Document): Map<Alias, Node> {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

class TooMuch extends Error {}

class NoAnchor extends Error {
  readonly alias: Alias;
  constructor(alias: Alias) {
    super();
    this.alias = alias;
  }
}

function spanOf(node: { range?: readonly [number, number, number] | null }): { start: number; end: number } {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function mergeInto(map: YamlMap, value: YamlNode): void {
  const sources = value.kind === 'list' ? value.items : [value];
  for (const source of sources) {
    if (source.kind !== 'map') continue;
    for (const [key, entry] of source.entries) if (!map.entries.has(key)) map.entries.set(key, entry);
  }
}

function convert(node: unknown, walk: Walk, depth: number): YamlNode {
  walk.left -= 1;
  if (walk.left < 0 || depth > limits.depth) throw new TooMuch();
  if (isAlias(node)) {
    const target = walk.targets.get(node);
    if (!target) throw new NoAnchor(node);
    return convert(target, walk, depth + 1);
  }
  if (isSeq(node)) return { kind: 'list', ...spanOf(node), items: node.items.map((item) => convert(item, walk, depth + 1)) };
  if (isMap(node)) {
    const map: YamlMap = { kind: 'map', ...spanOf(node), entries: new Map() };
    const merged: YamlNode[] = [];
    for (const pair of node.items) {
      const value = convert(pair.value, walk, depth + 1);
      const key = isScalar(pair.key) ? spanOf(pair.key) : { start: value.start, end: value.end };
      if (isScalar(pair.key) && (pair.key.source === '<<' || typeof pair.key.value === 'symbol')) merged.push(value);
      else map.entries.set(keyOf(pair), settle({ key, value }));
    }
    for (const value of merged) mergeInto(map, value);
    return map;
  }
  if (!isScalar(node)) return { kind: 'scalar', value: null, source: '', start: 0, end: 0 };
  const { value } = node;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: plain, source: node.source ?? String(plain ?? ''), ...spanOf(node) };
}

/** A key without a value has no place of its own: show the key. */
function settle(entry: YamlEntry): YamlEntry {
  const { key, value } = entry;
  if (value.kind === 'scalar' && value.value === null && value.end <= value.start)
    return { key, value: { ...value, start: key.start, end: key.end } };
  return entry;
}

/** A `List` object stands for the objects in it. */
function unfoldLists(documents: readonly YamlNode[]): YamlNode[] {
  return documents.flatMap((node) => {
    if (node.kind !== 'map') return [node];
    const kind = node.entries.get('kind')?.value;
    const items = node.entries.get('items')?.value;
    return kind?.kind === 'scalar' && kind.value === 'List' && items?.kind === 'list' ? items.items : [node];
  });
}

/** Reads one or more documents with positions. Never throws: what cannot be read is in `problems`. */
export function readYaml(source: string): ReadYaml {
  const text = plainSource(blankFences(source));
  if (isTooDeep(text)) return { documents: [], problems: ['This is nested too deeply to be a manifest.'] };
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, {
      version: '1.1',
      uniqueKeys: true,
      prettyErrors: false,
      lineCounter: lines,
      customTags,
      logLevel: 'silent',
    });
    const documents: YamlNode[] = [];
    const problems: string[] = [];
    const walk = { left: limits.nodes };
    for (const document of Array.isArray(parsed) ? parsed : []) {
      for (const error of document.errors.slice(0, limits.problems - problems.length)) problems.push(explain(error, lines, text));
      if (document.contents === null || problems.length > 0) continue;
      documents.push(convert(document.contents, Object.assign(walk, { targets: targetsOf(document) }), 0));
    }
    if (problems.length > 0) return { documents: [], problems };
    return { documents: unfoldLists(documents).filter((node) => node.kind !== 'scalar' || node.value !== null), problems: [] };
  } catch (error) {
    if (error instanceof TooMuch)
      return { documents: [], problems: ['This repeats itself too often (aliases) or is nested too deeply to be a manifest.'] };
    if (error instanceof NoAnchor) {
      const { line } = lines.linePos(error.alias.range?.[0] ?? 0);
      const source = code(`*${error.alias.source}`);
      return {
        documents: [],
        problems: [`Line ${line}: ${source} stands for an anchor that is not there; text with a * in front needs quotes.`],
      };
    }
    // The parser recurses: hostile nesting ends in a RangeError.
    return { documents: [], problems: ['This cannot be read as YAML.'] };
  }
}
