/** Which lines of a long list are chosen, and where a range would start. */
export interface Selection {
  ids: ReadonlySet<number>;
  /** Index where a range starts; null before the first choice. */
  anchor: number | null;
  /** What was chosen before the range that is being drawn. */
  base: ReadonlySet<number>;
}

/** What changes as a whole, not item by item, needs no set that is watched. */
export const setOf = (ids: Iterable<number> = []): Set<number> => new Set(ids);

const none: ReadonlySet<number> = new Set();
export const nothingSelected: Selection = { ids: none, anchor: null, base: none };

export function toggleAt({ ids }: Selection, list: readonly number[], index: number): Selection {
  const id = list[index];
  if (id === undefined) return nothingSelected;
  const chosen = new Set(ids);
  if (!chosen.delete(id)) chosen.add(id);
  return { ids: chosen, anchor: index, base: chosen };
}

/** The range from where the choosing started to `to`, and what was chosen before. */
export function extendTo(selection: Selection, list: readonly number[], from: number, to: number): Selection {
  const anchor = selection.anchor ?? from;
  const chosen = new Set(selection.base);
  for (const id of list.slice(Math.min(anchor, to), Math.max(anchor, to) + 1)) chosen.add(id);
  return { ids: chosen, anchor, base: selection.base };
}

/** What is left of a selection when the list has become another. */
export function within({ ids }: Selection, list: readonly number[]): Selection {
  if (ids.size === 0) return nothingSelected;
  const there = new Set(list.filter((id) => ids.has(id)));
  return { ids: there, anchor: null, base: there };
}
