import { dayLimit } from './queue-limits';
import type { DayLimit, QueueDeck } from './queue-limits';
import { createRanking, intersperse } from './queue-order';
import type { Ranking } from './queue-order';
import { hash32 } from './seeded';
import type { CardState, Instant, QueueOptions, StudyDay } from './types';

/** A card that may be asked today: neither suspended nor buried. */
export interface QueueCandidate {
  id: number;
  deckId: number;
  state: CardState;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  /** Cards that share it are kept apart on a day; null has no siblings. */
  siblings: number | string | null;
  /** Place among new cards, a whole number from 0. */
  position: number;
  /** Probability of recall, for the order `retrievability`; a card without one comes first. */
  retrievability?: number | null;
}

export interface QueueContext {
  day: StudyDay;
  /** Siblings of cards answered today. */
  siblingsDone?: ReadonlySet<number | string>;
}

/** What is left of a day, in order. */
export interface DayQueue<Card extends QueueCandidate> {
  /** Cards within their steps, soonest first. */
  learning: readonly Card[];
  /** Everything else: reviews, steps of a day or more, new cards. */
  main: readonly Card[];
  /** Cards that limits would have let in, but that wait for another day because of a sibling. */
  buried: number;
}

export type Next<Card> =
  | { type: 'card'; card: Card }
  /** Nothing now; a learning card can be asked from then on. */
  | { type: 'wait'; until: Instant }
  | { type: 'done' };

/**
 * The queue of a day over the listed decks; cards of other decks are left out. The same inputs give the same queue,
 * so it can be built again at any time. Cards within their steps are served whatever the limits.
 */
export function buildQueue<Card extends QueueCandidate>(
  candidates: readonly Card[],
  decks: readonly QueueDeck[],
  options: QueueOptions,
  context: QueueContext,
): DayQueue<Card> {
  const reviewLimit = dayLimit(decks, 'review');
  const newLimit = dayLimit(decks, 'new');
  const reviews = createRanking(candidates.length);
  const news = createRanking(candidates.length);
  const learning: Card[] = [];
  candidates.forEach((card, position) => {
    if (card.state === 'new') news.add(position, newRank(card, options, context.day));
    else if (card.dueAt !== null) learning.push(card);
    else if (card.dueDay !== null && card.dueDay <= context.day) reviews.add(position, reviewRank(card, options, context.day));
  });

  const served = new Set(context.siblingsDone);
  const inSteps = learning.filter((card) => reviewLimit.roomOf(card.deckId)).sort(byDueAt);
  for (const card of inSteps) if (card.siblings !== null) served.add(card.siblings);

  let buried = 0;
  const gather = (ranked: Ranking, limit: DayLimit): Card[] => {
    const gathered: Card[] = [];
    for (const position of ranked.sorted()) {
      if (limit.isSpent()) break;
      const card = candidates[position];
      const room = card && limit.roomOf(card.deckId);
      if (!room) continue;
      if (options.burySiblings && card.siblings !== null && served.has(card.siblings)) buried++;
      else if (room.take()) {
        gathered.push(card);
        if (card.siblings !== null) served.add(card.siblings);
      }
    }
    return gathered;
  };
  // Reviews choose first: of two siblings the one already known is asked.
  const gatheredReviews = gather(reviews, reviewLimit);
  const gatheredNew = gather(news, newLimit);
  return { learning: inSteps, main: mixed(gatheredReviews, gatheredNew, options.mix), buried };
}

/**
 * What to ask now: learning cards that are due, then the main queue, then learning cards due within `learnAheadMinutes`.
 * A card is not asked twice in a row ahead of its time while another one can be.
 */
export function nextInQueue<Card extends QueueCandidate>(
  queue: DayQueue<Card>,
  now: Instant,
  learnAheadMinutes: number,
  lastAsked: number | null = null,
): Next<Card> {
  const [soonest] = queue.learning;
  if (soonest && dueAtOf(soonest) <= now) return { type: 'card', card: soonest };
  const [first] = queue.main;
  if (first) return { type: 'card', card: first };
  if (!soonest) return { type: 'done' };

  const ahead = learnAheadMinutes * 60_000;
  if (dueAtOf(soonest) > now + ahead) return { type: 'wait', until: dueAtOf(soonest) - ahead };
  const other = queue.learning.find((card) => card.id !== lastAsked);
  return { type: 'card', card: other && dueAtOf(other) <= now + ahead ? other : soonest };
}

/** The queue after an answer: the card leaves its place, and comes back among the learning cards when it is within steps. */
export function requeue<Card extends QueueCandidate>(queue: DayQueue<Card>, answered: Card): DayQueue<Card> {
  const others = (card: Card): boolean => card.id !== answered.id;
  const learning = queue.learning.filter(others);
  if (answered.dueAt !== null) {
    learning.push(answered);
    learning.sort(byDueAt);
  }
  return { ...queue, learning, main: queue.main.filter(others) };
}

/** Cards left by what they are; steps of a day or more count as learning. */
export function queueCounts(queue: DayQueue<QueueCandidate>): { new: number; learning: number; review: number } {
  const counts = { new: 0, learning: queue.learning.length, review: 0 };
  for (const { state } of queue.main) {
    if (state === 'new') counts.new++;
    else if (state === 'review') counts.review++;
    else counts.learning++;
  }
  return counts;
}

const retrievabilitySteps = 1_000_000;
const dayRanks = 0x7fff;

function newRank(card: QueueCandidate, options: QueueOptions, day: StudyDay): number {
  return options.newOrder === 'random' ? hash32(card.id, day) : Math.max(0, Math.floor(card.position));
}

function reviewRank(card: QueueCandidate, options: QueueOptions, day: StudyDay): number {
  // A step that has become days is still a card being learned: before all reviews.
  if (card.state !== 'review') return 0;
  switch (options.reviewOrder) {
    case 'random':
      return 1 + (hash32(card.id, day) >>> 1);
    case 'retrievability':
      return 1 + Math.round((card.retrievability ?? 0) * retrievabilitySteps);
    case 'due': {
      const overdue = Math.min(Math.max(0, day - (card.dueDay ?? day)), dayRanks);
      // Cards of one day in chance order, or those learned together would be asked together for ever.
      return 1 + (dayRanks - overdue) * 0x1_0000 + (hash32(card.id, day) >>> 16);
    }
  }
}

function mixed<Card extends object>(reviews: Card[], news: Card[], mix: QueueOptions['mix']): Card[] {
  switch (mix) {
    case 'mixed':
      return intersperse(reviews, news);
    case 'reviews-first':
      return [...reviews, ...news];
    case 'new-first':
      return [...news, ...reviews];
  }
}

function dueAtOf(card: QueueCandidate): Instant {
  return card.dueAt ?? 0;
}

function byDueAt(a: QueueCandidate, b: QueueCandidate): number {
  return dueAtOf(a) - dueAtOf(b) || a.id - b.id;
}
