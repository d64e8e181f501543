import type Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { backupName, backupsToRemove, parseBackupName } from './backup-rules';
import type { BackupReason, NamedBackup } from './backup-rules';
import { checkHeader, checkSchema, connect } from './database';
import { guarded, toAppError } from './failures';
import { backupFolder, databaseFile, removeDatabase, syncToDisk } from './files';
import { integrityOf } from './integrity';
import { createSettings } from './settings';

export interface Backup extends NamedBackup {
  file: string;
  bytes: number;
  cards: number;
  reviews: number;
}

/** Pages copied and pages there are. */
export type BackupProgress = (done: number, total: number) => void;

/** What a copy knows of itself, so that a list of backups need not count. */
interface Stamp {
  cards: number;
  reviews: number;
  newestAction: string;
}

const stampName = 'backup';
const pagesAtOnce = 2_000;
const unfinishedPattern = /unfinished-\d+\.part(-wal|-shm|-journal)?$/;
/** Milliseconds after which an unfinished copy is nobody's any more. */
const longestCopy = 3_600_000;

/**
 * Copies the database as it is now by SQLite's online backup, checks the copy, and only then gives it its name.
 * Works beside a writer, from this process or another.
 * @throws AppError `damaged` when the copy does not pass: the database itself is damaged then
 */
export async function createBackup(dataDir: string, reason: BackupReason, now: Instant, onProgress?: BackupProgress): Promise<Backup> {
  const unfinished = prepareUnfinished(dataDir);
  try {
    checkHeader(databaseFile(dataDir));
    const db = connect(databaseFile(dataDir), { readonly: true });
    try {
      // An open read keeps the copy at this moment: otherwise every write from elsewhere would start it over.
      db.exec('BEGIN');
      stampOf(db);
      await db.backup(unfinished, {
        progress: ({ totalPages, remainingPages }) => {
          onProgress?.(totalPages - remainingPages, totalPages);
          return pagesAtOnce;
        },
      });
    } finally {
      db.close();
    }
    return keep(dataDir, unfinished, { reason, at: now });
  } catch (error) {
    guarded(() => removeDatabase(unfinished));
    throw toAppError(error);
  }
}

/** The same at once, for the moment before an upgrade when nothing else may happen. */
export function createBackupNow(db: Database.Database, dataDir: string, reason: BackupReason, now: Instant): Backup {
  const unfinished = prepareUnfinished(dataDir);
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    return keep(dataDir, unfinished, { reason, at: now });
  } catch (error) {
    guarded(() => removeDatabase(unfinished));
    throw toAppError(error);
  }
}

/** Newest first. Files that can't be read are left out. */
export function listBackups(dataDir: string): Backup[] {
  return namedBackups(dataDir)
    .flatMap((named) => {
      const found = readStamp(named.file);
      return found ? [{ ...named, cards: found.cards, reviews: found.reviews }] : [];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** Whether anything happened since the newest backup. */
export function isBackupDue(dataDir: string): boolean {
  const [newest] = listBackups(dataDir);
  if (!newest) return true;
  const db = connect(databaseFile(dataDir), { readonly: true });
  try {
    return readStamp(newest.file)?.newestAction !== guarded(() => newestActionOf(db));
  } finally {
    db.close();
  }
}

/** Removes what `backupsToRemove` says and what stopped copies left behind. Says what it removed. */
export function thinBackups(dataDir: string, now: Instant): string[] {
  const files = [...backupsToRemove(namedBackups(dataDir), now).map(({ file }) => file), ...abandoned(dataDir, now)];
  guarded(() => files.forEach((file) => rmSync(file)));
  return files;
}

/**
 * Makes a copy a file of its own, checks it through and through, and stamps it. `what` it is a copy of is named when it does not pass.
 * @throws AppError `damaged`, `too-new`
 */
export function inspectCopy(file: string, what: string): Omit<Backup, keyof NamedBackup> {
  checkHeader(file);
  const db = connect(file, { readonly: false });
  try {
    checkSchema(db);
    const integrity = integrityOf(db, 'quick');
    if (integrity !== 'ok') throw new AppError('damaged', `${what} is damaged (${integrity}). Nothing was changed.`);
    const stamp = guarded(() => stampOf(db));
    createSettings(db).set(stampName, stamp);
    guarded(() => db.pragma('journal_mode = DELETE'));
    return { file, bytes: statSync(file).size, cards: stamp.cards, reviews: stamp.reviews };
  } finally {
    db.close();
  }
}

function abandoned(dataDir: string, now: Instant): string[] {
  const isOld = (file: string): boolean => now - statSync(file).mtimeMs > longestCopy;
  return guarded(() =>
    filesIn(backupFolder(dataDir))
      .filter((file) => unfinishedPattern.test(file))
      .filter(isOld),
  );
}

function prepareUnfinished(dataDir: string): string {
  const unfinished = join(backupFolder(dataDir), `unfinished-${process.pid}.part`);
  guarded(() => {
    mkdirSync(backupFolder(dataDir), { recursive: true });
    removeDatabase(unfinished);
  });
  return unfinished;
}

/** Checks a copy and gives it its name. */
function keep(dataDir: string, unfinished: string, named: NamedBackup): Backup {
  const found = inspectCopy(unfinished, 'The database');
  const file = join(backupFolder(dataDir), backupName(named));
  syncToDisk(unfinished);
  renameSync(unfinished, file);
  syncToDisk(backupFolder(dataDir));
  return { ...found, file, reason: named.reason, at: Math.floor(named.at / 1000) * 1000 };
}

function namedBackups(dataDir: string): (NamedBackup & { file: string; bytes: number })[] {
  return guarded(() =>
    filesIn(backupFolder(dataDir)).flatMap((file) => {
      const named = parseBackupName(basename(file));
      return named ? [{ ...named, file, bytes: statSync(file).size }] : [];
    }),
  );
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function readStamp(file: string): Stamp | null {
  try {
    checkHeader(file);
    const db = connect(file, { readonly: true });
    try {
      const stamp = createSettings(db).get(stampName);
      return isStamp(stamp) ? stamp : null;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function isStamp(value: unknown): value is Stamp {
  return typeof value === 'object' && value !== null && 'cards' in value && 'reviews' in value && 'newestAction' in value;
}

function stampOf(db: Database.Database): Stamp {
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
  return {
    cards: count('SELECT count(*) FROM card WHERE aside_at IS NULL'),
    reviews: count('SELECT count(*) FROM review WHERE undone = 0'),
    newestAction: newestActionOf(db),
  };
}

function newestActionOf(db: Database.Database): string {
  const row = db.prepare<[], { id: number; at: Instant }>('SELECT id, at FROM action ORDER BY id DESC LIMIT 1').get();
  return row ? `${row.id} at ${row.at}` : '';
}
