/** What is in the data folder as a collection that any writer takes. */
import type { CardKind } from '../core/card';
import type { Collection, ImportedCard, ImportedReview, OwnCard, OwnReview } from '../exchange/collection';
import { numberedPassage } from '../store/card-rows';
import type { Store } from '../store/store';
import type { WholeCard, WholeReview } from '../store/whole-cards';

/** `cards` are those to take; null takes all, set-aside ones too. */
export function collect(store: Store, cards: ReadonlySet<number> | null): Collection {
  const taken = store.whole.cards().filter(({ id, asideAt }) => (cards === null ? true : asideAt === null && cards.has(id)));
  const withLog = store.whole.withLog();
  const accepted = Map.groupBy(store.accepted.list().toReversed(), ({ card }) => card);
  const guids = new Set(taken.flatMap(({ made }) => made?.guid ?? []));
  const notes = store.whole.notes().filter(({ guid }) => guids.has(guid));
  const types = new Set(notes.map(({ type }) => type));
  const decks = new Set(taken.map(({ deck }) => deck));
  return {
    format: 'kubedeck-json',
    types: store.whole.types().filter(({ key }) => types.has(key)),
    notes: notes.map(({ values, ...note }) => ({ ...note, fields: values })),
    cards: taken.map((card) => toImported(card, withLog.has(card.id) ? store.whole.reviewsOf(card.id) : [], accepted.get(card.id) ?? [])),
    media: store.media.list(),
    decks: store.decks.list().flatMap(({ name, own }) => (cards === null || isOver(name, decks) ? [{ name, options: own }] : [])),
    refused: [],
  };
}

/** Whether a deck is one of these or above one. */
const isOver = (name: string, decks: ReadonlySet<string>): boolean =>
  decks.has(name) || [...decks].some((deck) => deck.startsWith(`${name}/`));

function toImported(card: WholeCard, reviews: readonly WholeReview[], accepted: OwnCard['accepted']): ImportedCard {
  const { key, noteId, deck, file, position, flag, suspended, leech, buriedDay, addedAt, editedAt, schedule, own, made, asideAt } = card;
  const { accept, broken, blanks, at, gap, list, why, link, scenario, tags, exams, kubernetes, heading } = card;
  const { form, confidence, outdated, wrong } = card;
  const kind: CardKind = card.kind;
  const { base, ...text } = own ?? { base: null };
  return {
    key,
    deck,
    content: { kind, front: card.front, answer: card.answer, accept, broken, blanks, at, gap, list, why, link, scenario },
    made,
    tags,
    exams,
    kubernetes,
    siblings: numberedPassage(card.siblings),
    position,
    flag,
    suspended,
    leech,
    buriedDay,
    addedAt,
    modifiedAt: editedAt,
    reviews: reviews.map(toReview),
    schedule: schedule.state === 'new' ? null : schedule,
    own: {
      source: file && { file: file.path, path: file.source, heading, line: file.line, endLine: file.endLine, key, id: noteId },
      form,
      confidence,
      outdated,
      wrong,
      edited: base && 'front' in text ? { text, base, at: editedAt ?? addedAt } : null,
      accepted: accepted.map(({ answer, reason, at: when }) => ({ answer, reason, at: when })),
      asideAt,
    },
  };
}

function toReview(review: WholeReview): ImportedReview {
  const { entry, durationMs } = review;
  const { at } = entry;
  const own = toOwn(review);
  switch (entry.type) {
    case 'answer':
      return { type: 'answer', at, rating: entry.rating, durationMs, interval: entry.after.interval, own };
    case 'practice':
      return { type: 'practice', at, rating: entry.rating, durationMs, interval: 0, own };
    case 'reset':
      return { type: 'reset', at, interval: 0, own };
    case 'reschedule':
      return { type: 'reschedule', at, interval: entry.interval, own };
    case 'import':
      return { type: 'reschedule', at, interval: entry.schedule.interval, own };
  }
}

function toOwn({ entry, utcOffset, stateBefore, elapsedDays, predicted, typed, verdict, hints, overruled }: WholeReview): OwnReview {
  const stayed = { state: stateBefore, step: 0, dueAt: null, dueDay: null, interval: 0 };
  const placed = { ...stayed, state: 'review' as const };
  const after =
    entry.type === 'answer'
      ? entry.after
      : entry.type === 'reschedule'
        ? { ...placed, dueDay: entry.dueDay, interval: entry.interval }
        : entry.type === 'reset'
          ? { ...stayed, state: 'new' as const }
          : stayed;
  const imported = entry.type === 'import' ? entry.schedule : null;
  return { day: entry.day, utcOffset, stateBefore, after, elapsedDays, predicted, typed, verdict, hints, overruled, imported };
}
