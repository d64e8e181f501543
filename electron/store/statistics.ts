import type Database from 'better-sqlite3';
import type { CardKind, ExamTopic } from '../core/card';
import type { CountedCard } from '../core/statistics/card-table';
import type { HistoryRow } from '../core/optimise/histories';
import type { LoggedAnswer } from '../core/statistics/review-log';
import { reviewTypeCode, reviewTypeOf } from './codes';
import { guarded } from './failures';
import { fromJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** What statistics are computed from, in portions: there may be millions of answers. */
export interface StatisticsRows {
  /** Standing answers with ids above `after`, at most `limit`, by id. */
  answers: (after: number, limit: number) => LoggedAnswer[];
  /** Id of the newest row of the log; 0 without any. */
  newestAnswer: () => number;
  /** Answers taken back on this connection since this was asked the last time. */
  takenBack: () => number[];
  /** Cards with ids above `after`, at most `limit`, by id. */
  cards: (after: number, limit: number) => CountedCard[];
  card: (id: number) => CountedCard | undefined;
  /** What the memories of these decks' cards are made of, card by card. */
  histories: (decks: readonly number[]) => IterableIterator<HistoryRow>;
}

type AnswerRow = [
  id: number,
  card: number,
  day: number,
  /** Hour, rating, state before and practice in one number: a row costs by its columns. */
  packed: number,
  durationMs: number | null,
  elapsed: number | null,
  predicted: number | null,
];

type CardRow = [
  id: number,
  deck: number,
  kind: CardKind,
  state: number,
  stability: number | null,
  difficulty: number | null,
  dueDay: number | null,
  lastDay: number | null,
  interval: number,
  suspended: number,
  aside: number,
  exams: Json<ExamTopic[]>,
];

export function createStatisticsRows(db: Database.Database): StatisticsRows {
  // Nothing else tells which answers were taken back since a copy of the log was made.
  db.exec(`CREATE TEMP TABLE taken_back (review_id INTEGER NOT NULL);
    CREATE TEMP TRIGGER note_taken_back AFTER UPDATE OF undone ON main.review WHEN NEW.undone = 1
    BEGIN INSERT INTO taken_back VALUES (NEW.id); END;`);
  const answers = db
    .prepare<[number, number], AnswerRow>(
      `SELECT id, card_id, day, (((at / 60000 + utc_offset) % 1440 + 1440) % 1440) / 60 * 64 + (rating - 1) * 16 + state_before * 4 + practice,
         duration_ms, elapsed_days, predicted
       FROM review WHERE id > ? AND type = 0 AND undone = 0 ORDER BY id LIMIT ?`,
    )
    .raw();
  const columns = `id, deck_id, kind, state, stability, difficulty, due_day, last_day, interval, suspended, aside_at IS NOT NULL, exams
    FROM card JOIN content ON content.card_id = card.id`;
  const cards = db.prepare<[number, number], CardRow>(`SELECT ${columns} WHERE card.id > ? ORDER BY card.id LIMIT ?`).raw();
  const card = db.prepare<[number], CardRow>(`SELECT ${columns} WHERE card.id = ?`).raw();
  const histories = prepareQuery<[string], Omit<HistoryRow, 'type'> & { type: number }>(
    db,
    `SELECT card_id AS card, review.id, type, day, rating FROM review JOIN card ON card.id = card_id
     WHERE deck_id IN (SELECT value FROM json_each(?)) AND undone = 0 AND practice = 0 AND type <> ${reviewTypeCode('reschedule')}
     ORDER BY card_id, review.id`,
  );
  const newest = prepareQuery<[], { id: number | null }>(db, 'SELECT max(id) AS id FROM review');
  const takenBack = prepareQuery<[], { id: number }>(db, 'SELECT review_id AS id FROM taken_back');
  const forget = prepareCommand<[]>(db, 'DELETE FROM taken_back');

  const places = new Map<Json<ExamTopic[]>, readonly string[]>();
  const placesOf = (exams: Json<ExamTopic[]>): readonly string[] => {
    const known = places.get(exams);
    if (known) return known;
    const read = [...new Set(fromJson(exams).map(({ exam, domain }) => `${exam}/${domain}`))];
    places.set(exams, read);
    return read;
  };
  const toCard = ([
    id,
    deck,
    kind,
    state,
    stability,
    difficulty,
    dueDay,
    lastDay,
    interval,
    suspended,
    aside,
    exams,
  ]: CardRow): CountedCard => ({
    id,
    deck,
    kind,
    state,
    stability,
    difficulty,
    dueDay,
    lastDay,
    interval,
    asked: suspended === 0 && aside === 0,
    aside: aside === 1,
    domains: placesOf(exams),
  });

  return {
    answers: (after, limit) => guarded(() => answers.all(after, limit)).map(toAnswer),
    newestAnswer: () => newest.get()?.id ?? 0,
    takenBack: () => {
      const ids = takenBack.all().map(({ id }) => id);
      if (ids.length > 0) forget.run();
      return ids;
    },
    cards: (after, limit) => guarded(() => cards.all(after, limit)).map(toCard),
    card: (id) => {
      const row = guarded(() => card.get(id));
      return row && toCard(row);
    },
    *histories(decks) {
      for (const { type, ...row } of histories.iterate(JSON.stringify(decks))) {
        const kind = reviewTypeOf(type);
        if (kind !== 'reschedule') yield { ...row, type: kind };
      }
    },
  };
}

function toAnswer([id, card, day, packed, durationMs, elapsed, predicted]: AnswerRow): LoggedAnswer {
  return {
    id,
    card,
    day,
    hour: packed >> 6,
    rating: ((packed >> 4) & 3) + 1,
    state: (packed >> 2) & 3,
    practice: (packed & 3) === 1,
    durationMs,
    elapsed,
    predicted,
  };
}
