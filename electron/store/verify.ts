import type { CardState, Instant, Schedule } from '../core/scheduling/types';
import { applyEntry, emptySchedule, foldLog, isAnswer } from '../core/scheduling/fold';
import { integrityOf } from './integrity';
import { checkMedia, mediaIn, type DamagedMedia } from './kept-media';
import { logColumns, toLogEntry } from './reviews';
import type { LogRow } from './reviews';
import { scheduleColumns, toSchedule } from './schedules';
import type { ScheduleRow } from './schedules';
import { prepareQuery } from './statement';
import type { Store } from './store';

/** A card whose schedule is not what its log makes of it. */
export interface Difference {
  card: number;
  front: string;
  /** In words: what the card says and what the log says. */
  what: string;
}

export interface Verification {
  cards: number;
  /** Answers; the rest of the log is checked with them. */
  reviews: number;
  /** `ok`, or what SQLite found wrong with the file. */
  integrity: string;
  differences: Difference[];
  media: { files: number; damaged: DamagedMedia[] };
}

export type WeightsOf = (deckId: number) => readonly number[];

/** Relative: sums of the same numbers in another order differ by less. */
const tolerance = 1e-9;
const reportEvery = 20_000;

/**
 * Checks the file, then folds every card's log again and compares. Reads the log once in its order, so that a million reviews
 * take seconds; what it holds meanwhile is one schedule for each card.
 */
export function verifyStore(store: Store, weightsOf: WeightsOf, onProgress?: (done: number, total: number) => void): Verification {
  const { db } = store;
  const total = store.counts.count();
  onProgress?.(0, total);
  const integrity = integrityOf(db, 'full');
  if (integrity !== 'ok') {
    return { cards: store.cards.count(), reviews: total, integrity, differences: [], media: { files: 0, damaged: [] } };
  }
  const files = mediaIn(db);
  const media = { files: files.length, damaged: checkMedia(store.dataDir, files) };

  return db.transaction(() => {
    const { folded, reviews, orphans } = foldAll(store, weightsOf, (done) => onProgress?.(done, total));
    const wrong: { card: number; what: string }[] = [];
    const cards = prepareQuery<[], ScheduleRow & { id: number }>(db, `SELECT id, ${scheduleColumns} FROM card ORDER BY id`);
    for (const row of cards.iterate()) {
      const what = differenceBetween(toSchedule(row), folded.get(row.id)?.schedule ?? emptySchedule);
      if (what !== null) wrong.push({ card: row.id, what });
    }
    const differences = wrong.map(({ card, what }) => ({ card, what, front: store.cards.get(card)?.front ?? '' }));
    return { cards: folded.size, reviews, integrity: orphans === 0 ? 'ok' : `${orphans} reviews belong to no card`, differences, media };
  })();
}

/** Makes the schedules of these cards what their logs make of them. Returns how many were different. */
export function refoldCards(store: Store, cards: Iterable<number>, weightsOf: WeightsOf): number {
  let changed = 0;
  for (const card of cards) {
    const stored = store.schedules.get(card);
    const deckId = store.cards.deckOf(card);
    if (stored === undefined || deckId === undefined) continue;
    const folded = foldLog(store.reviews.log(card), weightsOf(deckId));
    if (differenceBetween(stored, folded) === null) continue;
    store.schedules.set(card, folded);
    changed++;
  }
  return changed;
}

/** Puts right what `verifyStore` found, as one step that can be undone. Folds again: an answer may have come between. */
export function repairDifferences(store: Store, differences: readonly Difference[], weightsOf: WeightsOf, at: Instant): number {
  const cards = differences.map(({ card }) => card);
  return store.perform({ type: 'repair', label: 'Repair' }, at, () => refoldCards(store, cards, weightsOf));
}

interface Folded {
  schedule: Schedule;
  weights: readonly number[];
}

function foldAll(
  store: Store,
  weightsOf: WeightsOf,
  onProgress: (done: number) => void,
): { folded: Map<number, Folded>; reviews: number; orphans: number } {
  const decks = new Map(store.decks.list().map(({ id }) => [id, weightsOf(id)]));
  const folded = new Map<number, Folded>();
  for (const { id, deckId } of prepareQuery<[], { id: number; deckId: number }>(
    store.db,
    'SELECT id, deck_id AS deckId FROM card',
  ).iterate()) {
    folded.set(id, { schedule: emptySchedule, weights: decks.get(deckId) ?? [] });
  }

  // Cards that the person deleted: what was answered for them stays in the log.
  const deleted = new Set(
    prepareQuery<[], { id: number }>(store.db, "SELECT row_id AS id FROM change WHERE table_name = 'card' AND type = 'delete'")
      .all()
      .map(({ id }) => id),
  );
  let rows = 0;
  let reviews = 0;
  let orphans = 0;
  const log = prepareQuery<[], LogRow & { card: number }>(
    store.db,
    `SELECT card_id AS card, ${logColumns} FROM review WHERE undone = 0 ORDER BY id`,
  );
  for (const row of log.iterate()) {
    const card = folded.get(row.card);
    const entry = toLogEntry(row);
    if (card) card.schedule = applyEntry(card.schedule, entry, card.weights);
    else if (!deleted.has(row.card)) orphans++;
    if (isAnswer(entry)) reviews++;
    rows++;
    if (rows % reportEvery === 0) onProgress(rows);
  }
  return { folded, reviews, orphans };
}

/** What differs, in words; null when nothing does. */
function differenceBetween(stored: Schedule, folded: Schedule): string | null {
  const differences = parts.flatMap(({ name, of, say }) => {
    const [is, should] = [of(stored), of(folded)];
    const inWords = (value: Value) => (value === null ? 'none' : typeof value === 'string' ? value : say(value));
    return isSame(is, should) ? [] : [`${name} is ${inWords(is)}, by its log ${inWords(should)}`];
  });
  return differences.join('; ') || null;
}

type Value = CardState | number | null;

/** The first characters of a time in ISO form; a spoilt number may be no time at all. */
const isoStart = (at: number, length: number): string =>
  Math.abs(at) <= 8.64e15 ? new Date(at).toISOString().slice(0, length).replace('T', ' ') : String(at);
const day = (value: number): string => isoStart(value * 86_400_000, 10);
const moment = (value: number): string => `${isoStart(value, 19)} UTC`;
const days = (value: number): string => `${value} ${value === 1 ? 'day' : 'days'}`;

const parts: readonly { name: string; of: (schedule: Schedule) => Value; say: (value: number) => string }[] = [
  { name: 'state', of: ({ state }) => state, say: String },
  { name: 'step', of: ({ step }) => step, say: String },
  { name: 'stability', of: ({ memory }) => memory?.stability ?? null, say: days },
  { name: 'difficulty', of: ({ memory }) => memory?.difficulty ?? null, say: String },
  { name: 'due time', of: ({ dueAt }) => dueAt, say: moment },
  { name: 'due day', of: ({ dueDay }) => dueDay, say: day },
  { name: 'interval', of: ({ interval }) => interval, say: days },
  { name: 'time of the last answer', of: ({ lastAt }) => lastAt, say: moment },
  { name: 'day of the last answer', of: ({ lastDay }) => lastDay, say: day },
  { name: 'number of answers', of: ({ reps }) => reps, say: String },
  { name: 'number of lapses', of: ({ lapses }) => lapses, say: String },
];

function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'number' || typeof b !== 'number' || (Number.isInteger(a) && Number.isInteger(b))) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
