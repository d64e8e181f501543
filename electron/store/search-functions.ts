import type Database from 'better-sqlite3';
import { retrievability } from '../core/scheduling/fsrs';
import type { Instant, StudyDay } from '../core/scheduling/types';

/** What a search depends on besides the query and the data. */
export interface SearchMoment {
  /** Today. */
  day: StudyDay;
  /** First instant of a study day. */
  dayStart: (day: StudyDay) => Instant;
  /** The FSRS weights in force for a deck. */
  weightsOf: (deckId: number) => readonly number[];
}

export type TextTest = (text: string) => boolean;

/** Runs a statement with what its calls of `text_matches` and `card_retrievability` mean. */
export type WithFunctions = <T>(moment: SearchMoment, tests: readonly TextTest[], run: () => T) => T;

/**
 * Gives SQL two functions: `text_matches(number, text)`, by a test of the search that is running, and
 * `card_retrievability(stability, difficulty, last_day, deck_id)`, the scheduler's own to the last digit.
 */
export function registerSearchFunctions(db: Database.Database): WithFunctions {
  let running: { moment: SearchMoment; tests: readonly TextTest[] } | null = null;
  const options = { deterministic: true, directOnly: true };
  db.function('text_matches', options, (number: unknown, text: unknown) => {
    const test = typeof number === 'number' ? running?.tests[number] : undefined;
    return test !== undefined && typeof text === 'string' && test(text) ? 1 : 0;
  });
  db.function('card_retrievability', options, (stability: unknown, difficulty: unknown, lastDay: unknown, deckId: unknown) => {
    if (typeof stability !== 'number' || typeof difficulty !== 'number') return null;
    if (running === null || typeof lastDay !== 'number' || typeof deckId !== 'number') return null;
    const { day, weightsOf } = running.moment;
    return retrievability({ stability, difficulty }, day - lastDay, weightsOf(deckId));
  });
  return (moment, tests, run) => {
    running = { moment, tests };
    try {
      return run();
    } finally {
      running = null;
    }
  };
}
