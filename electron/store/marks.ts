import type Database from 'better-sqlite3';
import type { Instant, StudyDay } from '../core/scheduling/types';
import { prepareCommand } from './statement';

/** What a person, or a rule, puts on cards. Each returns how many cards were changed by it. */
export interface Marks {
  suspend: (cards: readonly number[], on: boolean) => number;
  /** Hides cards through this study day; null shows them again. */
  bury: (cards: readonly number[], through: StudyDay | null) => number;
  flag: (cards: readonly number[], flag: 0 | 1 | 2 | 3 | 4) => number;
  leech: (cards: readonly number[], on: boolean) => number;
  /** Takes cards out of everything because their note is gone, their history kept; null brings back those that the person did not put aside. */
  setAside: (cards: readonly number[], at: Instant | null) => number;
}

export function createMarks(db: Database.Database): Marks {
  const setter = (column: string): ((cards: readonly number[], value: number | null) => number) => {
    const update = prepareCommand<[number | null, number, number | null]>(
      db,
      `UPDATE card SET ${column} = ? WHERE id = ? AND ${column} IS NOT ?`,
    );
    return (cards, value) => cards.reduce((changed, id) => changed + update.run(value, id, value), 0);
  };
  const suspended = setter('suspended');
  const buriedDay = setter('buried_day');
  const flag = setter('flag');
  const leech = setter('leech');
  const bringBack = prepareCommand<[number]>(db, 'UPDATE card SET aside_at = NULL WHERE id = ? AND aside_at IS NOT NULL AND put_aside = 0');
  const putAside = prepareCommand<[Instant, number]>(db, 'UPDATE card SET aside_at = ?, put_aside = 0 WHERE id = ? AND aside_at IS NULL');

  return {
    suspend: (cards, on) => suspended(cards, on ? 1 : 0),
    bury: buriedDay,
    flag,
    leech: (cards, on) => leech(cards, on ? 1 : 0),
    setAside: (cards, at) => cards.reduce((changed, id) => changed + (at === null ? bringBack.run(id) : putAside.run(at, id)), 0),
  };
}
