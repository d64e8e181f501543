import { hash } from 'node:crypto';
import type { ImportedType } from '../collection';
import type { ColumnRole } from '../../core/tables';
import type { RowPlan } from './plan';
import type { Row } from './row';

const css = '.card { text-align: center; }';
const shownRoles: readonly ColumnRole[] = ['front', 'answer', 'why'];
const made = new WeakMap<RowPlan, Map<string, ImportedType>>();

/** Cells that hold HTML need a template to show them: one like Anki's own, by the name of the note type where the file has one. */
export function typeOf(row: Row, plan: RowPlan): { type: ImportedType; values: string[] } {
  const order = shownRoles.flatMap((role) => plan.columns.flatMap((each, index) => (each === role ? [index] : [])));
  const values = order.map((index) => row.cells[index] ?? '');
  const fronts = plan.columns.filter((role) => role === 'front').length;
  const name = row.notetype ?? 'Basic';
  const cloze = /cloze/i.test(name) || (row.notetype === null && values[0]?.includes('{{c1::') === true);
  const known = made.get(plan) ?? new Map<string, ImportedType>();
  made.set(plan, known);
  const wanted = `${cloze ? 'cloze' : ''}\0${name}`;
  const type = known.get(wanted) ?? makeType(name, cloze, fieldNames(order, plan), fronts);
  known.set(wanted, type);
  return { type, values };
}

function makeType(name: string, cloze: boolean, fields: string[], fronts: number): ImportedType {
  const asked = fields.slice(0, fronts);
  const answers = fields.slice(fronts);
  const show = (names: readonly string[]) => names.map((field) => `{{#${field}}}<div>{{${field}}}</div>{{/${field}}}`).join('\n');
  const line = '<hr id=answer>';
  const gaps = `{{cloze:${fields[0] ?? ''}}}`;
  const forward = { name: 'Card 1', front: show(asked), back: `{{FrontSide}}\n${line}\n${show(answers)}` };
  const backward = { name: 'Card 2', front: show(answers), back: `{{FrontSide}}\n${line}\n${show(asked)}` };
  const templates = cloze
    ? [{ name: 'Cloze', front: gaps, back: `${gaps}\n${show(fields.slice(1))}` }]
    : /reversed/i.test(name) && !/optional/i.test(name)
      ? [forward, backward]
      : [forward];
  // The same columns are the same type next time, and no others are.
  return {
    key: `text:${hash('sha1', JSON.stringify([name, fields, templates]), 'base64url').slice(0, 16)}`,
    name,
    cloze,
    fields,
    templates,
    css,
  };
}

/** What a template can name: no braces or colons, each once. */
function fieldNames(order: readonly number[], plan: RowPlan): string[] {
  const taken = new Set<string>();
  return order.map((column, index) => {
    const label = (plan.labels?.[column] ?? '')
      .replace(/[{}:"#^/]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60);
    const wanted = label === '' ? (['Front', 'Back'][index] ?? `Field ${index + 1}`) : label;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
    taken.add(name);
    return name;
  });
}
