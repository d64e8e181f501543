import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../electron/core/errors';
import type { ErrorCode } from '../../electron/core/errors';
import { databaseFile, lockFile, withCompanions } from '../../electron/store/files';
import { openStore } from '../../electron/store/store';
import { addCards, answerCard, inReview, now, temporaryFolder, temporaryStore, today } from './temporary-store';

function refusal(work: () => unknown): { code: ErrorCode; message: string } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
}

/** A data folder with a few answers in it, closed. */
function usedFolder(): string {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir, { now });
  for (const card of addCards(store, 3)) answerCard(store, card, 3, inReview(today + 4));
  store.close();
  return dataDir;
}

function damage(file: string, change: (bytes: Buffer) => void): Buffer {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
  return bytes;
}

describe('opening a data folder', () => {
  it('makes what is not there, folders above it too', () => {
    const dataDir = join(temporaryFolder(), 'a', 'b');
    const store = temporaryStore(dataDir);
    expect(store.isNew).toBe(true);
    expect(store.decks.list()).toStrictEqual([]);
    expect(readdirSync(dataDir)).toContain('kubedeck.db');
  });

  it('keeps every answer durable: WAL with full sync', () => {
    const store = openStore(temporaryFolder(), { now });
    onTestFinished(() => store.close());
    expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(store.db.pragma('foreign_keys', { simple: true })).toBe(1);
    const loose = store.db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all();
    expect(loose).toStrictEqual(['sqlite_schema', 'sqlite_sequence']);
  });

  it('finds everything again', () => {
    const store = temporaryStore(usedFolder());
    expect(store.isNew).toBe(false);
    expect(store.counts.count()).toBe(3);
    expect(store.schedules.get(1)).toStrictEqual(inReview(today + 4));
  });

  it('starts over after a first start that was stopped half-way', () => {
    const dataDir = temporaryFolder();
    writeFileSync(`${databaseFile(dataDir)}.new`, 'half a database');
    writeFileSync(databaseFile(dataDir), '');
    expect(temporaryStore(dataDir).isNew).toBe(true);
  });

  it('never gives a new database what was left beside an old one', () => {
    const dataDir = temporaryFolder();
    const wal = Buffer.alloc(4_152, 7);
    writeFileSync(`${databaseFile(dataDir)}-wal`, wal);
    const store = temporaryStore(dataDir);
    expect(store.db.pragma('quick_check', { simple: true })).toBe('ok');
    const kept = readdirSync(dataDir).find((name) => /^kubedeck-damaged-.*\.db-wal$/.test(name));
    expect(readFileSync(join(dataDir, kept ?? ''))).toStrictEqual(wal);
  });
});

