import { AppError } from '../errors';
import { weekdayOf } from '../scheduling/study-day';
import type { StudyDay } from '../scheduling/types';

/** When a person studies for an exam. */
export interface ExamTime {
  /** By weekday, Sunday first; 0 is a day off. */
  minutes: readonly number[];
  /** Single days off. */
  daysOff: readonly StudyDay[];
}

/**
 * Minutes on each day from today to the one before the exam: empty on the day of the exam.
 * @throws AppError `bad-input` when the exam is past or the minutes are none
 */
export function minutesUntil(examDay: StudyDay, today: StudyDay, { minutes, daysOff }: ExamTime): number[] {
  if (!Number.isInteger(examDay) || !Number.isInteger(today)) throw new AppError('bad-input', 'The exam needs a date.');
  if (examDay < today) throw new AppError('bad-input', 'The exam is in the past. Give it a new date, or archive it with its result.');
  if (minutes.length !== 7 || minutes.some((each) => !(each >= 0 && each <= 1440))) {
    throw new AppError('bad-input', 'Minutes a day must lie between 0 and 1,440 on each of the seven weekdays.');
  }
  const off = new Set(daysOff);
  return Array.from({ length: examDay - today }, (_, index) => {
    const day = today + index;
    return off.has(day) ? 0 : (minutes[weekdayOf(day)] ?? 0);
  });
}
