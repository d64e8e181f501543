import * as v from 'valibot';
import { storedProfile, type ExamInput, type ExamResult, type StoredProfile } from '../contract/exams';
import { AppError } from '../core/errors';
import { isWithin } from '../core/planning/scope-cards';
import { parseStudyDay } from '../core/scheduling/study-day';
import type { StudyDay } from '../core/scheduling/types';
import type { StoredExam } from '../store/exams';
import type { Context } from './context';

/** A stored profile with what it was described as. */
export interface Described extends StoredProfile {
  id: number;
  examDay: StudyDay;
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

function describe({ id, name, data, archivedAt, result }: StoredExam): Described | null {
  const read = v.safeParse(storedProfile, data);
  const examDay = read.success ? parseStudyDay(read.output.date) : null;
  if (!read.success || examDay === null) return null;
  // Only `archiveExam` writes results.
  return { ...read.output, name, id, examDay, archivedAt, result: result as ExamResult | null };
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
