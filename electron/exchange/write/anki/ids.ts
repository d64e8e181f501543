import { hashText } from '../../../core/notes/card-key';

/** Gives each number once: the wanted one, or the next that is free. */
export type Ids = (wanted: number) => number;

export function createIds(taken: Iterable<number> = []): Ids {
  const used = new Set(taken);
  // Where the last search from a number ended: thousands of cards may be of one instant.
  const searched = new Map<number, number>();
  return (wanted) => {
    let id = searched.get(wanted) ?? wanted;
    while (used.has(id)) id += 1;
    used.add(id);
    searched.set(wanted, id + 1);
    return id;
  };
}

const earliest = 1_400_000_000_000;
const span = 200_000_000_000;

/** An id for what has only a name: always the same, and like Anki's own a time in the past in milliseconds. */
export function idOf(name: string): number {
  return earliest + (Number.parseInt(hashText(name).slice(0, 12), 16) % span);
}
