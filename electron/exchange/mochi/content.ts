import type { Transit } from './transit';

export const memberOf = (value: Transit | undefined, name: string): Transit | undefined =>
  value instanceof Map ? (value as ReadonlyMap<string, Transit>).get(name) : undefined;
export const listOf = (value: Transit | undefined): Transit[] => (Array.isArray(value) ? value : []);
export const textOf = (value: Transit | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
export const numberOf = (value: Transit | undefined): number | null => (typeof value === 'number' ? value : null);

/** Names of a template's fields by their ids. */
export type FieldNames = ReadonlyMap<string, string>;

export interface MochiTemplate {
  content: string;
  names: FieldNames;
}

export function templateOf(template: Transit): MochiTemplate {
  const fields = memberOf(template, 'fields');
  const entries = fields instanceof Map ? [...(fields as ReadonlyMap<string, Transit>)] : [];
  return {
    content: textOf(memberOf(template, 'content')),
    names: new Map(entries.map(([id, field]) => [id, textOf(memberOf(field, 'name'))])),
  };
}

/** A card's Markdown: its own, or what its template makes of its fields. */
export function contentOf(card: Transit, templates: ReadonlyMap<string, MochiTemplate>): string {
  const own = textOf(memberOf(card, 'content'));
  const template = templates.get(textOf(memberOf(card, 'template-id')));
  if (!template) return own;
  const values = new Map<string, string>();
  const fields = memberOf(card, 'fields');
  if (fields instanceof Map) {
    for (const [id, field] of fields as ReadonlyMap<string, Transit>) {
      const value = textOf(memberOf(field, 'value'));
      values.set((template.names.get(id) ?? id).trim().toLowerCase(), value);
    }
  }
  if (values.size === 0 && own !== '') return own;
  return template.content.replace(/<<([^<>\n]{1,200})>>/g, (_, name: string) => values.get(name.trim().toLowerCase()) ?? '');
}

const sideBreak = /^[ \t]*-{3,}[ \t]*$/m;
const media = /(!?\[[^\]\n]{0,500}\]\()@media\//g;

/** The front, and everything behind it. Pictures are named as they are kept here. */
export function sidesOf(content: string): { front: string; back: string } {
  const [front = '', ...back] = content.replace(media, '$1').split(sideBreak);
  return {
    front: front.trim(),
    back: back
      .map((side) => side.trim())
      .filter((side) => side !== '')
      .join('\n\n'),
  };
}

/** Gaps as we write them. Those without a number are asked together. */
export function withGaps(text: string): string {
  return text.replace(/\{\{(?!c\d{1,3}::)(?:(\d{1,3})::)?([^{}]{1,2000})\}\}/g, (_, number: string | undefined, body: string) => {
    return `{{c${Math.max(1, Number(number ?? '1'))}::${body}}}`;
  });
}
