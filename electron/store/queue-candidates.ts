import type Database from 'better-sqlite3';
import type { CardState, Instant, StudyDay } from '../core/scheduling/types';
import { stateOf } from './codes';
import { prepareQuery } from './statement';

/** What the queue of a day is built from. Cards suspended, set aside or buried on the day are not among them. */
export interface Candidate {
  id: number;
  deckId: number;
  state: CardState;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  siblings: number;
  position: number;
  /** For the order by retrievability; null for new cards. */
  stability: number | null;
  lastDay: StudyDay | null;
}

export interface QueueCandidates {
  /** Cards within their steps, soonest first, whenever they are due. */
  inSteps: (day: StudyDay) => Candidate[];
  /** Cards due by the end of the day. */
  due: (day: StudyDay) => Candidate[];
  /**
   * The first new cards of a deck in the order of its notes: as many as are needed for `passages` different passages that are
   * not in `taken`.
   */
  firstNew: (day: StudyDay, deckId: number, passages: number, taken?: ReadonlySet<number>) => Candidate[];
  /** Every new card. */
  allNew: (day: StudyDay) => Candidate[];
  /** How many cards come due on a day, those in steps left out. */
  countDue: (day: StudyDay) => number;
}

type Row = Omit<Candidate, 'state'> & { state: number };

const shown = 'suspended = 0 AND aside_at IS NULL AND (buried_day IS NULL OR buried_day < ?)';
const newColumns = `id, deck_id AS deckId, state, NULL AS dueAt, NULL AS dueDay, siblings, position, NULL AS stability, NULL AS lastDay`;
const dueColumns = `id, deck_id AS deckId, state, due_at AS dueAt, due_day AS dueDay, siblings, 0 AS position`;

export function createQueueCandidates(db: Database.Database): QueueCandidates {
  const inSteps = prepareQuery<[StudyDay], Row>(
    db,
    `SELECT ${dueColumns}, NULL AS stability, NULL AS lastDay FROM card WHERE due_at IS NOT NULL AND ${shown} ORDER BY due_at`,
  );
  const due = prepareQuery<[StudyDay, StudyDay], Row>(
    db,
    `SELECT ${dueColumns}, stability, last_day AS lastDay FROM card WHERE due_day <= ? AND due_at IS NULL AND ${shown}`,
  );
  const newInDeck = prepareQuery<[number, StudyDay], Row>(
    db,
    `SELECT ${newColumns} FROM card WHERE state = 0 AND deck_id = ? AND ${shown} ORDER BY position`,
  );
  const allNew = prepareQuery<[StudyDay], Row>(db, `SELECT ${newColumns} FROM card WHERE state = 0 AND ${shown}`);
  const countDue = prepareQuery<[StudyDay, StudyDay], { cards: number }>(
    db,
    `SELECT count(*) AS cards FROM card WHERE due_day = ? AND due_at IS NULL AND ${shown}`,
  );

  return {
    inSteps: (day) => inSteps.all(day).map(toCandidate),
    due: (day) => due.all(day, day).map(toCandidate),
    firstNew: (day, deckId, passages, taken = new Set()) => {
      const found: Candidate[] = [];
      const different = new Set<number>();
      if (passages <= 0) return found;
      for (const row of newInDeck.iterate(deckId, day)) {
        found.push(toCandidate(row));
        if (!taken.has(row.siblings)) different.add(row.siblings);
        if (different.size >= passages) break;
      }
      return found;
    },
    allNew: (day) => allNew.all(day).map(toCandidate),
    countDue: (day) => countDue.get(day, day)?.cards ?? 0,
  };
}

function toCandidate(row: Row): Candidate {
  return { ...row, state: stateOf(row.state) };
}
