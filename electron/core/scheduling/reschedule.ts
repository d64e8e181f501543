import { intervalFor, retrievability } from './fsrs';
import { fuzzRange, placeInterval } from './fuzz';
import { hashShare } from './seeded';
import type { Schedule, SchedulingOptions, StudyDay } from './types';

/** A card whose due day may be moved to where the options want it. */
export interface Reschedulable {
  id: number;
  schedule: Schedule;
}

/** A due day to be set, as a `reschedule` entry of the card's log. */
export interface Move {
  cardId: number;
  dueDay: StudyDay;
  interval: number;
}

/** What rescheduling would do, to be shown before it is done. Loads are cards due on each day from today on, overdue ones today. */
export interface ReschedulePlan {
  moves: Move[];
  before: number[];
  after: number[];
}

export interface RescheduleContext {
  today: StudyDay;
  options: SchedulingOptions;
  /** Overdue cards are spread over about a week, those most likely forgotten first, and never fill a day beyond this many. */
  reviewsPerDay: number;
  /** Days the loads are shown for. */
  days: number;
}

const spreadDays = 7;
/** A handful a day is no burden: it is not spread any thinner. */
const leastRoom = 10;

/** New due days after a change of weights or retention, without a flood. Only cards in review with a memory and a past move. */
export function planReschedule(cards: readonly Reschedulable[], context: RescheduleContext): ReschedulePlan {
  const { today, days } = context;
  const load = new Map<StudyDay, number>();
  const dueDays = new Map<number, StudyDay>();
  const settle = (cardId: number, dueDay: StudyDay): void => {
    dueDays.set(cardId, dueDay);
    load.set(dueDay, (load.get(dueDay) ?? 0) + 1);
  };

  for (const { id, schedule } of cards) {
    if (schedule.dueDay !== null && isInPlace(schedule, context)) settle(id, schedule.dueDay);
  }
  const overdue: { id: number; recall: number }[] = [];
  for (const { id, schedule } of cards) {
    if (dueDays.has(id)) continue;
    const dueDay = wantedDay(id, schedule, context, load);
    if (dueDay === null) continue;
    if (dueDay > today) settle(id, dueDay);
    else overdue.push({ id, recall: recallOf(schedule, context) });
  }
  overdue.sort((a, b) => a.recall - b.recall || a.id - b.id);
  const room = roomOf(overdue.length, load, context);
  let day = today;
  for (const { id } of overdue) {
    while ((load.get(day) ?? 0) >= room) day++;
    settle(id, day);
  }

  const moves = cards.flatMap(({ id, schedule }) => {
    const dueDay = dueDays.get(id);
    if (dueDay === undefined || dueDay === Math.max(today, schedule.dueDay ?? today)) return [];
    return [{ cardId: id, dueDay, interval: Math.max(1, dueDay - (schedule.lastDay ?? dueDay)) }];
  });
  const dueBefore = cards.flatMap(({ schedule }) => (schedule.state === 'review' ? (schedule.dueDay ?? []) : []));
  const dueAfter = cards.flatMap(({ id, schedule }) => (schedule.state === 'review' ? (dueDays.get(id) ?? schedule.dueDay ?? []) : []));
  return { moves, before: dailyLoad(dueBefore, today, days), after: dailyLoad(dueAfter, today, days) };
}

/** Cards due on each of so many days from `today` on; what is overdue counts today. */
export function dailyLoad(dueDays: Iterable<StudyDay>, today: StudyDay, days: number): number[] {
  const load = new Array<number>(days).fill(0);
  for (const dueDay of dueDays) {
    const index = Math.max(0, dueDay - today);
    if (index < days) load[index] = (load[index] ?? 0) + 1;
  }
  return load;
}

/** A week in which it would not be felt takes all of it; otherwise as much as a day may hold. */
function roomOf(overdue: number, load: ReadonlyMap<StudyDay, number>, { today, reviewsPerDay }: RescheduleContext): number {
  let coming = overdue;
  for (let day = today; day < today + spreadDays; day++) coming += load.get(day) ?? 0;
  return Math.max(1, Math.min(reviewsPerDay, Math.max(leastRoom, Math.ceil(coming / spreadDays))));
}

/** Already due where its memory would put it, give or take the fuzz: not worth moving. */
function isInPlace(schedule: Schedule, { today, options }: RescheduleContext): boolean {
  const wanted = wantedInterval(schedule, options);
  if (wanted === null || schedule.dueDay === null || schedule.lastDay === null || schedule.dueDay <= today) return false;
  const interval = schedule.dueDay - schedule.lastDay;
  const { lower, upper } = fuzzRange(wanted, 1, options.maximumInterval);
  return options.fuzz ? lower <= interval && interval <= upper : interval === exactInterval(wanted, options);
}

function wantedDay(
  id: number,
  schedule: Schedule,
  { today, options }: RescheduleContext,
  load: ReadonlyMap<StudyDay, number>,
): StudyDay | null {
  const wanted = wantedInterval(schedule, options);
  if (wanted === null || schedule.lastDay === null) return null;
  if (!options.fuzz) return schedule.lastDay + exactInterval(wanted, options);
  const { upper } = fuzzRange(wanted, 1, options.maximumInterval);
  const soonest = today + 1 - schedule.lastDay;
  if (upper < soonest) return schedule.lastDay + upper;
  const placement = {
    // Days gone by hold no cards, but they are not free either.
    minimum: Math.max(1, soonest),
    maximum: options.maximumInterval,
    day: schedule.lastDay,
    chance: hashShare(id, schedule.reps),
    easyDays: options.easyDays,
    dayLoad: (day: StudyDay): number => load.get(day) ?? 0,
  };
  return schedule.lastDay + placeInterval(wanted, placement);
}

function wantedInterval({ state, memory, lastDay }: Schedule, { weights, retention }: SchedulingOptions): number | null {
  return state !== 'review' || memory === null || lastDay === null ? null : intervalFor(memory.stability, retention, weights);
}

function exactInterval(wanted: number, { maximumInterval }: SchedulingOptions): number {
  return Math.min(Math.max(1, Math.round(wanted)), maximumInterval);
}

function recallOf({ memory, lastDay }: Schedule, { today, options }: RescheduleContext): number {
  return memory === null || lastDay === null ? 0 : retrievability(memory, today - lastDay, options.weights);
}
