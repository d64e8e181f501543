import type { Refusal } from './types';

export type RefusedKind = 'note' | 'card' | 'review' | 'note type' | 'deck' | 'deck option' | 'media file' | 'tag' | 'row';

export interface Refusals {
  add: (kind: RefusedKind, which: string | number, reason: string) => void;
  list: () => Refusal[];
}

interface Group {
  kind: RefusedKind;
  reason: string;
  first: string;
  count: number;
}

const shownLength = 80;

/** Collects what is left out: one line for each kind and reason, however many there are. */
export function createRefusals(): Refusals {
  const groups = new Map<string, Group>();
  return {
    add: (kind, which, reason) => {
      const key = `${kind}\n${reason}`;
      const group = groups.get(key);
      if (group) group.count += 1;
      else groups.set(key, { kind, reason, first: shown(which), count: 1 });
    },
    list: () => [...groups.values()].map((group) => ({ what: describe(group), reason: group.reason })),
  };
}

function describe({ kind, first, count }: Group): string {
  if (count === 1) return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${first}`;
  return `${count} ${kind}s (the first is ${first})`;
}

/** Names come from the file: characters that could pass for something else are shown as what they are. */
function shown(which: string | number): string {
  const text = String(which).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
