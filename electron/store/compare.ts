import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { checkDatabase, checkHeader, connect, isUnmade } from './database';
import { guarded } from './failures';
import { databaseFile } from './files';
import { mediaIn, missingMedia } from './kept-media';

/** What lies beside cards and reviews. */
const others = ['settings', 'saved searches', 'exams', 'mock exams', 'accepted answers'] as const;
type Other = (typeof others)[number];
/** Rows that are told apart; a backup may be from before there were any. */
const rowsOf: Readonly<Record<Other, { table: string; columns: string; where: string }>> = {
  settings: { table: 'setting', columns: 'name, value', where: "name = 'settings'" },
  'saved searches': { table: 'setting', columns: 'name, value', where: "name = 'saved-searches'" },
  exams: { table: 'exam_profile', columns: 'id, name, data, archived_at, result', where: 'true' },
  'mock exams': { table: 'mock_exam', columns: 'id, started_at, finished_at', where: 'true' },
  'accepted answers': { table: 'accepted', columns: 'card_id, answer', where: 'true' },
};

interface Figures {
  cards: number;
  reviews: number;
  decks: number;
  lastReviewAt: Instant | null;
}

interface OneSided {
  cards: number;
  reviews: number;
  reviewedAt: { first: Instant; last: Instant } | null;
  decks: string[];
}

export interface Comparison {
  backup: Figures;
  now: Figures | null;
  lost: OneSided;
  back: OneSided;
  changedTexts: number;
  changedMarks: number;
  others: Other[];
  media: { files: number; missing: string[] };
}

type Side = 'main' | 'present';
const nothing: OneSided = { cards: 0, reviews: 0, reviewedAt: null, decks: [] };

/**
 * What putting a backup in place of the database would change. Changes nothing, and works beside a writer.
 * @throws AppError `not-found`, `damaged`, `too-new` for the backup; a database that can't be read is no failure
 */
export function compareBackup(dataDir: string, file: string): Comparison {
  if (!existsSync(file)) throw new AppError('not-found', `There is no backup ${file}.`);
  checkDatabase(file);
  const db = connect(file, { readonly: true });
  try {
    return guarded(() => {
      const files = mediaIn(db);
      const media = { files: files.length, missing: missingMedia(dataDir, files, join(dirname(file), 'media')) };
      const backup = figuresOf(db, 'main');
      if (!attachPresent(db, dataDir))
        return { backup, now: null, lost: nothing, back: nothing, changedTexts: 0, changedMarks: 0, others: [], media };
      // One moment of the database that is written to meanwhile.
      return db.transaction(() => ({
        backup,
        now: figuresOf(db, 'present'),
        lost: onlyIn(db, 'present', 'main'),
        back: onlyIn(db, 'main', 'present'),
        changedTexts: changedCards(db, ['text.front', 'text.answer', 'text.data', 'text.own']),
        changedMarks: changedCards(db, ['now.deck_id', 'now.suspended', 'now.flag', 'text.tags']),
        others: others.filter((other) => differs(db, other)),
        media,
      }))();
    });
  } finally {
    db.close();
  }
}

function attachPresent(db: Database.Database, dataDir: string): boolean {
  const file = databaseFile(dataDir);
  try {
    if (isUnmade(file)) return false;
    checkHeader(file);
    checkDatabase(file);
    db.prepare('ATTACH DATABASE ? AS present').run(file);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function figuresOf(db: Database.Database, side: Side): Figures {
  const value = (sql: string) => db.prepare<[], number | null>(sql).pluck().get() ?? null;
  return {
    cards: value(`SELECT count(*) FROM ${side}.card WHERE aside_at IS NULL`) ?? 0,
    reviews: value(`SELECT count(*) FROM ${side}.review WHERE undone = 0 AND type = 0`) ?? 0,
    decks: value(`SELECT count(*) FROM ${side}.deck`) ?? 0,
    lastReviewAt: value(`SELECT max(at) FROM ${side}.review WHERE undone = 0 AND type = 0`),
  };
}

/** Numbers are given again after a restore: a row is the same only when its time is too. */
function onlyIn(db: Database.Database, side: Side, other: Side): OneSided {
  const reviews = db
    .prepare<[], { count: number; first: Instant | null; last: Instant | null }>(
      `SELECT count(*) FILTER (WHERE type = 0) AS count, min(at) AS first, max(at) AS last FROM ${side}.review AS own
       WHERE undone = 0 AND NOT EXISTS (
         SELECT 1 FROM ${other}.review WHERE id = own.id AND at = own.at AND card_id = own.card_id AND undone = 0)`,
    )
    .get();
  const cards = db
    .prepare<[], number>(
      `SELECT count(*) FROM ${side}.card AS own
       WHERE aside_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM ${other}.card WHERE id = own.id AND added_at = own.added_at AND aside_at IS NULL)`,
    )
    .pluck()
    .get();
  const decks = db
    .prepare<[], string>(`SELECT name FROM ${side}.deck WHERE name NOT IN (SELECT name FROM ${other}.deck) ORDER BY name`)
    .pluck()
    .all();
  const { count = 0, first = null, last = null } = reviews ?? {};
  return { cards: cards ?? 0, reviews: count, reviewedAt: first === null || last === null ? null : { first, last }, decks };
}

/** Cards on both sides of which one of these columns of now differs. */
function changedCards(db: Database.Database, columns: readonly string[]): number {
  const before = columns.map((column) => column.replace('now.', 'backup.').replace('text.', 'old.'));
  const changed = db
    .prepare<[], number>(
      `SELECT count(*) FROM present.card AS now
       JOIN main.card AS backup ON backup.id = now.id AND backup.added_at = now.added_at
       JOIN present.content AS text ON text.card_id = now.id
       JOIN main.content AS old ON old.card_id = backup.id
       WHERE now.aside_at IS NULL AND backup.aside_at IS NULL AND (${columns.join(', ')}) IS NOT (${before.join(', ')})`,
    )
    .pluck()
    .get();
  return changed ?? 0;
}

function differs(db: Database.Database, other: Other): boolean {
  const { table, columns, where } = rowsOf[other];
  const isThere = (side: Side) =>
    db.prepare(`SELECT 1 FROM ${side}.sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined;
  const rows = (side: Side) =>
    isThere(side) ? db.prepare(`SELECT ${columns} FROM ${side}.${table} WHERE ${where} ORDER BY 1, 2`).raw().all() : [];
  return JSON.stringify(rows('main')) !== JSON.stringify(rows('present'));
}
