import type Database from 'better-sqlite3';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { createAcceptedAnswers } from './accepted';
import type { AcceptedAnswers } from './accepted';
import { createActions } from './actions';
import type { Actions } from './actions';
import { createCards } from './cards';
import type { Cards } from './cards';
import { createBackupNow } from './backups';
import { createBulk } from './bulk';
import type { Bulk } from './bulk';
import { applicationId, checkDatabase, checkHeader, checkSchema, connect, isUnmade } from './database';
import { createDecks } from './decks';
import type { Decks } from './decks';
import { createExams } from './exams';
import type { Exams } from './exams';
import { guarded } from './failures';
import { backupFolder, databaseFile, syncToDisk, removeDatabase } from './files';
import { createImported } from './imported';
import type { Imported } from './imported';
import { lockDataFolder } from './lock';
import { createMarks } from './marks';
import type { Marks } from './marks';
import { createMedia } from './media';
import type { Media } from './media';
import { currentVersion, migrate, versionOf } from './migrations';
import { createPassages } from './passages';
import type { Passages } from './passages';
import { createQueueCandidates } from './queue-candidates';
import type { QueueCandidates } from './queue-candidates';
import { createReviewCounts } from './review-counts';
import type { ReviewCounts } from './review-counts';
import { finishRestore } from './restore';
import { createReviews } from './reviews';
import type { Reviews } from './reviews';
import { createSchedules } from './schedules';
import type { Schedules } from './schedules';
import { createSearch } from './search';
import type { Search } from './search';
import { createSettings } from './settings';
import type { SettingValues } from './settings';
import { createSources } from './sources';
import { createWholeCards } from './whole-cards';
import type { WholeCards } from './whole-cards';
import type { Sources } from './sources';
import { createStatisticsRows } from './statistics';
import type { StatisticsRows } from './statistics';
import { createUnwantedCards } from './unwanted';
import type { UnwantedCards } from './unwanted';

export interface Store extends Actions {
  readonly dataDir: string;
  /** The data folder held no database: this one was just made. */
  readonly isNew: boolean;
  readonly cards: Cards;
  readonly schedules: Schedules;
  readonly marks: Marks;
  readonly bulk: Bulk;
  readonly imported: Imported;
  readonly media: Media;
  readonly exams: Exams;
  readonly whole: WholeCards;
  readonly accepted: AcceptedAnswers;
  readonly queue: QueueCandidates;
  readonly reviews: Reviews;
  readonly counts: ReviewCounts;
  readonly decks: Decks;
  readonly search: Search;
  readonly sources: Sources;
  readonly statistics: StatisticsRows;
  readonly passages: Passages;
  readonly unwanted: UnwantedCards;
  readonly settings: SettingValues;
  /** For this layer only: everything else has a function of its own. */
  readonly db: Database.Database;
  /** How long a write waits for another connection's before it is refused as `busy`. Nothing else is done meanwhile. */
  setPatience: (milliseconds: number) => void;
  close: () => void;
}

export interface OpenOptions {
  now: Instant;
  /** Leaves the lock to the writer, and the data as it is. */
  readonly?: boolean;
  /** Writes for a parent that holds the lock and has brought the data up to date. */
  forParent?: boolean;
}

/**
 * Opens the data folder, made when it is not there, and brings its data up to date.
 * @throws AppError `busy`, `too-new`, `damaged`, `read-only`, `disk-full`; with `readonly` also `not-found` and `unsupported`
 */
export function openStore(dataDir: string, options: OpenOptions): Store {
  if (options.readonly) return openCurrent(dataDir, true);
  return options.forParent ? openCurrent(dataDir, false) : openToWrite(dataDir, options.now);
}

function openToWrite(dataDir: string, now: Instant): Store {
  guarded(() => mkdirSync(backupFolder(dataDir), { recursive: true }));
  const lock = lockDataFolder(dataDir);
  try {
    const file = databaseFile(dataDir);
    finishRestore(dataDir, now);
    const isNew = isUnmade(file);
    if (isNew) createDatabase(file);
    checkDatabase(file);
    const db = connect(file, { readonly: false });
    try {
      guarded(() => {
        if (versionOf(db) < currentVersion) createBackupNow(db, dataDir, 'before-upgrade', now);
        migrate(db);
        db.pragma('journal_mode = WAL');
      });
      return compose(db, { dataDir, isNew }, lock.release);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openCurrent(dataDir: string, readonly: boolean): Store {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) throw new AppError('not-found', `There is no Kubedeck data in ${dataDir} yet.`);
  checkHeader(file);
  const db = connect(file, { readonly });
  try {
    checkSchema(db);
    if (versionOf(db) < currentVersion) {
      throw new AppError(
        'unsupported',
        'This data was written by an older Kubedeck. Open it once with the app, which brings it up to date.',
      );
    }
    return compose(db, { dataDir, isNew: false }, () => undefined);
  } catch (error) {
    db.close();
    throw error;
  }
}

function compose(db: Database.Database, about: Pick<Store, 'dataDir' | 'isNew'>, release: () => void): Store {
  return {
    ...about,
    ...createActions(db),
    db,
    cards: createCards(db),
    schedules: createSchedules(db),
    marks: createMarks(db),
    imported: createImported(db),
    media: createMedia(db),
    exams: createExams(db),
    whole: createWholeCards(db),
    accepted: createAcceptedAnswers(db),
    queue: createQueueCandidates(db),
    reviews: createReviews(db),
    counts: createReviewCounts(db),
    decks: createDecks(db),
    search: createSearch(db),
    sources: createSources(db),
    statistics: createStatisticsRows(db),
    passages: createPassages(db),
    bulk: createBulk(db),
    unwanted: createUnwantedCards(db),
    settings: createSettings(db),
    setPatience: (milliseconds) => void db.pragma(`busy_timeout = ${milliseconds}`),
    close: () => {
      db.close();
      release();
    },
  };
}

/** Made apart and put in place complete: a start that is stopped half-way leaves nothing that looks like a database. */
function createDatabase(file: string): void {
  const unfinished = `${file}.new`;
  guarded(() => {
    removeDatabase(unfinished);
    const db = connect(unfinished, { readonly: false });
    try {
      db.pragma(`application_id = ${applicationId}`);
      db.pragma('journal_mode = WAL');
      migrate(db);
    } finally {
      db.close();
    }
    syncToDisk(unfinished);
    renameSync(unfinished, file);
    syncToDisk(dirname(file));
  });
}
