import * as v from 'valibot';
import { storedProfile, type ExamInput, type ExamResult, type StoredProfile } from '../contract/exams';
import { AppError } from '../core/errors';
import { checkProfile, type ProfileProblem } from '../core/planning/check-profile';
import { domainOf, isWithin } from '../core/planning/scope-cards';
import { parseStudyDay } from '../core/scheduling/study-day';
import type { Instant, StudyDay } from '../core/scheduling/types';
import type { ScopeCard, StoredExam } from '../store/exams';
import type { Context } from './context';

/** A stored profile with what it was described as. */
export interface Described extends StoredProfile {
  id: number;
  examDay: StudyDay;
  createdAt: Instant;
  archivedAt: number | null;
  result: ExamResult | null;
}

/** Profiles that can be read, archived ones too. */
export function profiles(context: Context): Described[] {
  return context
    .store()
    .exams.list()
    .flatMap((stored) => describe(stored) ?? []);
}

function describe({ id, name, data, createdAt, archivedAt, result }: StoredExam): Described | null {
  const read = v.safeParse(storedProfile, data);
  const examDay = read.success ? parseStudyDay(read.output.date) : null;
  if (!read.success || examDay === null) return null;
  // Only `archiveExam` writes results.
  return { ...read.output, name, id, examDay, createdAt, archivedAt, result: result as ExamResult | null };
}

/** Ids of the decks an exam takes in. */
export function decksInScope(context: Context, { decks }: Pick<ExamInput, 'decks'>): Set<number> {
  const all = [...context.decks().values()];
  return new Set(all.filter(({ name }) => decks === null || decks.some((above) => isWithin(name, above))).map(({ id }) => id));
}

/** @throws AppError not-found */
export function profileOf(context: Context, id: number): Described {
  const stored = context.store().exams.get(id);
  const profile = stored && describe(stored);
  if (!profile) throw new AppError('not-found', 'This exam is no longer there.');
  return profile;
}

/** What stands in the way of a plan, or should be known of it. `cards` are those in scope. */
export function problemsOf(context: Context, profile: Described, cards: readonly ScopeCard[]): ProfileProblem[] {
  const time = { minutes: profile.minutes, daysOff: profile.daysOff.flatMap((text) => parseStudyDay(text) ?? []) };
  const placed = cards.map((card) => ({ domain: domainOf(profile, card, context.decks().get(card.deckId)?.name ?? '') }));
  return checkProfile({ ...profile, time }, placed, context.now().day);
}
