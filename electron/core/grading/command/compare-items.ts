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
export function isSameValue(expected: string, typed: string): boolean {
  if (expected === typed) return true;
  return placeholderPattern.test(expected) && placeholderMatcher(expected).test(typed);
}

/** Pairs the items of two readings, slot by slot; within a slot order does not count. */
export function compareItems(expected: readonly Item[], typed: readonly Item[]): Difference[] {
  const left = new Map<string, Item[]>();
  for (const item of typed) left.set(item.slot, [...(left.get(item.slot) ?? []), item]);
  const found: Difference[] = [];
  const unmatched: Item[] = [];
  for (const item of expected) {
    const candidates = left.get(item.slot) ?? [];
    const at = candidates.findIndex((candidate) => isSameValue(item.value, candidate.value));
    const match = at === -1 ? undefined : candidates.splice(at, 1)[0];
    if (match) found.push({ status: 'match', expected: item, typed: match });
    else unmatched.push(item);
  }
  for (const item of unmatched) {
    const other = left.get(item.slot)?.shift();
    found.push(other ? { status: 'differ', expected: item, typed: other } : { status: 'missing', expected: item });
  }
  for (const item of [...left.values()].flat()) if (item.harmless !== true) found.push({ status: 'extra', typed: item });
  return found;
}
