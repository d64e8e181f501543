import type Database from 'better-sqlite3';
import { schemaV1 } from './schema-v1';
import { schemaV2 } from './schema-v2';
import { schemaV3 } from './schema-v3';
import { schemaV4 } from './schema-v4';

/**
 * Each brings the database from one version to the next, in one transaction. Append only; released ones never change.
 * One that renames or drops a column must rewrite or empty the rows of `change` that name it.
 */
const migrations: readonly string[] = [schemaV1, schemaV2, schemaV3, schemaV4];

export const currentVersion = migrations.length;

export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Brings a database to the current version. */
export function migrate(db: Database.Database, steps = migrations): void {
  steps.slice(versionOf(db)).forEach((sql, index, pending) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${steps.length - pending.length + index + 1}`);
    }).immediate();
  });
}
