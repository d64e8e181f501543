import { pairByHalf } from './identity-halves';
import { followMoves } from './identity-moves';
import { groupBy, sideOf, takePair, type IdentityCard, type MatchReason, type Pairing, type Side } from './identity-pairing';
import { pairBySimilarity } from './identity-similar';
import { weighWords } from './identity-words';

/** A card that has a memory. */
export interface OldCard<Ref> {
  /** Whatever the caller knows it by. */
  ref: Ref;
  card: IdentityCard;
  /** Set aside when its text vanished; it comes back only when just that text does. */
  isSetAside: boolean;
}

export interface MatchedCard<Ref, New> {
  ref: Ref;
  old: IdentityCard;
  card: New;
  reason: MatchReason;
  /** The text is another than before. */
  isChanged: boolean;
  /** It stands in another file or under another heading than before. */
  isMoved: boolean;
  /** It was set aside and is back. */
  isRestored: boolean;
}

export interface MatchPlan<Ref, New> {
  matched: MatchedCard<Ref, New>[];
  added: New[];
  /** Cards whose text is gone; they keep their memory for when it comes back. */
  gone: Ref[];
}

/**
 * Finds which card of a note is which card of before: by id, by equal text, by equal answer or question, by likeness; each
 * step first under the same heading, then in the same file, then anywhere, one to one and never across kinds. A memory is
 * rather set aside than given to another fact.
 */
export function matchCards<Ref, New extends IdentityCard>(old: readonly OldCard<Ref>[], fresh: readonly New[]): MatchPlan<Ref, New> {
  const live: Pairing = {
    old: old.map(({ card, isSetAside }, index) => (isSetAside ? null : sideOf(card, index))),
    fresh: fresh.map((card, index) => sideOf(card, index)),
    pairs: [],
  };
  pairByIds(live);
  pairByText(live);
  const shelf: Pairing = { ...live, old: old.map(({ card, isSetAside }, index) => (isSetAside ? sideOf(card, index) : null)), pairs: [] };
  const isBusy = live.old.some((side) => side !== null) && live.fresh.some((side) => side !== null);
  // What is back word for word comes from the shelf before anything is only guessed to be the same.
  pairByIds(shelf);
  pairByText(shelf);
  if (isBusy) {
    const moves = followMoves(live.pairs);
    pairByHalf(live, moves);
    const weigh = weighWords([...live.old, ...live.fresh, ...live.pairs.map((pair) => pair.fresh)].flatMap((side) => side?.words ?? []));
    pairBySimilarity(live, followMoves(live.pairs), weigh);
  }
  return makePlan(old, fresh, live, shelf);
}

function makePlan<Ref, New extends IdentityCard>(
  old: readonly OldCard<Ref>[],
  fresh: readonly New[],
  live: Pairing,
  shelf: Pairing,
): MatchPlan<Ref, New> {
  const byFresh = new Map([...live.pairs, ...shelf.pairs].map((pair) => [pair.fresh.index, pair]));
  const used = new Set([...live.pairs, ...shelf.pairs].map((pair) => pair.old.index));
  const plan: MatchPlan<Ref, New> = { matched: [], added: [], gone: [] };
  for (const [index, card] of fresh.entries()) {
    const pair = byFresh.get(index);
    const before = pair === undefined ? undefined : old[pair.old.index];
    if (!pair || !before) {
      plan.added.push(card);
      continue;
    }
    const isSame = before.card.front === card.front && before.card.answer === card.answer && before.card.broken === card.broken;
    const isPlaced =
      before.card.source.file === card.source.file && before.card.source.heading.join('\u0000') === card.source.heading.join('\u0000');
    plan.matched.push({
      ref: before.ref,
      old: before.card,
      card,
      reason: pair.reason,
      isChanged: !isSame,
      isMoved: !isPlaced,
      isRestored: before.isSetAside,
    });
  }
  plan.gone = old.flatMap(({ ref, isSetAside }, index) => (used.has(index) || isSetAside ? [] : [ref]));
  return plan;
}

/** Ids are the author's own word, also when a card moved to another file. */
function pairByIds(pairing: Pairing): void {
  const idOf = ({ card }: Side) => (card.id === null ? null : `${card.kind}#${card.id}`);
  for (const scopeOf of [({ card }: Side) => card.source.file, () => '']) {
    const named = (sides: readonly (Side | null)[]) =>
      groupBy(sides, (side) => (idOf(side) === null ? null : `${idOf(side) ?? ''}#${scopeOf(side)}`));
    const fresh = named(pairing.fresh);
    for (const [name, olds] of named(pairing.old)) {
      const [old, ...others] = olds;
      const [side, ...more] = fresh.get(name) ?? [];
      if (old && side && others.length === 0 && more.length === 0) takePair(pairing, old, side, 'id');
    }
  }
}

/** Cards of equal text: first where they were, then in their file, then anywhere; equal ones in their order. */
function pairByText(pairing: Pairing): void {
  const scopes = [
    ({ card }: Side) => [card.source.file, ...card.source.heading].join('\u0001'),
    ({ card }: Side) => card.source.file,
    () => '',
  ];
  for (const scopeOf of scopes) {
    const nameOf = (side: Side) => [side.nature, side.card.at, side.question, side.answer, scopeOf(side)].join('\u0002');
    const open = groupBy(pairing.old, nameOf);
    if (open.size === 0) return;
    for (const side of [...pairing.fresh]) {
      const old = side ? open.get(nameOf(side))?.shift() : undefined;
      if (side && old) takePair(pairing, old, side, 'same');
    }
  }
}
