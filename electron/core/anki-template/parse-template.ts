export type TemplateNode =
  | { kind: 'text'; text: string }
  /** `filters` in the order they apply: nearest to the field first. */
  | { kind: 'field'; field: string; filters: string[] }
  | { kind: 'if'; field: string; negated: boolean; children: TemplateNode[] };

export type ParsedTemplate = { nodes: TemplateNode[]; problem: null } | { nodes: null; problem: string };

interface Token {
  kind: 'text' | 'tag';
  text: string;
}

const alternative = '{{=<% %>=}}';

/** Deeper than any template a person wrote, and far from what rendering can bear. */
const deepest = 100;

interface Delimiter {
  open: string;
  close: string;
  kind: Token['kind'];
}

const comment: Delimiter = { open: '<!--', close: '-->', kind: 'text' };
const usual: Delimiter = { open: '{{', close: '}}', kind: 'tag' };
const legacy: Delimiter = { open: '<%', close: '%>', kind: 'tag' };

/** HTML comments are text: what looks like a field inside them is left alone. An opener that nothing closes is text too. */
function tokens(template: string): Token[] {
  const trimmed = template.trimStart();
  const isLegacy = trimmed.startsWith(alternative);
  let text = isLegacy ? trimmed : template;
  while (isLegacy && text.startsWith(alternative)) text = text.slice(alternative.length);
  let delimiters = [isLegacy ? legacy : usual, comment];
  const found: Token[] = [];
  let at = 0;
  while (delimiters.length > 0) {
    const nearest = delimiters
      .map((delimiter) => ({ delimiter, start: text.indexOf(delimiter.open, at) }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start)[0];
    if (!nearest) break;
    const { delimiter, start } = nearest;
    const end = text.indexOf(delimiter.close, start + delimiter.open.length);
    if (end < 0) {
      delimiters = delimiters.filter((each) => each !== delimiter);
      continue;
    }
    found.push({ kind: 'text', text: text.slice(at, start) });
    at = end + delimiter.close.length;
    const inner = text.slice(start + delimiter.open.length, end);
    found.push(
      delimiter.kind === 'text' ? { kind: 'text', text: text.slice(start, at) } : { kind: 'tag', text: inner.replace(/^\{+/, '').trim() },
    );
  }
  found.push({ kind: 'text', text: text.slice(at) });
  return found;
}

interface Level {
  field: string | null;
  nodes: TemplateNode[];
}

/** A note type has a few templates and a great many notes. */
const mostKept = 64;
const kept = new Map<string, ParsedTemplate>();

/** Reads a card template in Anki's notation. The problem is a sentence about the first thing that is wrong. */
export function parseTemplate(template: string): ParsedTemplate {
  const known = kept.get(template);
  if (known) return known;
  const parsed = parse(template);
  if (kept.size === mostKept) kept.clear();
  kept.set(template, parsed);
  return parsed;
}

function parse(template: string): ParsedTemplate {
  const levels: Level[] = [];
  let level: Level = { field: null, nodes: [] };
  const wrong = (problem: string): ParsedTemplate => ({ nodes: null, problem });
  for (const token of tokens(template)) {
    const sign = token.kind === 'tag' && token.text.length > 1 ? token.text.charAt(0) : '';
    const field = token.text.slice(1).trimStart();
    if (token.kind === 'text') {
      if (token.text !== '') level.nodes.push({ kind: 'text', text: token.text });
    } else if (sign === '#' || sign === '^') {
      if (levels.length >= deepest) return wrong(`its conditions are nested more than ${deepest} deep.`);
      const children: TemplateNode[] = [];
      level.nodes.push({ kind: 'if', field, negated: sign === '^', children });
      levels.push(level);
      level = { field, nodes: children };
    } else if (sign === '/') {
      if (level.field === null) return wrong(`{{/${field}}} closes a condition that was never opened.`);
      if (level.field !== field) return wrong(`{{/${field}}} stands where {{/${level.field}}} was expected.`);
      level = levels.pop() ?? level;
    } else {
      const names = token.text.split(':');
      level.nodes.push({ kind: 'field', field: names.pop() ?? '', filters: names.reverse() });
    }
  }
  return level.field === null ? { nodes: level.nodes, problem: null } : wrong(`{{/${level.field}}} is missing at its end.`);
}
