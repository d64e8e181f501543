import { convertWeights, soundMemory } from '../../core/scheduling/fsrs';
import type { CardState, Instant, Memory, Schedule, StudyDay } from '../../core/scheduling/types';
import { integerOf, member, numberOf, parseJson } from './json';
import type { Json } from './json';
import { hasThreeButtons, toPast } from './past-reviews';
import type { PastReview } from './past-reviews';
import { atHome, placeOf } from './place';
import { createRefusals } from './refusals';
import type { Refusals } from './refusals';
import { memoryFromEase, replayMemory } from './replay';
import type { Replayed, ReplayOptions } from './replay';
import type { AnkiCard, AnkiCollection, AnkiDeckOptions, Refusal } from './types';

export interface HistoryOptions {
  now: Instant;
  studyDayAt: (at: Instant) => StudyDay;
  /** Minutes that local time is ahead of UTC. */
  offsetAt: (at: Instant) => number;
  /** FSRS-6 weights for decks whose options bring none. */
  weights: readonly number[];
}

/** What the file knows of one card's past and future. */
export interface CardHistory {
  cardId: number;
  /** The deck it belongs to, also while it sits in a filtered one. */
  deckId: number;
  suspended: boolean;
  /** Set aside until the next day of the file's owner. */
  buried: boolean;
  /** 0 none, 1 red, 2 orange, 3 green, 4 blue. */
  flag: 0 | 1 | 2 | 3 | 4;
  /** Place among new cards; null when not known. */
  position: number | null;
  schedule: Schedule;
  /** Whether the memory is as stored, recomputed from the reviews, or guessed from SM-2's ease; null without one. */
  memoryFrom: 'stored' | 'reviews' | 'ease' | null;
  /** Oldest first. */
  reviews: PastReview[];
}

export interface AnkiHistory {
  /** One for each card, in their order. */
  cards: CardHistory[];
  /** What was left out or changed. */
  refused: Refusal[];
}

const halfDay = 43_200_000;
const day = 86_400_000;
const usualRetention = 0.9;
const usualEase = 2500;
/** Of the colours that are not ours, pink is nearest to red, turquoise to green, purple to blue. */
const flags = [0, 1, 2, 3, 4, 1, 3, 4] as const;

/** What a collection's cards and reviews mean in our terms. */
export function toMemory(collection: AnkiCollection, options: HistoryOptions): AnkiHistory {
  const refusals = createRefusals();
  const reviews = collection.reviews.filter(({ id }) => id <= options.now + day || refuseFuture(id, refusals));
  const rowsOf = Map.groupBy(reviews, ({ cardId }) => cardId);
  const pastOptions = { ...options, threeButtons: hasThreeButtons(collection.settings.schedulerVersion, reviews) };
  const placeOptions = { ...options, dayZero: dayZeroOf(collection, options), refusals };
  const deckOf = optionsByDeck(collection, options.weights);

  const cards = collection.cards.map((stored): CardHistory => {
    const card = atHome(stored);
    const deck = deckOf.get(card.deckId);
    const data = parseJson(card.data);
    const past = toPast(rowsOf.get(card.id) ?? [], pastOptions);
    const ours = past.map((each) => each.past);
    const place = placeOf(card, ours, integerOf(member(data, 'lrt')), deck?.options, placeOptions);
    const replayOptions = {
      weights: deck?.weights ?? options.weights,
      historicalRetention: deck?.options.historicalRetention ?? usualRetention,
    };
    const { memory, memoryFrom } = memoryOf(card, place.state, data, () => past.map((each) => each.replayed), replayOptions);
    return {
      cardId: card.id,
      deckId: card.deckId,
      suspended: card.queue === -1,
      buried: card.queue === -2 || card.queue === -3,
      flag: flagOf(card, refusals),
      position: card.type === 0 ? card.due : integerOf(member(data, 'pos')),
      schedule: { ...place, memory },
      memoryFrom,
      reviews: ours,
    };
  });
  return { cards, refused: refusals.list() };
}

/** The file's own memory when it has one: only that is sure to be what the owner saw. */
function memoryOf(
  card: AnkiCard,
  state: CardState,
  data: Json,
  reviews: () => Replayed[],
  options: ReplayOptions,
): { memory: Memory | null; memoryFrom: CardHistory['memoryFrom'] } {
  if (state === 'new') return { memory: null, memoryFrom: null };
  const [stability, difficulty] = [numberOf(member(data, 's')), numberOf(member(data, 'd'))];
  const stored = stability === null || difficulty === null ? null : soundMemory({ stability, difficulty });
  if (stored) return { memory: stored, memoryFrom: 'stored' };
  const replayed = replayMemory(reviews(), options);
  if (replayed) return { memory: replayed, memoryFrom: 'reviews' };
  if (card.interval <= 0 || card.reps <= 0) return { memory: null, memoryFrom: null };
  const ease = (card.factor > 0 ? card.factor : usualEase) / 1000;
  const guessed = memoryFromEase(ease, card.interval, options.historicalRetention, options.weights);
  return { memory: guessed, memoryFrom: guessed && 'ease' };
}

/**
 * The study day that Anki counts due days from: with the second scheduler the date of the collection's making, where it was made; with the
 * first, days are whole days since that instant, so the study day that most of such a day falls into.
 */
function dayZeroOf({ createdAt, settings }: AnkiCollection, { studyDayAt, offsetAt }: HistoryOptions): StudyDay {
  const at = createdAt * 1000;
  if (settings.schedulerVersion === 1) return studyDayAt(at + halfDay);
  return Math.floor((at + (settings.creationOffset ?? offsetAt(at)) * 60_000) / day);
}

interface DeckMemory {
  options: AnkiDeckOptions;
  /** FSRS-6; one list for each option, as its algorithm is made once for each list. */
  weights: readonly number[];
}

function optionsByDeck({ decks, deckOptions }: AnkiCollection, weights: readonly number[]): Map<number, DeckMemory | undefined> {
  const byId = new Map(
    deckOptions.map((options) => [options.id, { options, weights: options.weights ? convertWeights(options.weights) : weights }]),
  );
  return new Map(decks.map(({ id, optionsId }) => [id, optionsId === null ? undefined : byId.get(optionsId)]));
}

function flagOf({ id, flag }: AnkiCard, refusals: Refusals): CardHistory['flag'] {
  if (flag > 4) refusals.add('card', id, 'The colour of its flag is not among ours; it gets the nearest one.');
  return flags[flag] ?? 0;
}

function refuseFuture(id: number, refusals: Refusals): false {
  refusals.add('review', id, 'It is dated in the future.');
  return false;
}
