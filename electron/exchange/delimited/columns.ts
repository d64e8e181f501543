import { cardKinds } from '../../core/card';
import type { ColumnRole } from '../../core/tables';

const names: Partial<Record<ColumnRole, readonly string[]>> = {
  front: ['front', 'question', 'q', 'term', 'expression', 'word', 'prompt', 'text', 'sentence'],
  answer: ['answer', 'back', 'a', 'definition', 'meaning', 'translation', 'response', 'back extra', 'reading'],
  why: ['why', 'explanation', 'extra', 'notes', 'note', 'comment', 'reason'],
  tags: ['tags', 'tag', 'labels'],
  deck: ['deck', 'category', 'chapter'],
  kind: ['kind', 'type', 'card type'],
  guid: ['guid', 'id', 'uuid', 'key'],
  notetype: ['notetype', 'note type', 'model'],
};
const roleOfName = new Map(Object.entries(names).flatMap(([role, all]) => all.map((name) => [name, role as ColumnRole] as const)));
const longestLabel = 40;

const clean = (label: string) =>
  label
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** Whether the first row names the columns: short different words, two of them known. */
export function isHeader(row: readonly string[]): boolean {
  const labels = row.map(clean);
  if (labels.some((label) => label === '' || label.length > longestLabel || /[<>?]/.test(label))) return false;
  const known = labels.filter((label) => roleOfName.has(label)).length;
  return new Set(labels).size === labels.length && known >= Math.min(2, labels.length);
}

/** What each column is for, by its name and its cells; without names the first asks, the rest answers. */
export function guessColumns(labels: readonly string[] | null, rows: readonly (readonly string[])[]): ColumnRole[] {
  const count = Math.max(labels?.length ?? 0, ...rows.map((row) => row.length));
  const roles = Array.from({ length: count }, (_, index): ColumnRole | null => {
    const role = roleOfName.get(clean(labels?.[index] ?? '')) ?? null;
    return role === 'kind' && !rows.every((row) => isKind(row[index] ?? '')) ? null : role;
  });
  if (!roles.includes('front')) {
    const first = roles.indexOf(null);
    roles[first < 0 ? 0 : first] = 'front';
  }
  return roles.map((role) => role ?? 'answer');
}

const isKind = (cell: string) => cell.trim() === '' || (cardKinds as readonly string[]).includes(cell.trim().toLowerCase());
