import type { Clock } from '../app/ports';
import { emptySchedule, isAnswer } from '../core/scheduling/fold';
import { soundMemory } from '../core/scheduling/fsrs';
import { studyDayAt } from '../core/scheduling/study-day';
import type { Instant, Schedule } from '../core/scheduling/types';
import type { ImportedCard } from '../exchange/collection';
import { foldImported, toLogEntries, type DatedEntry } from '../exchange/log-entries';
import { newHistory } from '../exchange/merge';
import type { KnownImport } from '../store/imported';
import type { Store } from '../store/store';

export interface Past {
  entries: DatedEntry[];
  schedule: Schedule;
  /** State that the file had and that the entries do not explain. */
  stored: Schedule | null;
}

export const noPast: Past = { entries: [], schedule: emptySchedule, stored: null };

export interface HistoryWriter {
  pastOf: (card: Pick<ImportedCard, 'reviews' | 'schedule'>) => Past;
  /** Writes the rows of a card's log. Returns how many of them are answers of the file. */
  write: (id: number, past: Omit<Past, 'schedule'>) => number;
  /** Gives a card that was never answered here its past and its marks. Returns the answers added. */
  begin: (card: ImportedCard, known: KnownImport) => number;
  /** Adds what is not here yet; the later of the two memories counts. Returns the answers added. */
  merge: (card: ImportedCard, known: KnownImport) => number;
}

/** What stands behind a card's schedule here: its rows, then the state that the file had, where it had one. */
export function createHistoryWriter(
  store: Store,
  { clock, now, dayStartMinutes, weights }: { clock: Clock; now: Instant; dayStartMinutes: number; weights: readonly number[] },
): HistoryWriter {
  const dayAt = (at: Instant) => studyDayAt(at, clock.offsetAt, dayStartMinutes);
  const sound = (schedule: Schedule): Schedule => ({ ...schedule, memory: soundMemory(schedule.memory) });

  const write: HistoryWriter['write'] = (card, { entries, stored }) => {
    for (const { entry, stateBefore, durationMs, elapsedDays, utcOffset, rest } of entries) {
      const offset = utcOffset ?? clock.offsetAt(entry.at);
      store.reviews.insert({ card, entry, stateBefore, durationMs, elapsedDays, utcOffset: offset, ...rest });
    }
    if (stored) {
      const entry = { type: 'import', at: now, day: dayAt(now), schedule: stored } as const;
      store.reviews.insert({ card, entry, stateBefore: entries.at(-1)?.stateBefore ?? 'new', utcOffset: clock.offsetAt(now) });
    }
    return entries.filter(({ entry }) => isAnswer(entry)).length;
  };

  const pastOf: HistoryWriter['pastOf'] = (card) => {
    const entries = toLogEntries(card.reviews, dayAt);
    const isOurs = entries.length > 0 && card.reviews.every(({ own }) => own);
    const stored = card.schedule && sound(card.schedule);
    return { entries, stored: isOurs ? null : stored, schedule: stored ?? foldImported(entries, weights) };
  };

  return {
    write,
    pastOf,
    begin: (card, known) => {
      const { suspended, leech, flag, buriedDay } = card;
      if (suspended) store.marks.suspend([known.id], true);
      if (leech) store.marks.leech([known.id], true);
      if (flag !== 0) store.marks.flag([known.id], flag);
      if (buriedDay !== null) store.marks.bury([known.id], buriedDay);
      if (card.reviews.length === 0 && card.schedule === null) return 0;
      const times = store.imported.logTimes(known.id);
      const past = pastOf({ reviews: card.reviews.filter(({ at }) => !times.has(at)), schedule: card.schedule });
      if (past.entries.length === 0 && (past.stored === null || times.size > 0)) return 0;
      store.schedules.set(known.id, past.schedule);
      return write(known.id, past);
    },
    merge: (card, known) => {
      const { reviews, isLater } = newHistory(card, store.imported.logTimes(known.id), known);
      if (reviews.length === 0) return 0;
      const here = store.schedules.get(known.id) ?? emptySchedule;
      const schedule = isLater && card.schedule ? sound(card.schedule) : here;
      const rows = write(known.id, { entries: toLogEntries(reviews, dayAt), stored: schedule });
      store.schedules.set(known.id, schedule);
      return rows;
    },
  };
}
