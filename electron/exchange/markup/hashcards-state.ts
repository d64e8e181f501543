import Database from 'better-sqlite3';
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/errors';
import type { Instant, Rating, StudyDay } from '../../core/scheduling/types';
import type { ImportedReview, ReadContext, Refused } from '../collection';
import { damagedFile, oversizedFile, toReadFailure } from '../failures';
import { limits } from '../limits';
import type { MarkupCard } from './markup-cards';
import { dayOf, instantOf, reviewSchedule } from './review-schedule';

/** What the database keeps of a card. */
export type HashcardsState = Pick<MarkupCard, 'schedule' | 'reviews' | 'addedAt'>;

type Cell = string | number | bigint | null | Uint8Array;

const ratings: Record<string, Rating> = { forgot: 1, hard: 2, good: 3, easy: 4 };
const brokenDatabase = 'The data base of hashcards is damaged.';

/** What was learnt of each card, by its name. @throws AppError for what is no sound database */
export function readHashcardsState(file: string, context: ReadContext, refused: Refused[]): Map<string, HashcardsState> {
  const folder = mkdtempSync(join(context.tempDir, 'hashcards-'));
  try {
    const copy = join(folder, 'hashcards.db');
    for (const suffix of ['', '-wal'].filter((each) => each === '' || existsSync(file + each))) {
      if (statSync(file + suffix).size > limits.collectionBytes) throw oversizedFile('The data base of hashcards is larger than 1 GiB.');
      copyFileSync(file + suffix, copy + suffix, constants.COPYFILE_EXCL);
    }
    return readStates(copy, context, refused);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damagedFile(brokenDatabase, error);
    throw toReadFailure(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readStates(file: string, context: ReadContext, refused: Refused[]): Map<string, HashcardsState> {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('query_only = ON');
    for (const table of ['cards', 'reviews']) checkTable(db, table);
    const reviews = Map.groupBy(readReviews(db, context), ({ card }) => card);
    const states = new Map<string, HashcardsState>();
    let odd = 0;
    for (const row of rowsOf(db, 'cards', [
      'card_hash',
      'added_at',
      'last_reviewed_at',
      'stability',
      'difficulty',
      'due_date',
      'review_count',
    ])) {
      const [hash = '', addedAt = '', lastReviewedAt = '', stability, difficulty, dueDate = ''] = row.map(textOf);
      const past = reviews.get(hash) ?? [];
      const state: HashcardsState = {
        addedAt: instantOf(addedAt, context),
        reviews: past.map(({ review }) => review),
        schedule: null,
      };
      states.set(hash, state);
      const dueDay = dayOf(dueDate, context);
      if (stability === '' || dueDay === null) continue;
      const last = past.at(-1)?.review.at ?? instantOf(lastReviewedAt, context);
      const lastDay = last === null ? null : context.studyDayAt(last);
      state.schedule = reviewSchedule(
        {
          dueDay,
          interval: lastDay === null ? 1 : dueDay - lastDay,
          lastAt: last,
          reps: Number(row[6] ?? 0),
          lapses: past.filter(({ isLapse }) => isLapse).length,
          memory: { stability: Number(stability), difficulty: Number(difficulty) },
        },
        context,
      );
      if (!state.schedule) odd += 1;
    }
    if (odd > 0) refused.push({ what: `${odd} cards of hashcards.db`, reason: 'Their due days mean nothing; they start as new.' });
    return states;
  } finally {
    db.close();
  }
}

/** A table of that name that is one, whole, and small enough. */
function checkTable(db: Database.Database, table: string): void {
  const found = db.prepare<[string], { type: string; sql: string }>('SELECT type, sql FROM sqlite_schema WHERE lower(name) = ?').all(table);
  const hidden = db.prepare<[string], number>('SELECT hidden FROM pragma_table_xinfo(?)').pluck().all(table);
  if (found.length !== 1 || found[0]?.type !== 'table' || !/^CREATE TABLE/i.test(found[0].sql) || hidden.some((kind) => kind !== 0)) {
    throw new AppError(
      'bad-input',
      `The file beside the decks is not a data base of hashcards: it has no plain table \`${table}\`. Nothing was imported.`,
    );
  }
  const messages = db.prepare<[], string>(`PRAGMA quick_check(${table})`).pluck().all();
  if (messages.some((message) => message !== 'ok')) throw damagedFile(brokenDatabase, messages.slice(0, 3).join('; '));
}

/** Values in the order of `columns`; null where the table of this version has no such column. */
function* rowsOf(db: Database.Database, table: string, columns: readonly string[]): IterableIterator<Cell[]> {
  const there = new Set(db.prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?)').pluck().all(table));
  const wanted = columns.map((column) => (there.has(column) ? column : 'NULL'));
  let rows = 0;
  for (const row of db
    .prepare<[], Cell[]>(`SELECT ${wanted.join(', ')} FROM ${table}`)
    .raw()
    .iterate()) {
    rows += 1;
    if (rows > limits.reviews) throw oversizedFile('The data base of hashcards holds more rows than a person can make.');
    yield row;
  }
}

function readReviews(db: Database.Database, context: ReadContext): { card: string; review: ImportedReview; isLapse: boolean }[] {
  const seen = new Set<string>();
  const found = [...rowsOf(db, 'reviews', ['card_hash', 'reviewed_at', 'grade', 'due_date'])].flatMap((row) => {
    const [card = '', reviewedAt = '', grade = '', dueDate = ''] = row.map(textOf);
    const at = instantOf(reviewedAt, context);
    const rating = ratings[grade.toLowerCase()];
    if (at === null || at > context.now || rating === undefined) return [];
    return { card, at, rating, dueDay: dayOf(dueDate, context) };
  });
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ card, at, rating, dueDay }) => {
      const isLapse = rating === 1 && seen.has(card);
      seen.add(card);
      return { card, review: { type: 'answer', at, rating, durationMs: null, interval: intervalAt(at, dueDay, context) }, isLapse };
    });
}

function intervalAt(at: Instant, dueDay: StudyDay | null, { studyDayAt }: ReadContext): number {
  return dueDay === null ? 0 : Math.max(0, dueDay - studyDayAt(at));
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}
