import type { Glob, SearchNode, TextField } from './query';
import { isPrefix } from './prefixes';

const prefixOfField: Record<TextField, string> = { card: '', front: 'front:', back: 'back:', why: 'why:', typed: 'answer:' };

/** Writes a query so that reading it gives the same again. */
export function printSearch(node: SearchNode): string {
  switch (node.type) {
    case 'all':
      return node.nodes.map(printPart).join(' ');
    case 'any':
      return node.nodes.map((part) => (part.type === 'all' && part.nodes.length > 1 ? printSearch(part) : printPart(part))).join(' or ');
    case 'not':
      return node.node.type === 'not' ? `-(${printSearch(node.node)})` : `-${printPart(node.node)}`;
    case 'text':
      return `${prefixOfField[node.field]}${node.field === 'card' ? printWord(node.text) : printValue(escapeText(node.text))}`;
    case 'pattern':
      return `${prefixOfField[node.field]}re:"${node.pattern.replace(/\\.|"/gs, (part) => (part === '"' ? '\\"' : part))}"`;
    case 'deck':
      return `deck:${printGlob(node.name)}`;
    case 'tag':
      return `tag:${node.name === null ? 'none' : printGlob(node.name)}`;
    case 'kind':
      return `kind:${node.kind}`;
    case 'is':
      return `is:${node.state}`;
    case 'flag':
      return `flag:${node.flag}`;
    case 'exam':
      return printExam(node);
    case 'rated':
      return `rated:${node.days}${node.rating === null ? '' : `:${node.rating}`}`;
    case 'added':
    case 'edited':
      return `${node.type}:${node.days}`;
    case 'property':
      return `prop:${node.property}${node.comparison}${node.value}`;
    case 'file':
      return `file:${node.path === null ? 'none' : printGlob(node.path)}`;
    case 'heading':
      return `heading:${printGlob(node.text)}`;
    case 'source':
      return `source:${printGlob(node.path)}`;
    case 'id':
      return `id:${printValue(escapeText(node.ids.join(',')))}`;
  }
}

/** A part of something larger, in parentheses where it would read otherwise. */
function printPart(node: SearchNode): string {
  return node.type === 'all' || node.type === 'any' ? `(${printSearch(node)})` : printSearch(node);
}

function printExam({ exam, domain, topic }: Extract<SearchNode, { type: 'exam' }>): string {
  const level = topic === null ? (domain === null ? 'exam' : 'domain') : 'topic';
  return `${level}:${[exam, domain, topic].filter((slug) => slug !== null).join('/') || 'none'}`;
}

const escapeText = (text: string): string => text.replace(/\\(?=[\\"()\-:*]|$)|"/g, '\\$&');

const printGlob = (glob: Glob): string => printValue(glob.map((piece) => escapeText(piece).replaceAll('*', '\\*')).join('*'));

/** A value without wildcards, as it is written after its prefix. */
export const writeValue = (text: string): string => printGlob([text]);

const printValue = (escaped: string): string => (/^[\w./*,@+-]+$/.test(escaped) ? escaped : `"${escaped}"`);

function printWord(text: string): string {
  const [prefix = ''] = text.toLowerCase().split(':');
  const plain = /^[^\s"()\\>-][^\s"()\\]*$/.test(text) && !/^(or|and)$/i.test(text) && !(text.includes(':') && isPrefix(prefix));
  return plain ? text : `"${escapeText(text)}"`;
}
