import { followMoves, type Moves } from './identity-moves';
import { sideOf, takePair, type IdentityCard, type MatchReason, type Pairing, type Side } from './identity-pairing';
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
  pairByText(live, 'same', ({ question, answer }) => `${question}\u0000${answer}`);
  const shelf: Pairing = { ...live, old: old.map(({ card, isSetAside }, index) => (isSetAside ? sideOf(card, index) : null)), pairs: [] };
  const isBusy = live.old.some((side) => side !== null) && live.fresh.some((side) => side !== null);
  // What is back word for word comes from the shelf before anything is only guessed to be the same.
  pairByIds(shelf);
  pairByText(shelf, 'same', ({ question, answer }) => `${question}\u0000${answer}`);
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
  const open = new Map<string, Side[]>();
  for (const side of pairing.old) {
    if (side?.card.id === null || side?.card.id === undefined) continue;
    const name = `${side.card.kind}#${side.card.id}`;
    open.set(name, [...(open.get(name) ?? []), side]);
  }
  for (const side of [...pairing.fresh]) {
    if (side?.card.id === null || side?.card.id === undefined) continue;
    const candidates = (open.get(`${side.card.kind}#${side.card.id}`) ?? []).filter((one) => pairing.old[one.index] !== null);
    const own =
      candidates.find((one) => one.card.source.file === side.card.source.file) ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (own) takePair(pairing, own, side, 'id');
  }
}

/** Cards of equal text: first where they were, then in their file, then anywhere; equal ones in their order. */
function pairByText(pairing: Pairing, reason: MatchReason, textOf: (side: Side) => string): void {
  const scopes = [
    (side: Side) => `${side.card.source.file}\u0000${side.card.source.heading.join('\u0001')}`,
    (side: Side) => side.card.source.file,
    () => '',
  ];
  for (const scope of scopes) {
    const open = new Map<string, Side[]>();
    for (const side of pairing.old) {
      if (!side) continue;
      const name = [side.nature, side.card.at, textOf(side), scope(side)].join('\u0002');
      const list = open.get(name);
      if (list) list.push(side);
      else open.set(name, [side]);
    }
    if (open.size === 0) return;
    for (const side of [...pairing.fresh]) {
      if (!side) continue;
      const own = open.get([side.nature, side.card.at, textOf(side), scope(side)].join('\u0002'))?.shift();
      if (own) takePair(pairing, own, side, reason);
    }
  }
}

/** Fewer telling words than this are no sign that two cards are the same. */
const fewWords = 4;

/** Cards of which one half is as it was. A short half says little, so the other half must be like it then. */
function pairByHalf(pairing: Pairing, moves: Moves): void {
  const halves = [
    {
      reason: 'same-answer',
      same: (side: Side) => side.answer,
      words: (side: Side) => side.words.answer,
      other: (side: Side) => side.words.question,
    },
    {
      reason: 'same-question',
      same: (side: Side) => side.question,
      words: (side: Side) => side.words.question,
      other: (side: Side) => side.words.answer,
    },
  ] as const;
  const isNear = [moves.sameHeading, moves.sameFile, () => true];
  for (const near of isNear) {
    for (const { reason, same, words, other } of halves) {
      const open = new Map<string, Side[]>();
      for (const side of pairing.old) {
        if (!side) continue;
        const name = `${side.nature}#${same(side)}`;
        open.set(name, [...(open.get(name) ?? []), side]);
      }
      const wanted = new Map<string, Side[]>();
      for (const side of pairing.fresh) {
        if (!side) continue;
        const name = `${side.nature}#${same(side)}`;
        if (open.has(name)) wanted.set(name, [...(wanted.get(name) ?? []), side]);
      }
      for (const [name, fresh] of wanted) {
        for (const side of fresh) {
          const candidates = (open.get(name) ?? []).filter(
            (one) => pairing.old[one.index] !== null && near(one.card.source, side.card.source),
          );
          const rivals = fresh.filter(
            (one) => pairing.fresh[one.index] !== null && candidates.some((candidate) => near(candidate.card.source, one.card.source)),
          );
          const [only] = candidates;
          if (!only || candidates.length > 1 || rivals.length > 1) continue;
          const isTelling = total(words(side)) >= fewWords;
          const needed = near === isNear[2] ? 0.4 : isTelling ? 0 : 0.3;
          if (share(other(only), other(side)) >= needed) takePair(pairing, only, side, reason);
        }
      }
    }
  }
}

function total(words: ReadonlyMap<string, number>): number {
  return [...words.values()].reduce((sum, count) => sum + count, 0);
}

/** Share of words two texts have in common, all words alike. */
function share(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const common = [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0);
  const all = total(a) + total(b);
  return all === 0 ? 1 : (2 * common) / all;
}
