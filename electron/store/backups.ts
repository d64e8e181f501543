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
import { currentVersion, versionOf } from './migrations';
import { keepMedia, mediaIn, removeKeptMedia } from './kept-media';
import type { MediaFile } from './media';
import { createSettings } from './settings';

export interface Backup extends NamedBackup {
  file: string;
  bytes: number;
  cards: number;
  reviews: number;
  /** Pictures and sounds its cards need; one copy of each serves all backups. */
  media: number;
  mediaBytes: number;
}

/** Pages copied and pages there are. */
export type BackupProgress = (done: number, total: number) => void;

/** What a copy knows of itself, so that a list of backups need not count. */
interface Stamp {
  cards: number;
  reviews: number;
  newestAction: string;
  /** Not in copies from before media were kept. */
  media?: number;
  mediaBytes?: number;
}

/** A checked copy, with the media it needs. */
export interface InspectedCopy extends Omit<Backup, keyof NamedBackup> {
  files: MediaFile[];
}

const stampName = 'backup';
const pagesAtOnce = 2_000;
const unfinishedPattern = /unfinished-\d+(-\d+)?\.part(-wal|-shm|-journal)?$/;
/** Backups this process has begun: two at once must not write to one file. */
let begun = 0;
/** Milliseconds after which an unfinished copy is nobody's any more. */
const longestCopy = 3_600_000;

/**
 * Copies the database as it is now by SQLite's online backup, checks the copy, sees that its media are kept, and only then gives it
 * its name.
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
    const found = inspectCopy(unfinished, 'The database');
    await keepMedia(dataDir, found.files);
    return keep(dataDir, found, { reason, at: now });
  } catch (error) {
    guarded(() => removeDatabase(unfinished));
    throw toAppError(error);
  }
}

/** The same at once, for the moment before an upgrade when nothing else may happen. `keepPresentMedia` makes it complete. */
export function createBackupNow(db: Database.Database, dataDir: string, reason: BackupReason, now: Instant): Backup {
  const unfinished = prepareUnfinished(dataDir);
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    return keep(dataDir, inspectCopy(unfinished, 'The database'), { reason, at: now });
  } catch (error) {
    guarded(() => removeDatabase(unfinished));
    throw toAppError(error);
  }
}

/** Keeps the media of the database as it is now: what backups made before, or in a hurry, left out. */
export async function keepPresentMedia(dataDir: string): Promise<void> {
  await keepMedia(dataDir, mediaOf(databaseFile(dataDir)));
}

/** Newest first. Files that can't be read are left out. */
export function listBackups(dataDir: string): Backup[] {
  return namedBackups(dataDir)
    .flatMap((named) => {
      const found = readStamp(named.file);
      if (!found) return [];
      return [{ ...named, cards: found.cards, reviews: found.reviews, media: found.media ?? 0, mediaBytes: found.mediaBytes ?? 0 }];
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
  if (files.length > 0) thinMedia(dataDir);
  return files;
}

/** A copy may go when neither the database nor any backup names it; with one of them unreadable nobody can say. */
function thinMedia(dataDir: string): void {
  try {
    const databases = [databaseFile(dataDir), ...namedBackups(dataDir).map(({ file }) => file)];
    removeKeptMedia(dataDir, new Set(databases.flatMap((file) => mediaOf(file).map(({ sha1 }) => sha1))));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function mediaOf(file: string): MediaFile[] {
  checkHeader(file);
  const db = connect(file, { readonly: true });
  try {
    return mediaIn(db);
  } finally {
    db.close();
  }
}

/**
 * Makes a copy a file of its own, checks it through and through, and stamps it. `what` it is a copy of is named when it does not pass.
 * @throws AppError `damaged`, `too-new`
 */
export function inspectCopy(file: string, what: string): InspectedCopy {
  checkHeader(file);
  const db = connect(file, { readonly: false });
  try {
    checkSchema(db);
    const integrity = integrityOf(db, 'quick');
    if (integrity !== 'ok') throw new AppError('damaged', `${what} is damaged (${integrity}). Nothing was changed.`);
    const stamp = guarded(() => stampOf(db));
    createSettings(db).set(stampName, stamp);
    guarded(() => db.pragma('journal_mode = DELETE'));
    const { cards, reviews, media = 0, mediaBytes = 0 } = stamp;
    return { file, bytes: statSync(file).size, cards, reviews, media, mediaBytes, files: mediaIn(db) };
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
  const unfinished = join(backupFolder(dataDir), `unfinished-${process.pid}-${++begun}.part`);
  guarded(() => {
    mkdirSync(backupFolder(dataDir), { recursive: true });
    removeDatabase(unfinished);
  });
  return unfinished;
}

/** Gives a checked copy its name. */
function keep(dataDir: string, copy: InspectedCopy, named: NamedBackup): Backup {
  const { bytes, cards, reviews, media, mediaBytes } = copy;
  const file = join(backupFolder(dataDir), backupName(named));
  syncToDisk(copy.file);
  renameSync(copy.file, file);
  syncToDisk(backupFolder(dataDir));
  return { file, bytes, cards, reviews, media, mediaBytes, reason: named.reason, at: Math.floor(named.at / 1000) * 1000 };
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
      // Of a newer Kubedeck: it can't be restored by this one.
      if (versionOf(db) > currentVersion) return null;
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
  const files = mediaIn(db);
  return {
    media: files.length,
    mediaBytes: files.reduce((total, { bytes }) => total + bytes, 0),
    cards: count('SELECT count(*) FROM card WHERE aside_at IS NULL'),
    reviews: count('SELECT count(*) FROM review WHERE undone = 0 AND type = 0'),
    newestAction: newestActionOf(db),
  };
}

function newestActionOf(db: Database.Database): string {
  const row = db.prepare<[], { id: number; at: Instant }>('SELECT id, at FROM action ORDER BY id DESC LIMIT 1').get();
  return row ? `${row.id} at ${row.at}` : '';
}
