import Database from 'better-sqlite3';
import { migrate } from './migrations';

/** Those that nothing reads while cards and their past come in. */
const late = [
  'card_deck',
  'card_due',
  'card_imported',
  'card_loose',
  'card_new',
  'card_siblings',
  'card_steps',
  'review_action',
  'review_day',
] as const;

/**
 * Does work that adds far more rows than there are, within a step, and makes the indexes at its end: sorted and at once they cost less than
 * row by row. Their definitions are ours, not those of the file, which may come from elsewhere.
 */
export function withLateIndexes<T>(db: Database.Database, work: () => T): T {
  const definitions = ownDefinitions();
  for (const name of late) db.exec(`DROP INDEX IF EXISTS ${name}`);
  const result = work();
  for (const sql of definitions) db.exec(sql);
  return result;
}

function ownDefinitions(): string[] {
  const db = new Database(':memory:');
  try {
    migrate(db);
    const named = db.prepare<[string], string>(
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))",
    );
    return named.pluck().all(JSON.stringify(late));
  } finally {
    db.close();
  }
}
