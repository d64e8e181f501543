import type { StudyDay } from '../scheduling/types';

/** One answer of the log as statistics need it, in numbers: there are millions of them. */
export interface LoggedAnswer {
  id: number;
  card: number;
  day: StudyDay;
  /** On the person's wall clock, 0 to 23. */
  hour: number;
  rating: number;
  /** State before: 0 new, 1 learning, 2 review, 3 relearning. */
  state: number;
  practice: boolean;
  durationMs: number | null;
  /** Study days since the last answer; null for a first one. */
  elapsed: number | null;
  predicted: number | null;
}

/** The columns of all answers, by rows in the order of their ids. Only the first `length` entries count. */
export interface ReviewLog {
  length: number;
  id: Float64Array;
  card: Int32Array;
  day: Int32Array;
  hour: Uint8Array;
  rating: Uint8Array;
  state: Uint8Array;
  /** 1 for practice, 2 for an answer taken back; 0 otherwise. */
  mark: Uint8Array;
  durationMs: Int32Array;
  /** -1 for none. */
  elapsed: Int32Array;
  /** NaN for none. */
  predicted: Float64Array;
}

const practised = 1;
export const takenBack = 2;

const firstSize = 1024;

export function createReviewLog(size = firstSize): ReviewLog {
  return {
    length: 0,
    id: new Float64Array(size),
    card: new Int32Array(size),
    day: new Int32Array(size),
    hour: new Uint8Array(size),
    rating: new Uint8Array(size),
    state: new Uint8Array(size),
    mark: new Uint8Array(size),
    durationMs: new Int32Array(size),
    elapsed: new Int32Array(size),
    predicted: new Float64Array(size),
  };
}

/** Adds an answer of a greater id than any before. */
export function appendAnswer(log: ReviewLog, answer: LoggedAnswer): void {
  const at = log.length;
  if (at === log.id.length) grow(log);
  log.id[at] = answer.id;
  log.card[at] = answer.card;
  log.day[at] = answer.day;
  log.hour[at] = answer.hour;
  log.rating[at] = answer.rating;
  log.state[at] = answer.state;
  log.mark[at] = answer.practice ? practised : 0;
  log.durationMs[at] = answer.durationMs ?? 0;
  log.elapsed[at] = answer.elapsed ?? -1;
  log.predicted[at] = answer.predicted ?? Number.NaN;
  log.length = at + 1;
}

/** Marks an answer as taken back; one that the log does not hold is passed over. */
export function takeBackAnswer(log: ReviewLog, id: number): void {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log.id[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  if (low < log.length && log.id[low] === id) log.mark[low] = takenBack;
}

export const lastId = (log: ReviewLog): number => (log.length === 0 ? 0 : (log.id[log.length - 1] ?? 0));

function grow(log: ReviewLog): void {
  const larger = createReviewLog(log.id.length * 2);
  larger.id.set(log.id);
  larger.card.set(log.card);
  larger.day.set(log.day);
  larger.hour.set(log.hour);
  larger.rating.set(log.rating);
  larger.state.set(log.state);
  larger.mark.set(log.mark);
  larger.durationMs.set(log.durationMs);
  larger.elapsed.set(log.elapsed);
  larger.predicted.set(log.predicted);
  Object.assign(log, { ...larger, length: log.length });
}
