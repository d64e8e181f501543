import type { CardKind } from '../card';
import { createCalibration, type Calibration } from '../planning/calibration';
import type { StudyDay } from '../scheduling/types';
import { bucketOf, elapsedBuckets, type Bucket } from './buckets';
import type { CardTable } from './card-table';
import { takenBack, type ReviewLog } from './review-log';

/** Answers to cards that were known, and those of them that were not Again: what true retention is the share of. */
export interface Passed {
  answers: number;
  passed: number;
}

/** How long a card was known when it was answered. */
export const answerStages = ['new', 'learning', 'young', 'mature'] as const;
export type AnswerStage = (typeof answerStages)[number];
/** Days since the last answer from which a card counts as mature. */
const matureDays = 21;

/** A stretch of days: of one day, a week or more, so that there are not too many to draw. */
export interface Stretch extends Passed {
  from: StudyDay;
  days: number;
  reviews: number;
  milliseconds: number;
}

export interface ReviewFigures {
  /** First and last day of the period; null without a review in it. */
  period: { from: StudyDay; to: StudyDay } | null;
  /** Practice counts in reviews and time, here and wherever they stand; in nothing else. */
  total: Passed & { reviews: number; practice: number; milliseconds: number; daysStudied: number; cards: number };
  /** The year up to today, days without any left out. */
  year: { day: StudyDay; reviews: number }[];
  stretches: Stretch[];
  byInterval: (Bucket & Passed)[];
  byDeck: Map<number, Passed>;
  byKind: Map<CardKind, Passed>;
  byDomain: Map<string, Passed>;
  /** Again, Hard, Good, Easy. */
  buttons: { stage: AnswerStage; ratings: [number, number, number, number] }[];
  /** By hour of the day. */
  hours: (Passed & { hour: number; reviews: number; milliseconds: number })[];
  calibration: Calibration;
}

export interface ReviewScope {
  /** 1 for each card id that counts; null is all. */
  cards: Uint8Array | null;
  /** Null is from the first answer on. */
  from: StudyDay | null;
  /** Last day of the period. */
  to: StudyDay;
  /** The year ends with it, whatever the period. */
  today: StudyDay;
}

const yearDays = 365;
const mostStretches = 60;

/** The bucket of each number of days below the last bucket. */
const bucketsOfDays = Uint8Array.from({ length: elapsedBuckets.at(-1)?.low ?? 0 }, (_, days) => bucketOf(days, elapsedBuckets));

const none = (): Passed => ({ answers: 0, passed: 0 });

/** Everything the log says about these cards and days, in one pass. */
export function foldReviews(log: ReviewLog, table: CardTable, { cards, from, to, today }: ReviewScope): ReviewFigures {
  const { card, day, hour, rating, state, mark, durationMs, elapsed, predicted } = log;
  const passedBy = { answers: new Int32Array(table.length), passed: new Int32Array(table.length) };
  const seen = new Uint8Array(Math.max(table.length, 1));
  const days = new Map<StudyDay, Stretch>();
  const yearCounts = new Int32Array(yearDays + 1);
  // Plain arrays of numbers: this runs a million times.
  const inInterval = { answers: new Int32Array(elapsedBuckets.length), passed: new Int32Array(elapsedBuckets.length) };
  const ratings = new Int32Array(answerStages.length * 4);
  const inHour = {
    reviews: new Int32Array(24),
    milliseconds: new Float64Array(24),
    answers: new Int32Array(24),
    passed: new Int32Array(24),
  };
  const calibration = createCalibration();
  let practice = 0;
  let cardsSeen = 0;
  let current: Stretch | undefined;

  for (let row = 0; row < log.length; row++) {
    const id = card[row] ?? 0;
    if (mark[row] === takenBack || (cards !== null && cards[id] !== 1)) continue;
    const on = day[row] ?? 0;
    if (on > today) continue;
    const back = today - on;
    if (back <= yearDays) yearCounts[back] = (yearCounts[back] ?? 0) + 1;
    if (on > to || (from !== null && on < from)) continue;

    const spent = durationMs[row] ?? 0;
    if (current?.from !== on) {
      current = days.get(on);
      if (!current) days.set(on, (current = { from: on, days: 1, reviews: 0, milliseconds: 0, ...none() }));
    }
    current.reviews++;
    current.milliseconds += spent;
    const at = hour[row] ?? 0;
    add(inHour.reviews, at, 1);
    inHour.milliseconds[at] = (inHour.milliseconds[at] ?? 0) + spent;
    if (id < seen.length && seen[id] === 0) {
      seen[id] = 1;
      cardsSeen++;
    }
    if (mark[row] !== 0) {
      practice++;
      continue;
    }

    const grade = rating[row] ?? 1;
    const before = state[row] ?? 0;
    const gone = elapsed[row] ?? -1;
    const stage = before === 0 ? 0 : before !== 2 ? 1 : gone < matureDays ? 2 : 3;
    add(ratings, stage * 4 + grade - 1, 1);

    // A card known, and not asked yet that day.
    if (before !== 2 || gone < 1) continue;
    const passed = grade > 1 ? 1 : 0;
    current.answers++;
    current.passed += passed;
    add(inHour.answers, at, 1);
    add(inHour.passed, at, passed);
    const bucket = gone < bucketsOfDays.length ? (bucketsOfDays[gone] ?? 0) : elapsedBuckets.length - 1;
    add(inInterval.answers, bucket, 1);
    add(inInterval.passed, bucket, passed);
    add(passedBy.answers, id, 1);
    add(passedBy.passed, id, passed);
    const forecast = predicted[row] ?? Number.NaN;
    if (!Number.isNaN(forecast)) calibration.add(forecast, grade > 1);
  }

  const ordered = [...days.values()].sort((a, b) => a.from - b.from);
  const total = { ...sumOf(ordered), practice, daysStudied: ordered.length, cards: cardsSeen };
  const first = ordered[0];
  return {
    period: first ? { from: from ?? first.from, to } : null,
    total,
    year: Array.from(yearCounts, (reviews, back) => ({ day: today - back, reviews }))
      .filter(({ reviews }) => reviews > 0)
      .reverse(),
    stretches: first ? toStretches(ordered, from ?? first.from, to) : [],
    byInterval: elapsedBuckets.map((bucket, index) => ({ ...bucket, ...entriesOf(inInterval, index) })),
    ...groupCards(table, passedBy),
    buttons: answerStages.map((stage, index) => {
      const [again = 0, hard = 0, good = 0, easy = 0] = ratings.subarray(index * 4, index * 4 + 4);
      return { stage, ratings: [again, hard, good, easy] };
    }),
    hours: Array.from(inHour.reviews, (_, index) => ({ hour: index, ...entriesOf(inHour, index) })),
    calibration: calibration.result(),
  };
}

