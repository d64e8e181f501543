import { parseStudyDay } from '../../core/scheduling/study-day';
import type { Instant, Schedule } from '../../core/scheduling/types';
import type { ReadContext } from '../collection';
import type { Headline } from './org-outline';
import { dayOf, instantOf, reviewSchedule } from './review-schedule';

/** Where org-drill left a headline: due on its `SCHEDULED` day. */
export function orgDrillSchedule({ properties, scheduled }: Headline, context: ReadContext): Schedule | null {
  const number = (key: string) => Number(properties.get(key) ?? 'none');
  const interval = number('DRILL_LAST_INTERVAL');
  if (!(interval > 0)) return null;
  const lastAt = orgInstant(properties.get('DRILL_LAST_REVIEWED') ?? '', context);
  const dueDay = parseStudyDay(scheduled.slice(0, 10)) ?? (lastAt === null ? null : context.studyDayAt(lastAt) + Math.round(interval));
  if (dueDay === null) return null;
  const past = {
    dueDay,
    interval,
    lastAt,
    reps: number('DRILL_TOTAL_REPEATS'),
    lapses: number('DRILL_FAILURE_COUNT'),
    ease: number('DRILL_EASE'),
  };
  return reviewSchedule(past, context);
}

/** Where org-fc left one position of a headline, from the table it keeps: position, ease, box, interval, due. */
export function orgFcSchedule({ reviews }: Headline, position: string, context: ReadContext): Schedule | null {
  const [header, ...rows] = reviews;
  const row = rows.find(([name]) => name === position);
  if (!header || !row) return null;
  const cell = (name: string) => row[header.indexOf(name)] ?? '';
  const box = Number(cell('box'));
  const dueDay = dayOf(cell('due'), context);
  // Box 0 is a card that was never answered; below it, one that was put aside.
  if (dueDay === null || !(box > 0)) return null;
  return reviewSchedule(
    { dueDay, interval: Number(cell('interval')), lastAt: null, reps: box, lapses: 0, ease: Number(cell('ease')) },
    context,
  );
}

/** `[2026-05-04 Mon 09:30]`, on the wall clock. */
function orgInstant(text: string, context: ReadContext): Instant | null {
  const [, date, time] = /^[[<](\d{4}-\d{2}-\d{2})(?: [^\d\]>]{1,12})?(?: (\d{1,2}:\d{2}))?[\]>]$/.exec(text.trim()) ?? [];
  return date === undefined ? null : instantOf(`${date}T${(time ?? '12:00').padStart(5, '0')}`, context);
}
