import type { CardSource, NoteCard } from '../core/card';
import { isBefore } from '../core/kubernetes/version';
import { foundKinds, isFoundKind } from '../core/notes/found-kinds';
import type { NoteChoices } from '../contract';
import { matchCards, type OldCard } from '../core/notes/identity';
import { findSameFacts, mergeDuplicates, type MergedCard } from '../core/notes/merge-duplicates';
import type { KnownCard } from '../store/cards';
import type { Passage } from '../store/passages';
import type { Source } from '../store/sources';
import type { UnwantedCard } from '../store/unwanted';
import type { Reading, StoredNotes } from './sync-reading';

interface PlannedCard {
  card: NoteCard;
  /** Further passages that make it. */
  also: CardSource[];
}

/** What a reading changes, before anything is written. */
export interface SyncPlan {
  kept: (PlannedCard & { cardId: number; isRestored: boolean; isMoved: boolean })[];
  added: PlannedCard[];
  /** Cards to be set aside. */
  gone: number[];
  /** Passages in the notes read of cards whose own place is in another note. */
  elsewhere: { cardId: number; also: CardSource[] }[];
  /** Rows of `passages` that are no longer right. */
  passagesGone: number[];
  unwanted: { added: Omit<UnwantedCard, 'id'>[]; changed: UnwantedCard[]; removed: number[] };
  /** Keys of the single cards that are switched off. */
  off: string[];
}

type Ref = { type: 'card'; cardId: number } | { type: 'off'; row: UnwantedCard };

/** What the person chose for a source; without choices every kind is looked for. */
export function choicesOf({ choices }: Pick<Source, 'choices'>): NoteChoices {
  const { found, off } = choices;
  const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);
  return { found: found === undefined ? [...foundKinds] : words(found).filter(isFoundKind), off: words(off) };
}

/**
 * Finds what has become of each card. The notes read are a world of their own: their cards and the cards switched off in
 * them are matched with what they make now; of the other notes only cards of the same fact count.
 */
export function planSync(source: Source, version: string, reading: Reading, stored: StoredNotes): SyncPlan {
  const { found, off } = choicesOf(source);
  const kinds = new Set(found);
  const chosenOff = new Set(off);
  const keysOff = new Set(off);
  const notes = [...reading.changed, ...reading.linked].sort((a, b) => a.order - b.order);
  const touched = new Set([...notes.map(({ file }) => file.name), ...reading.gone.map(({ path }) => path)]);
  const before = stored.known.filter(({ aside, putAside, source: { file } }) => (aside && !putAside) || touched.has(file));
  const others = stored.known.filter(({ aside, source: { file } }) => !aside && !touched.has(file));
  const rows = stored.unwanted.filter(({ key }) => chosenOff.has(key));

  const made = notes.flatMap(({ note }) => note.cards.filter((card) => isTrueFor(card, version)));
  const isKindOn = (card: NoteCard) => card.found === null || kinds.has(card.found);
  const facts = settleHomes(mergeDuplicates(made.filter(isKindOn)), before);
  // A card switched off stays known while its whole kind is off.
  const hidden = rows.length > 0 ? mergeDuplicates(made.filter((card) => !isKindOn(card))) : [];
  const same = findSameFacts(
    facts.map(({ card }) => card),
    others,
  );
  const own = [...facts.filter(({ card }) => !same.has(card)), ...hidden];
  const factOf = new Map(own.map((fact) => [fact.card, fact]));
  const isHidden = new Set(hidden.map(({ card }) => card));
  const isOff = (card: NoteCard) => card.found !== null && factOf.get(card)?.passages.some(({ key }) => chosenOff.has(key)) === true;

  const old: OldCard<Ref>[] = [
    ...before.map((card): OldCard<Ref> => ({ ref: { type: 'card', cardId: card.cardId }, card, isSetAside: card.aside && !card.putAside })),
    ...rows
      .filter(({ card, isGone }) => isGone || touched.has(card.source.file))
      .map((row): OldCard<Ref> => ({ ref: { type: 'off', row }, card: row.card, isSetAside: row.isGone })),
  ];
  const matching = matchCards(
    old,
    own.map(({ card }) => card),
  );

  const plan: SyncPlan = {
    kept: [],
    added: [],
    gone: [],
    elsewhere: [],
    passagesGone: [],
    unwanted: { added: [], changed: [], removed: stored.unwanted.filter(({ key }) => !chosenOff.has(key)).map(({ id }) => id) },
    off: [],
  };
  const planned = (card: NoteCard): PlannedCard => ({ card, also: alsoOf(factOf.get(card), card) });
  const switchOff = (card: NoteCard) => {
    plan.unwanted.added.push({ key: card.key, card, isGone: false });
    keysOff.add(card.key);
  };
  for (const { ref, old: was, card, isRestored, isMoved } of matching.matched) {
    if (ref.type === 'off') {
      plan.unwanted.changed.push({ id: ref.row.id, key: card.key, card, isGone: false });
      keysOff.delete(ref.row.key);
      keysOff.add(card.key);
    } else if (isOff(card) || isHidden.has(card)) {
      if (isOff(card)) switchOff(card);
      if (!isRestored) plan.gone.push(ref.cardId);
    } else plan.kept.push({ ...planned(card), cardId: ref.cardId, isRestored, isMoved: isMoved || was.source.file !== card.source.file });
  }
  for (const card of matching.added) {
    if (isOff(card)) switchOff(card);
    else if (!isHidden.has(card)) plan.added.push(planned(card));
  }
  for (const ref of matching.gone) {
    if (ref.type === 'card') plan.gone.push(ref.cardId);
    else plan.unwanted.changed.push({ ...ref.row, isGone: true });
  }
  for (const fact of facts) {
    const home = same.get(fact.card);
    if (home) plan.elsewhere.push({ cardId: home.cardId, also: fact.passages.map(({ source: place }) => place) });
  }
  dropKnownPassages(plan, touched, stored.passages);
  plan.off = [...keysOff];
  return plan;
}

