import type { Instant, Rating, Schedule } from '../../core/scheduling/types';
import type { ImportedReview, ReadContext } from '../collection';
import { scheduleFromPast } from '../past-schedule';

/** What Mnemosyne keeps of a card, by its own names; times in milliseconds. */
export interface Learning {
  /** -1 never seen, 0 and 1 not yet learnt, 2 to 5 learnt. */
  grade: number;
  ease: number;
  reps: number;
  lapses: number;
  lastAt: Instant;
  dueAt: Instant;
}

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** A number of an attribute; `otherwise` for what is none. */
export function attributeOf(attributes: Record<string, string>, name: string, otherwise: number): number {
  const written = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  const value = written === undefined || written.trim() === '' ? Number.NaN : Number(written);
  return Number.isFinite(value) ? value : otherwise;
}

const countOf = (attributes: Record<string, string>, name: string) =>
  Math.min(Math.max(0, Math.trunc(attributeOf(attributes, name, 0))), 1_000_000);

/** `toInstant` makes a time of the file one of ours. */
export function learningOf(attributes: Record<string, string>, toInstant: (time: number) => Instant): Learning {
  return {
    grade: Math.trunc(attributeOf(attributes, 'gr', -1)),
    ease: Math.min(Math.max(1.3, attributeOf(attributes, 'e', 2.5)), 10),
    reps: countOf(attributes, 'ac_rp') + countOf(attributes, 'rt_rp'),
    lapses: countOf(attributes, 'lps'),
    lastAt: Math.trunc(toInstant(attributeOf(attributes, 'l_rp', -1))),
    dueAt: Math.trunc(toInstant(attributeOf(attributes, 'n_rp', -1))),
  };
}

/** Null for a card never seen, and where the times mean nothing. */
export function scheduleOf(
  { grade, ease, reps, lapses, lastAt, dueAt }: Learning,
  reviews: readonly ImportedReview[],
  context: ReadContext,
): Schedule | null {
  if (grade < 0 || reps === 0 || lastAt < earliest || lastAt > context.now + 86_400_000 || dueAt > latest) return null;
  const schedule = scheduleFromPast({ lastAt, dueAt: Math.max(lastAt, dueAt), reps, lapses, ease, reviews }, context);
  if (grade >= 2) return schedule;
  const state = lapses > 0 ? 'relearning' : 'learning';
  return { ...schedule, state, dueAt: lastAt, dueDay: schedule.lastDay, interval: 0 };
}

const ratings: readonly Rating[] = [1, 1, 2, 3, 3, 4];

export const ratingOf = (grade: number): Rating | null => ratings[grade] ?? null;
