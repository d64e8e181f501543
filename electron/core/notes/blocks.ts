import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { PhrasingContent, RootContent, Table } from 'mdast';
import { splitComments, type Comment } from './comments';
import { headsOf, wholeOf } from './line-heads';

/** Where a block stands in its file: 1-based lines and column. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
}

export type Heading = Place & { type: 'heading'; depth: number; text: string };
/** Text with its inline Markdown untouched; line `i` of it stands on line `line + i` of the file. */
export type Paragraph = Place & { type: 'paragraph'; lines: string[]; comments: Comment[]; html: boolean };
export type Code = Place & { type: 'code'; lang: string; meta: string; value: string; fenced: boolean };
export type List = Place & { type: 'list'; ordered: boolean; items: Block[][] };
/** Rows of cells, the header row first. */
export type TableBlock = Place & { type: 'table'; rows: string[][] };
export type Quote = Place & { type: 'quote'; blocks: Block[] };
type Remark = Place & { type: 'comment'; comments: Comment[] };
type Rule = Place & { type: 'rule' };
export type Block = Heading | Paragraph | Code | List | TableBlock | Quote | Remark | Rule;

export type FrontMatter = Place & { format: 'yaml' | 'toml'; value: string };

export interface Document {
  lines: readonly string[];
  front: FrontMatter | null;
  blocks: Block[];
}

// Only the structure is wanted: cards keep the inline Markdown as it is written, and command text such as `<hash>` must not be
// read as HTML. Leaving the inline constructs out also halves the time.
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'strikethrough',
  'wwwAutolink',
  'protocolAutolink',
  'emailAutolink',
  'tasklistCheck',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'gfmFootnoteDefinition',
];
/** Nesting beyond this is nobody's note. */
const deepest = 40;

const syntax = [frontmatter(['yaml', 'toml']), gfm(), { disable: { null: inlineConstructs } }];
const trees = [frontmatterFromMarkdown(['yaml', 'toml']), gfmFromMarkdown().filter((extension) => 'table' in (extension.enter ?? {}))];

/** Reads the block structure of a note. */
export function readBlocks(lines: readonly string[]): Document {
  const heads = headsOf(lines);
  const root = fromMarkdown(heads.join('\n'), { extensions: syntax, mdastExtensions: trees });
  const [first, ...rest] = root.children;
  // The extension knows TOML too, under a node type that mdast's own types do not list.
  const front = first !== undefined && 'value' in first && ['yaml', 'toml'].includes(first.type) ? first : null;
  return {
    lines,
    front: front && { ...placeOf(front), format: front.type === 'yaml' ? 'yaml' : 'toml', value: front.value },
    blocks: blocksOf(front ? rest : root.children, { lines, heads }, 0),
  };
}

function placeOf(node: { position?: { start: { line: number; column: number }; end: { line: number } } | undefined }): Place {
  const { position } = node;
  return position
    ? { line: position.start.line, column: position.start.column, endLine: position.end.line }
    : { line: 1, column: 1, endLine: 1 };
}

interface Source {
  lines: readonly string[];
  /** What the parser saw of each line. */
  heads: readonly string[];
}

function blocksOf(nodes: readonly RootContent[], source: Source, depth: number): Block[] {
  if (depth > deepest) return [];
  return nodes.flatMap((node) => toBlock(node, source, depth) ?? []);
}

function toBlock(node: RootContent, source: Source, depth: number): Block | null {
  const place = placeOf(node);
  switch (node.type) {
    case 'heading': {
      const text = restore(rawText(node.children), place.line, source);
      // `---` right under an answer is meant as a rule, not as an underline.
      if (isCardText(text)) return paragraph(place, text);
      return { type: 'heading', depth: node.depth, text: splitComments(text, place).text.trim(), ...place };
    }
    case 'paragraph':
      return paragraph(place, restore(rawText(node.children), place.line, source));
    case 'code': {
      const fenced = /^(?:```|~~~)/.test((source.lines[place.line - 1] ?? '').slice(place.column - 1));
      return {
        type: 'code',
        lang: (node.lang ?? '').toLowerCase(),
        meta: (node.meta ?? '').trim(),
        value: restore(node.value, place.line + (fenced ? 1 : 0), source),
        fenced,
        ...place,
      };
    }
    case 'list': {
      const items = node.children.map((item) => blocksOf(item.children, source, depth + 1));
      return { type: 'list', ordered: node.ordered === true, items, ...place };
    }
    case 'table':
      return { type: 'table', rows: rowsOf(node), ...place };
    case 'blockquote':
      return { type: 'quote', blocks: blocksOf(node.children, source, depth + 1), ...place };
    case 'html':
      return html(restore(node.value, place.line, source), place);
    case 'thematicBreak':
      return { type: 'rule', ...place };
    default:
      return null;
  }
}

/** Puts back what the parser did not see of long lines. `line` is the line of the file the text begins on. */
function restore(text: string, line: number, { lines, heads }: Source): string {
  const parts = text.split('\n');
  return parts.map((part, index) => wholeOf(part, heads[line - 1 + index] ?? '', lines[line - 1 + index] ?? '')).join('\n');
}

function isCardText(text: string): boolean {
  return /^(?:\*\*)?Q:|\s:::?\s|^\?\??$/m.test(text);
}

function paragraph(place: Place, text: string): Paragraph {
  const { text: plain, comments } = splitComments(text, place);
  return { type: 'paragraph', lines: plain.split('\n').map((line) => line.trimEnd()), comments, html: false, ...place };
}

function html(value: string, place: Place): Block {
  const { text, comments } = splitComments(value, place);
  if (text.trim() === '') return { type: 'comment', comments, ...place };
  return { type: 'paragraph', lines: text.split('\n').map((line) => line.trim()), comments, html: true, ...place };
}

function rowsOf(table: Table): string[][] {
  return table.children.map((row) => row.children.map((cell) => rawText(cell.children).replaceAll('\\|', '|').trim()));
}

function rawText(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '\n')).join('');
}
