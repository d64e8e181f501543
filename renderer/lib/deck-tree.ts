import type { DeckRow } from '../../electron/contract';

export interface DeckNode {
  row: DeckRow;
  /** Last part of the name. */
  label: string;
  depth: number;
  children: number;
}

/** Rows in tree order, without what lies below a closed deck. */
export function visibleDecks(rows: readonly DeckRow[], closed: ReadonlySet<number>): DeckNode[] {
  const below = new Map<number | null, DeckRow[]>();
  for (const row of rows) below.set(row.parent, [...(below.get(row.parent) ?? []), row]);
  const byName = new Intl.Collator('en', { numeric: true });
  const nodes: DeckNode[] = [];
  const visit = (parent: number | null, depth: number) => {
    const siblings = [...(below.get(parent) ?? [])].sort((a, b) => byName.compare(a.name, b.name));
    for (const row of siblings) {
      nodes.push({ row, label: deckLabel(row.name), depth, children: below.get(row.id)?.length ?? 0 });
      if (!closed.has(row.id)) visit(row.id, depth + 1);
    }
  };
  visit(null, 0);
  return nodes;
}

export const deckLabel = (name: string) => name.slice(name.lastIndexOf('/') + 1);
