import type { Item } from './item';
import { placeholderPattern } from './shell';

/** What became of one item. `differ` pairs an expected item with the typed one that took its place. */
export type Difference =
  { status: 'match' | 'differ'; expected: Item; typed: Item } | { status: 'missing'; expected: Item } | { status: 'extra'; typed: Item };

const patterns = new Map<string, RegExp>();

function placeholderMatcher(value: string): RegExp {
  const known = patterns.get(value);
  if (known) return known;
  const source = value
    .split(new RegExp(placeholderPattern, 'g'))
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\s/,=:]+');
  const made = new RegExp(`^${source}$`);
  if (patterns.size > 200) patterns.clear();
  patterns.set(value, made);
  return made;
}

/** Equal, or a value in the place an author left free. */
function isSameValue(expected: string, typed: string): boolean {
  if (expected === typed) return true;
  return placeholderPattern.test(expected) && placeholderMatcher(expected).test(typed);
}

/** Takes the best stand-in for a missing item: one for the same key (`app=`), else the first of its slot. */
function takeSimilar(item: Item, candidates: Item[]): Item | undefined {
  const key = /^[^=:/]*[=:/]/.exec(item.value)?.[0];
  const similar = key === undefined ? -1 : candidates.findIndex((candidate) => candidate.value.startsWith(key));
  return candidates.splice(Math.max(0, similar), 1)[0];
}

/** Pairs the items of two readings, slot by slot; within a slot order does not count. */
export function compareItems(expected: readonly Item[], typed: readonly Item[]): Difference[] {
  const bySlot = Map.groupBy(typed, (item) => item.slot);
  const byValue = Map.groupBy(typed, (item) => `${item.slot}\0${item.value}`);
  const found: Difference[] = [];
  const taken = new Set<Item>();
  const match = (item: Item, other: Item): void => {
    taken.add(other);
    found.push({ status: 'match', expected: item, typed: other });
  };
  const unmatched = expected.filter((item) => {
    const other = byValue.get(`${item.slot}\0${item.value}`)?.shift();
    if (other) match(item, other);
    return !other;
  });
  const open = Map.groupBy(unmatched, (item) => item.slot);
  for (const [slot, items] of open) {
    const candidates = (bySlot.get(slot) ?? []).filter((item) => !taken.has(item));
    for (const item of items) {
      const free = placeholderPattern.test(item.value) ? candidates.findIndex((candidate) => isSameValue(item.value, candidate.value)) : -1;
      const [fitting] = free === -1 ? [] : candidates.splice(free, 1);
      if (fitting) {
        match(item, fitting);
        continue;
      }
      const other = takeSimilar(item, candidates);
      if (other) taken.add(other);
      found.push(other ? { status: 'differ', expected: item, typed: other } : { status: 'missing', expected: item });
    }
  }
  for (const item of typed) if (!taken.has(item) && item.harmless !== true) found.push({ status: 'extra', typed: item });
  return found;
}
