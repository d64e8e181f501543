import type { DeckOptions } from '../../../core/decks';
import type { Schedule, StudyDay } from '../../../core/scheduling/types';
import type { ImportedCard } from '../../collection';

/** Where a card stands, in Anki's columns. */
export interface CardRow {
  type: number;
  queue: number;
  due: number;
  interval: number;
  factor: number;
  reps: number;
  lapses: number;
  left: number;
  flags: number;
  data: string;
}

export interface CardDays {
  /** The study day that due days are counted from. */
  dayZero: StudyDay;
  today: StudyDay;
}

const types = { new: 0, learning: 1, review: 2, relearning: 3 };
const queues = { suspended: -1, buried: -2, new: 0, learning: 1, review: 2, dayLearning: 3 };
const usualEase = 2500;
const decayWeight = 20;

type CardPlace = Pick<ImportedCard, 'schedule' | 'position' | 'flag' | 'suspended' | 'buriedDay'>;

export function toCardRow(card: CardPlace, schedule: Schedule | null, options: DeckOptions, days: CardDays): CardRow {
  const place = placeOf(schedule, card, options, days);
  const queue = card.suspended ? queues.suspended : card.buriedDay === days.today ? queues.buried : place.queue;
  return { ...place, queue, flags: card.flag, data: dataOf(schedule, card, options) };
}

function placeOf(schedule: Schedule | null, { position }: CardPlace, options: DeckOptions, { dayZero, today }: CardDays) {
  if (!schedule || schedule.state === 'new') {
    return { type: types.new, queue: queues.new, due: position, interval: 0, factor: 0, reps: 0, lapses: 0, left: 0 };
  }
  const { state, dueAt, dueDay, interval, reps, lapses } = schedule;
  const common = { type: types[state], factor: usualEase, reps, lapses };
  const dayDue = (dueDay ?? today) - dayZero;
  if (state === 'review') return { ...common, queue: queues.review, due: dayDue, interval: Math.max(1, interval), left: 0 };
  const steps = state === 'learning' ? options.learningMinutes.length : options.relearningMinutes.length;
  const remaining = Math.max(1, steps - schedule.step);
  return {
    ...common,
    ...(dueAt === null ? { queue: queues.dayLearning, due: dayDue } : { queue: queues.learning, due: Math.floor(dueAt / 1000) }),
    // Where relearning ends: the least Anki gives, since FSRS works it out anew.
    interval: state === 'relearning' ? Math.max(1, interval) : 0,
    left: remaining + remaining * 1000,
  };
}

/** The FSRS memory, as Anki keeps it with the card. */
function dataOf(schedule: Schedule | null, { position }: CardPlace, { retention, weights }: DeckOptions): string {
  if (!schedule || schedule.state === 'new') return '';
  const { memory, lastAt } = schedule;
  const decay = weights[decayWeight];
  return JSON.stringify({
    pos: position,
    ...(memory && { s: rounded(memory.stability), d: rounded(memory.difficulty), dr: rounded(retention) }),
    ...(memory && decay !== undefined && { decay: rounded(decay) }),
    ...(lastAt !== null && { lrt: Math.floor(lastAt / 1000) }),
  });
}

const rounded = (value: number) => Number(value.toFixed(6));