/** What lies outside is left out, as typed arrays do. */
function add(counts: Int32Array, index: number, by: number): void {
  counts[index] = (counts[index] ?? 0) + by;
}

const entriesOf = <Name extends string>(columns: Record<Name, ArrayLike<number>>, index: number): Record<Name, number> =>
  // Each name keeps its place.
  Object.fromEntries(Object.entries<ArrayLike<number>>(columns).map(([name, column]) => [name, column[index] ?? 0])) as Record<
    Name,
    number
  >;

function sumOf(days: readonly Stretch[]): Passed & Pick<Stretch, 'reviews' | 'milliseconds'> {
  const sum = { ...none(), reviews: 0, milliseconds: 0 };
  for (const each of days) {
    sum.reviews += each.reviews;
    sum.milliseconds += each.milliseconds;
    sum.answers += each.answers;
    sum.passed += each.passed;
  }
  return sum;
}

/** Days put together to stretches of the same length, days without any answer included. */
function toStretches(days: readonly Stretch[], from: StudyDay, to: StudyDay): Stretch[] {
  const length = stretchLength(to - from + 1);
  const stretches = Array.from({ length: Math.ceil((to - from + 1) / length) }, (_, index) => {
    const start = from + index * length;
    return { from: start, days: Math.min(length, to - start + 1), reviews: 0, milliseconds: 0, ...none() };
  });
  for (const each of days) {
    const stretch = stretches[Math.floor((each.from - from) / length)];
    if (!stretch) continue;
    stretch.reviews += each.reviews;
    stretch.milliseconds += each.milliseconds;
    stretch.answers += each.answers;
    stretch.passed += each.passed;
  }
  return stretches;
}

/** One day, or as many whole weeks as keep the drawing readable. */
function stretchLength(days: number): number {
  return days <= mostStretches ? 1 : Math.ceil(days / mostStretches / 7) * 7;
}

function groupCards(table: CardTable, counts: { answers: Int32Array; passed: Int32Array }) {
  const byDeck = new Map<number, Passed>();
  const byKind = new Map<CardKind, Passed>();
  const byDomain = new Map<string, Passed>();
  const count = <Key>(groups: Map<Key, Passed>, key: Key, { answers, passed }: Passed) => {
    const group = groups.get(key);
    if (!group) groups.set(key, { answers, passed });
    else {
      group.answers += answers;
      group.passed += passed;
    }
  };
  for (const each of table) {
    const answers = each ? (counts.answers[each.id] ?? 0) : 0;
    if (!each || answers === 0) continue;
    const own = { answers, passed: counts.passed[each.id] ?? 0 };
    count(byDeck, each.deck, own);
    count(byKind, each.kind, own);
    for (const domain of each.domains) count(byDomain, domain, own);
  }
  return { byDeck, byKind, byDomain };
}
