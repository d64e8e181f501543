/** Milliseconds since the epoch. */
export type Instant = number;

/**
 * A study day: days since 1970-01-01 on the person's wall clock, where a day starts at the study-day start (04:00).
 * See `study-day.ts`.
 */
export type StudyDay = number;

/** 1 again, 2 hard, 3 good, 4 easy. */
export const ratings = [1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];

export type CardState = 'new' | 'learning' | 'review' | 'relearning';

/** FSRS memory: stability in days (retrievability 0.9 after that many), difficulty 1 to 10. */
export interface Memory {
  stability: number;
  difficulty: number;
}

/** All that scheduling knows of one card. A pure fold over its log; see `fold.ts`. */
export interface Schedule {
  state: CardState;
  /** Index of the current (re)learning step; 0 outside of learning. */
  step: number;
  memory: Memory | null;
  /** When a learning card is due; null for new and review cards. */
  dueAt: Instant | null;
  /** Study day a card is due on; null for new cards. */
  dueDay: StudyDay | null;
  /** Days between the last review and the due day; 0 while learning. */
  interval: number;
  lastAt: Instant | null;
  lastDay: StudyDay | null;
  reps: number;
  lapses: number;
}

/** How one deck's cards are scheduled. Days, minutes and shares as named. */
export interface SchedulingOptions {
  /** FSRS-6, 21 weights. */
  weights: readonly number[];
  /** Desired retention, 0.70 to 0.99. */
  retention: number;
  learningMinutes: readonly number[];
  relearningMinutes: readonly number[];
  maximumInterval: number;
  /** Lapses after which a card counts as a leech; 0 is never. */
  leechLapses: number;
  leechAction: 'suspend' | 'flag';
  fuzz: boolean;
  /** Weekdays to keep light, 0 is Sunday; share of the ordinary load, 0 to 1. */
  easyDays: Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, number>>;
}

/** Which cards a deck gives in a day and in what order. */
export interface QueueOptions {
  newPerDay: number;
  reviewsPerDay: number;
  newOrder: 'note' | 'random';
  reviewOrder: 'due' | 'retrievability' | 'random';
  mix: 'mixed' | 'reviews-first' | 'new-first';
  burySiblings: boolean;
  learnAheadMinutes: number;
}

/** One row of a card's log, as far as scheduling needs it. Order is the order of the rows, never the clock. */
export type LogEntry =
  | {
      type: 'answer';
      at: Instant;
      day: StudyDay;
      rating: Rating;
      /** What was decided then and is not recomputed: where the card went and when it is due. */
      after: Pick<Schedule, 'state' | 'step' | 'dueAt' | 'dueDay' | 'interval'>;
    }
  /** An answer given for practice: it happened, and the schedule does not follow it. */
  | { type: 'practice'; at: Instant; day: StudyDay; rating: Rating }
  /** Back to new; memory, repetitions and lapses start again. */
  | { type: 'reset'; at: Instant; day: StudyDay }
  /** A due day set by hand or by a change of options; memory untouched. */
  | { type: 'reschedule'; at: Instant; day: StudyDay; dueDay: StudyDay; interval: number }
  /** State that came with an import where no history explains it. */
  | { type: 'import'; at: Instant; day: StudyDay; schedule: Schedule };
