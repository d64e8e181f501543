import type { CardSource } from '../card';
import type { Side } from './identity-pairing';

/** Where files, headings and neighbours went, as far as the cards already matched tell. */
export interface Moves {
  sameFile: (old: CardSource, fresh: CardSource) => boolean;
  sameHeading: (old: CardSource, fresh: CardSource) => boolean;
}

/** Learns renamed files and headings from pairs: where most cards of one went, the rest is looked for first. */
export function followMoves(pairs: readonly { old: Side; fresh: Side }[]): Moves {
  const files = new Map<string, Map<string, number>>();
  const headings = new Map<string, Map<string, number>>();
  const count = (map: Map<string, Map<string, number>>, from: string, to: string) => {
    const targets = map.get(from) ?? new Map<string, number>();
    map.set(from, targets);
    targets.set(to, (targets.get(to) ?? 0) + 1);
  };
  for (const { old, fresh } of pairs) {
    count(files, old.card.source.file, fresh.card.source.file);
    count(headings, headingOf(old.card.source), headingOf(fresh.card.source));
  }
  const went = (map: Map<string, Map<string, number>>, from: string, to: string) => {
    if (from === to) return true;
    const targets = map.get(from);
    if (!targets) return false;
    const most = Math.max(...targets.values());
    return targets.get(to) === most;
  };
  return {
    sameFile: (old, fresh) => went(files, old.file, fresh.file),
    sameHeading: (old, fresh) => went(headings, headingOf(old), headingOf(fresh)),
  };
}

function headingOf({ file, heading }: CardSource): string {
  return [file, ...heading].join('\u0001');
}
