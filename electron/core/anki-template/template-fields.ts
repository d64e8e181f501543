import { clozeNumbers } from './cloze';
import { parseTemplate, type TemplateNode } from './parse-template';

/** Nothing but white space and empty line or block tags. */
export const isBlank = (value: string): boolean => /^(?:[ \t\n\v\f\r]|<\/?(?:br|div) ?\/?>)*$/i.test(value);

/** `{{#c2}}` asks whether the card is that of gap 2. */
export const isGapName = (field: string): boolean => /^c\d{1,9}$/.test(field);

export const filledFields = (values: ReadonlyMap<string, string>): Set<string> =>
  new Set([...values].filter(([, value]) => !isBlank(value)).map(([name]) => name));

/** Whether at least one field shows, given those that have something in them. */
export function rendersWith(nodes: readonly TemplateNode[], filled: ReadonlySet<string>): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return false;
    if (node.kind === 'field') return filled.has(node.field);
    return filled.has(node.field) !== node.negated && rendersWith(node.children, filled);
  });
}

const always = ['Card', 'CardFlag', 'Deck', 'Subdeck', 'Type', 'CardID'];
const highestCloze = 499;

export interface NoteShape {
  cloze: boolean;
  /** The front templates, in order. */
  fronts: readonly string[];
  fields: readonly { name: string; value: string }[];
  tags: readonly string[];
}

/** Which cards a note has, as ordinals from 0, ascending. A note that would have none has its first. */
export function cardOrdinals({ cloze, fronts, fields, tags }: NoteShape): number[] {
  const ordinals = cloze ? gapOrdinals(fields) : filledOrdinals(fronts, fields, tags);
  return ordinals.length > 0 ? ordinals : [0];
}

function gapOrdinals(fields: NoteShape['fields']): number[] {
  const ordinals = fields.flatMap(({ value }) => clozeNumbers(value)).map((number) => Math.min(number - 1, highestCloze));
  return [...new Set(ordinals)].sort((a, b) => a - b);
}

function filledOrdinals(fronts: readonly string[], fields: NoteShape['fields'], tags: readonly string[]): number[] {
  const special = [...always, ...(tags.length > 0 ? ['Tags'] : [])].map((name): [string, string] => [name, name]);
  const filled = filledFields(new Map([...special, ...fields.map(({ name, value }): [string, string] => [name, value])]));
  return fronts.flatMap((front, ordinal) => {
    const { nodes } = parseTemplate(front);
    return nodes && rendersWith(nodes, filled) ? [ordinal] : [];
  });
}
