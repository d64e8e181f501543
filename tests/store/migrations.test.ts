import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '../../electron/store/files';
import { currentVersion, migrate, versionOf } from '../../electron/store/migrations';
import { createBackup, listBackups } from '../../electron/store/backups';
import { restoreBackup } from '../../electron/store/restore';
import { openStore } from '../../electron/store/store';
import { schemaV1 } from '../../electron/store/schema-v1';
import { schemaV2 } from '../../electron/store/schema-v2';
import { schemaV3 } from '../../electron/store/schema-v3';
import { schemaV4 } from '../../electron/store/schema-v4';
import { verifyStore } from '../../electron/store/verify';
import { defaultSchedulingOptions } from '../../electron/core/scheduling/options';
import { dump, now, temporaryFolder, temporaryStore } from './temporary-store';

const fixture = (version: number) => readFileSync(join(import.meta.dirname, '..', 'fixtures', 'store', `v${version}.sql`), 'utf8');

function databaseOf(sql: string, file = ':memory:'): Database.Database {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  db.exec(sql);
  return db;
}

const schemaOf = (db: Database.Database) =>
  db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all();

describe('released versions', () => {
  it.each([1, 2, 3, 4])('never change: version %i makes the tables it made then', (version) => {
    const made = databaseOf('');
    migrate(made, [schemaV1, schemaV2, schemaV3, schemaV4].slice(0, version));
    expect(schemaOf(made)).toStrictEqual(schemaOf(databaseOf(fixture(version))));
  });

  it.each([1, 2, 3, 4])('version %i opens with everything in it, and its undo still works', (version) => {
    const dataDir = temporaryFolder();
    databaseOf(fixture(version), databaseFile(dataDir)).close();
    const store = temporaryStore(dataDir);
    const { cards, reviews, integrity, differences } = verifyStore(store, () => defaultSchedulingOptions.weights);
    expect({ cards, reviews, integrity, differences }).toStrictEqual({ cards: 3, reviews: 3, integrity: 'ok', differences: [] });
    expect(store.cards.get(1)).toMatchObject({ kind: 'command', deck: { name: 'Pods/Probes' }, flag: 2, edited: true });
    expect(store.sources.list()).toMatchObject([{ kind: 'folder', path: '/home/kim/notes', cards: 3 }]);
    expect(store.settings.get('theme')).toBe('dark');
    expect(store.accepted.of(1)).toMatchObject([{ answer: 'kubectl events --for pod/web', reason: 'Shows the same events.' }]);
    const labels: string[] = [];
    for (let undone = store.undoLast(now); undone; undone = store.undoLast(now)) labels.push(undone.type);
    expect(labels).toStrictEqual(['accept', 'settings', 'suspend', 'edit', 'flag', 'answer', 'answer', 'answer']);
    expect(store.db.prepare('SELECT count(*) FROM card WHERE state <> 0').pluck().get()).toBe(0);
  });
});

describe('a downgrade', () => {
  const current = (dataDir: string) => new Database(databaseFile(dataDir), { readonly: true });

  it.each([1, 2, 3, 4])('to version %i finds its data as it was, in the backup from before the upgrade', (version) => {
    const dataDir = temporaryFolder();
    databaseOf(fixture(version), databaseFile(dataDir)).close();
    temporaryStore(dataDir).close();
    if (version === currentVersion) return;
    const [backup] = listBackups(dataDir);
    expect(backup).toMatchObject({ reason: 'before-upgrade', cards: 3, reviews: 3 });
    const kept = new Database(backup?.file, { readonly: true });
    onTestFinished(() => void kept.close());
    expect(versionOf(kept)).toBe(version);
    expect(schemaOf(kept)).toStrictEqual(schemaOf(databaseOf(fixture(version))));
    const tables = ['card', 'review', 'content', 'action', 'change', 'deck', 'source'];
    expect(dump(kept, tables)).toStrictEqual(dump(databaseOf(fixture(version)), tables));
  });

  it.each([1, 2, 3])('and up again: the backup of version %i is restored and brought up to date', async (version) => {
    const dataDir = temporaryFolder();
    databaseOf(fixture(version), databaseFile(dataDir)).close();
    temporaryStore(dataDir).close();
    const [backup] = listBackups(dataDir);
    await restoreBackup(dataDir, backup?.file ?? '', now);
    expect(versionOf(current(dataDir))).toBe(version);
    const store = temporaryStore(dataDir);
    expect(versionOf(store.db)).toBe(currentVersion);
    const { cards, reviews, integrity, differences } = verifyStore(store, () => defaultSchedulingOptions.weights);
    expect({ cards, reviews, integrity, differences }).toStrictEqual({ cards: 3, reviews: 3, integrity: 'ok', differences: [] });
  });

  it('goes on from a backup this version knows; those of the newer one are not offered, and its data is kept', async () => {
    const dataDir = temporaryFolder();
    databaseOf(fixture(2), databaseFile(dataDir)).close();
    temporaryStore(dataDir).close();
    const { file } = await createBackup(dataDir, 'daily', now + 1000);
    for (const newer of [file, databaseFile(dataDir)]) {
      const db = new Database(newer);
      db.pragma('user_version = 99');
      db.close();
    }
    expect(() => openStore(dataDir, { now })).toThrow('Install the newer Kubedeck');
    const offered = listBackups(dataDir);
    expect(offered.map(({ reason }) => reason)).toEqual(['before-upgrade']);
    await expect(restoreBackup(dataDir, file, now + 2000)).rejects.toMatchObject({ code: 'too-new' });
    const { kept } = await restoreBackup(dataDir, offered[0]?.file ?? '', now + 2000);
    expect(kept).toMatch(/kubedeck-too-new-/);
    expect(temporaryStore(dataDir).cards.get(1)).toMatchObject({ kind: 'command', flag: 2 });
    expect(listBackups(dataDir).length).toBeGreaterThan(0);
  });
});

describe('an upgrade', () => {
  const steps = [
    schemaV1,
    "ALTER TABLE card ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT',
  ];

  it('runs what is pending, in order, and counts it', () => {
    const db = databaseOf(fixture(1));
    expect(versionOf(db)).toBe(1);
    const before = dump(db, ['review', 'content', 'action', 'change']);
    migrate(db, steps);
    expect(versionOf(db)).toBe(3);
    expect(db.prepare("SELECT count(*) FROM card WHERE note = ''").pluck().get()).toBe(3);
    expect(dump(db, ['review', 'content', 'action', 'change'])).toStrictEqual(before);
    migrate(db, steps);
    expect(versionOf(db)).toBe(3);
  });

  it('that fails leaves the last version that worked', () => {
    const db = databaseOf(fixture(1));
    expect(() => migrate(db, [...steps.slice(0, 2), 'DROP TABLE card; SELECT nonsense'])).toThrow('nonsense');
    expect(versionOf(db)).toBe(2);
    expect(db.prepare('SELECT count(*) FROM card').pluck().get()).toBe(3);
  });

  it('is not needed for what is current: opening makes no copy', () => {
    const dataDir = temporaryFolder();
    databaseOf(fixture(currentVersion), databaseFile(dataDir)).close();
    temporaryStore(dataDir);
    expect(listBackups(dataDir)).toStrictEqual([]);
  });
});