describe('a file that is not ours or not whole', () => {
  const cases: Record<string, (file: string) => void> = {
    'text instead of a database': (file) => writeFileSync(file, 'Dear diary, today I studied Services.\n'.repeat(200)),
    'an empty file with a journal beside it': (file) => {
      writeFileSync(file, '');
      writeFileSync(`${file}-wal`, 'x');
    },
    'a few bytes': (file) => truncateSync(file, 40),
    'a file cut short': (file) => truncateSync(file, 8_192),
    'a header of noise': (file) => void damage(file, (bytes) => bytes.fill(0xa5, 16, 60)),
    'noise in the schema': (file) => void damage(file, (bytes) => bytes.fill(0xa5, 100, 4_096)),
    "another program's database in use": (file) => {
      const other = join(temporaryFolder(), 'notes.db');
      const db = new Database(other);
      db.pragma('journal_mode = WAL');
      db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)');
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.exec("INSERT INTO notes (text) VALUES ('mine')");
      for (const end of ['', '-wal']) copyFileSync(other + end, file + end);
      db.close();
    },
    'a database without its tables': (file) => {
      const db = new Database(file);
      db.pragma('foreign_keys = OFF');
      db.exec('DROP TABLE content');
      db.close();
    },
  };

  it.each(Object.entries(cases))('%s is refused and left as it is', (_, harm) => {
    const dataDir = usedFolder();
    const file = databaseFile(dataDir);
    harm(file);
    const names = withCompanions(file);
    const before = names.map((name) => readFileSync(name));
    expect(refusal(() => openStore(dataDir, { now }))?.code).toBe('damaged');
    expect(refusal(() => openStore(dataDir, { now, readonly: true }))?.code).toBe('damaged');
    expect(names.map((name) => readFileSync(name))).toStrictEqual(before);
    // The lock is free again, so that a restore can begin.
    expect(refusal(() => openStore(dataDir, { now }))?.code).toBe('damaged');
  });

  it('says when the database is one of another program', () => {
    const dataDir = usedFolder();
    const db = new Database(databaseFile(dataDir));
    db.pragma('application_id = 7');
    db.close();
    expect(refusal(() => openStore(dataDir, { now }))?.message).toContain('is not a Kubedeck database');
  });

  it('from a newer Kubedeck is refused with what to do', () => {
    const dataDir = usedFolder();
    const newer = join(temporaryFolder(), 'newer.db');
    copyFileSync(databaseFile(dataDir), newer);
    const db = new Database(newer);
    db.pragma('user_version = 99');
    // Its last steps are still in its journal, as after a crash.
    for (const end of ['', '-wal']) copyFileSync(newer + end, databaseFile(dataDir) + end);
    db.close();
    const present = () => ['', '-wal'].map((end) => readFileSync(databaseFile(dataDir) + end));
    const before = present();
    expect(refusal(() => openStore(dataDir, { now }))).toMatchObject({
      code: 'too-new',
      message: expect.stringContaining('Install the newer') as string,
    });
    expect(present()).toStrictEqual(before);
  });

  it('in a place that is no folder says the folder cannot be written to', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(refusal(() => openStore(file, { now }))?.code).toBe('read-only');
    expect(refusal(() => openStore(join(file, 'below'), { now }))?.code).toBe('read-only');
  });
});

describe('one writer', () => {
  it('refuses a second one and lets readers in', () => {
    const dataDir = temporaryFolder();
    const writer = openStore(dataDir, { now });
    const [card = 0] = addCards(writer, 1);
    expect(refusal(() => openStore(dataDir, { now }))?.code).toBe('busy');

    const reader = openStore(dataDir, { now, readonly: true });
    onTestFinished(() => reader.close());
    answerCard(writer, card, 3, inReview(today + 4));
    expect(reader.counts.count()).toBe(1);
    expect(refusal(() => reader.perform({ type: 'x', label: 'x' }, now, () => undefined))?.code).toBe('read-only');
    writer.close();
    expect(temporaryStore(dataDir).counts.count()).toBe(1);
  });

  it('is free again the moment the process that had it is killed', async () => {
    const dataDir = usedFolder();
    const script = `
      const Database = require('better-sqlite3');
      new Database(process.argv[1]).exec('BEGIN EXCLUSIVE');
      console.log('locked');
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['-e', script, lockFile(dataDir)], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void other.kill('SIGKILL'));
    await once(other.stdout, 'data');
    expect(refusal(() => openStore(dataDir, { now }))?.code).toBe('busy');
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(temporaryStore(dataDir).counts.count()).toBe(3);
  });

  it('is not kept out by a lock file that is none', () => {
    const dataDir = usedFolder();
    writeFileSync(lockFile(dataDir), 'pid 4711');
    expect(temporaryStore(dataDir).counts.count()).toBe(3);
  });

  it('reads nothing where nothing is, and makes nothing there', () => {
    const dataDir = temporaryFolder();
    expect(refusal(() => openStore(dataDir, { now, readonly: true }))?.code).toBe('not-found');
    expect(readdirSync(dataDir)).toStrictEqual([]);
  });
});

describe('a restore that was stopped', () => {
  it('just before its last rename gets it', () => {
    const dataDir = usedFolder();
    renameSync(databaseFile(dataDir), `${databaseFile(dataDir)}.restored`);
    const store = temporaryStore(dataDir);
    expect(store.isNew).toBe(false);
    expect(store.counts.count()).toBe(3);
  });

  it('earlier is as if it never began', () => {
    const dataDir = usedFolder();
    mkdirSync(join(dataDir, 'backups'), { recursive: true });
    writeFileSync(`${databaseFile(dataDir)}.restored`, 'a copy');
    expect(temporaryStore(dataDir).counts.count()).toBe(3);
    expect(existsSync(`${databaseFile(dataDir)}.restored`)).toBe(false);
  });
});
