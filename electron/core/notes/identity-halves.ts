import { groupBy, takePair, type Pairing, type Side } from './identity-pairing';
import type { Moves } from './identity-moves';
import type { CardSource } from '../card';

/** Fewer telling words than this are no sign that two cards are the same. */
const fewWords = 4;
/** By how much the other half must be alike where the equal half is short, and where the card may have gone anywhere. */
const needed = { short: 0.3, anywhere: 0.4 };
/** A half that stands in more cards than this tells nothing. */
const mostAlike = 60;

interface Half {
  reason: 'same-answer' | 'same-question';
  textOf: (side: Side) => string;
  wordsOf: (side: Side) => ReadonlyMap<string, number>;
  otherOf: (side: Side) => ReadonlyMap<string, number>;
}

const halves: readonly Half[] = [
  { reason: 'same-answer', textOf: (side) => side.answer, wordsOf: (side) => side.words.answer, otherOf: (side) => side.words.question },
  {
    reason: 'same-question',
    textOf: (side) => side.question,
    wordsOf: (side) => side.words.question,
    otherOf: (side) => side.words.answer,
  },
];

/** Pairs cards of which one half is as it was. A short half says little, so the other half must be like it then. */
export function pairByHalf(pairing: Pairing, moves: Moves): void {
  pairNear(pairing, moves.sameHeading, 0);
  pairNear(pairing, moves.sameFile, 0);
  pairNear(pairing, () => true, needed.anywhere);
}

function pairNear(pairing: Pairing, isNear: (old: CardSource, fresh: CardSource) => boolean, least: number): void {
  for (const half of halves) {
    const nameOf = (side: Side) => `${side.nature}#${half.textOf(side)}`;
    const open = groupBy(pairing.old, nameOf);
    for (const [name, fresh] of groupBy(pairing.fresh, nameOf)) {
      const old = open.get(name) ?? [];
      if (old.length === 0 || old.length > mostAlike || fresh.length > mostAlike) continue;
      for (const side of fresh) pairOne(pairing, side, { old, fresh }, isNear, half, least);
    }
  }
}

/** Pairs a card with the only old one it can be; of several nobody knows which. */
function pairOne(
  pairing: Pairing,
  side: Side,
  group: { old: Side[]; fresh: Side[] },
  isNear: (old: CardSource, fresh: CardSource) => boolean,
  half: Half,
  least: number,
): void {
  const candidates = group.old.filter((one) => pairing.old[one.index] !== null && isNear(one.card.source, side.card.source));
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return;
  const rivals = group.fresh.filter(
    (one) => one !== side && pairing.fresh[one.index] !== null && isNear(only.card.source, one.card.source),
  );
  if (rivals.length > 0) return;
  const isShort = count(half.wordsOf(side)) < fewWords;
  if (share(half.otherOf(only), half.otherOf(side)) >= Math.max(least, isShort ? needed.short : 0))
    takePair(pairing, only, side, half.reason);
}

function count(words: ReadonlyMap<string, number>): number {
  return [...words.values()].reduce((sum, times) => sum + times, 0);
}

/** Share of words two texts have in common, all words alike. */
function share(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const common = [...a].reduce((sum, [word, times]) => sum + Math.min(times, b.get(word) ?? 0), 0);
  const all = count(a) + count(b);
  return all === 0 ? 1 : (2 * common) / all;
}