/** Neither outdated nor of another Kubernetes version. */
function isTrueFor({ outdated, kubernetes: { since, until } }: NoteCard, version: string): boolean {
  return outdated === null && (since === null || !isBefore(version, since)) && (until === null || !isBefore(until, version));
}

/** Of passages that are equally good, the card stays with the one it has had. */
function settleHomes(facts: readonly MergedCard[], before: readonly KnownCard[]): MergedCard[] {
  const homes = new Set(before.filter(({ aside }) => !aside).map(({ key, source: { file } }) => `${file}\0${key}`));
  return facts.map((fact) => {
    if (fact.passages.length === 1) return fact;
    const isAsGood = ({ confidence, id }: NoteCard) => confidence === fact.card.confidence && (id === null) === (fact.card.id === null);
    const home = fact.passages.find((card) => isAsGood(card) && homes.has(`${card.source.file}\0${card.key}`));
    return home ? { ...fact, card: home } : fact;
  });
}

const alsoOf = (fact: MergedCard | undefined, home: NoteCard): CardSource[] =>
  (fact?.passages ?? []).filter((card) => card !== home).map(({ source }) => source);

const placeName = (cardId: number, { file, line, endLine, heading }: CardSource) => [cardId, file, line, endLine, ...heading].join('\0');

/** Takes passages that are stored already off the plan, and marks the stored ones that are no longer there. */
function dropKnownPassages(plan: SyncPlan, touched: ReadonlySet<string>, stored: readonly Passage[]): void {
  const wanted = [...plan.kept, ...plan.elsewhere];
  const names = new Set(wanted.flatMap(({ cardId, also }) => also.map((place) => placeName(cardId, place))));
  const gone = new Set(plan.gone);
  const right = new Set<string>();
  for (const { id, cardId, source } of stored) {
    const name = placeName(cardId, source);
    if (names.has(name)) right.add(name);
    else if (touched.has(source.file) || gone.has(cardId)) plan.passagesGone.push(id);
  }
  for (const entry of wanted) entry.also = entry.also.filter((place) => !right.has(placeName(entry.cardId, place)));
}
