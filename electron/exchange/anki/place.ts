import { emptySchedule } from '../../core/scheduling/fold';
import type { CardState, Instant, Schedule, StudyDay } from '../../core/scheduling/types';
import { longestInterval } from './past-reviews';
import type { PastReview } from './past-reviews';
import type { Refusals } from './refusals';
import type { AnkiCard, AnkiDeckOptions } from './types';

export interface PlaceOptions {
  now: Instant;
  studyDayAt: (at: Instant) => StudyDay;
  /** The study day that due days are counted from. */
  dayZero: StudyDay;
  refusals: Refusals;
}

const queues = { learning: 1, dayLearning: 3 };
const states: readonly (CardState | undefined)[] = ['new', 'learning', 'review', 'relearning'];
/** Below it the due value of a learning card is a day, not Unix seconds. */
const earliestSeconds = 1_000_000_000;
const latestSeconds = 4_102_444_800;
/** Days from the collection's first day, either way, that a person can have meant. Filtered decks count up from -100,000. */
const furthestDue = 90_000;

/** The card with its due value and deck as they are outside of a filtered deck. */
export function atHome(card: AnkiCard): AnkiCard {
  if (card.originalDeck === 0) return card;
  // Learning goes on inside a filtered deck, so only a value that was put aside replaces the present one.
  return { ...card, deckId: card.originalDeck, due: card.originalDue === 0 ? card.due : card.originalDue };
}

/** Where a card (as `atHome` gives it) stands. `lastReviewed` is Unix seconds as stored with the FSRS memory, or null. */
export function placeOf(
  card: AnkiCard,
  past: readonly PastReview[],
  lastReviewed: number | null,
  deck: AnkiDeckOptions | undefined,
  options: PlaceOptions,
): Omit<Schedule, 'memory'> {
  const state = stateOf(card, options.refusals);
  if (state === 'new') return emptySchedule;
  const last = lastOf(past, lastReviewed, options);
  const common = { reps: Math.max(0, card.reps), lapses: Math.max(0, card.lapses) };
  if (state === 'review') {
    const interval = Math.min(Math.max(1, card.interval), longestInterval);
    const dueDay = dueDayOf(card, options) ?? unknownDue(card, last ? last.day + interval : null, options);
    return { ...common, state, step: 0, dueAt: null, dueDay, interval, lastAt: last?.at ?? null, lastDay: last?.day ?? dueDay - interval };
  }
  const step = stepOf(card, state === 'learning' ? deck?.learningMinutes : deck?.relearningMinutes);
  return { ...common, state, step, interval: 0, lastAt: last?.at ?? null, lastDay: last?.day ?? null, ...learningDue(card, options) };
}

function stateOf({ id, type, queue }: AnkiCard, refusals: Refusals): CardState {
  // The first scheduler left the type of a card that was forgotten at `review`.
  if (type === 2 && (queue === queues.learning || queue === queues.dayLearning)) return 'relearning';
  const state = states[type];
  if (state === undefined) refusals.add('card', id, 'Its state is none that Anki has; it starts as new.');
  return state ?? 'new';
}

function learningDue(card: AnkiCard, options: PlaceOptions): Pick<Schedule, 'dueAt' | 'dueDay'> {
  if (card.due >= earliestSeconds && card.due <= latestSeconds) {
    const dueAt = card.due * 1000;
    return { dueAt, dueDay: options.studyDayAt(dueAt) };
  }
  return { dueAt: null, dueDay: dueDayOf(card, options) ?? unknownDue(card, null, options) };
}

function dueDayOf({ due }: AnkiCard, { dayZero }: PlaceOptions): StudyDay | null {
  return Math.abs(due) <= furthestDue ? dayZero + due : null;
}

function unknownDue({ id }: AnkiCard, guess: StudyDay | null, { now, studyDayAt, refusals }: PlaceOptions): StudyDay {
  refusals.add('card', id, 'Its due day is impossible; it is due by its interval, or today.');
  return guess ?? studyDayAt(now);
}

function lastOf(past: readonly PastReview[], lastReviewed: number | null, options: PlaceOptions): { at: Instant; day: StudyDay } | null {
  const stored = lastReviewed === null ? null : lastReviewed * 1000;
  const at = stored !== null && stored > 0 && stored <= options.now ? stored : past.findLast(({ kind }) => kind === 'answer')?.at;
  return at === undefined ? null : { at, day: options.studyDayAt(at) };
}

/** `left` counts the steps still to come; ours counts those done. */
function stepOf({ left }: AnkiCard, steps: readonly number[] | undefined): number {
  if (!steps || steps.length === 0) return 0;
  return Math.min(Math.max(0, steps.length - (Math.abs(left) % 1000)), steps.length - 1);
}
