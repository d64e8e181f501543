import type Database from 'better-sqlite3';
import { AppError } from '../core/errors';
import type { Instant } from '../core/scheduling/types';
import { CannotRevert, createChangeLog } from './change-log';
import { toAppError } from './failures';
import { prepareCommand, prepareQuery } from './statement';

/** Something done to the data as one whole: all of it is saved, or nothing. */
export interface Step {
  /** Slug of what it is, for example `answer`. */
  type: string;
  /** In words for the person, as "Undo" names it. */
  label: string;
  /** The card it was about, if it was about one. */
  card?: number;
  /** Not something the person did, such as notes read again in the background: undo passes over it. */
  background?: boolean;
}

export interface Undone {
  type: string;
  label: string;
  card: number | null;
}

export interface Actions {
  /**
   * Runs `work` as one step, saved durably when it returns; when it throws nothing of it is. A step within a step is part of it.
   */
  perform: <T>(step: Step, at: Instant, work: () => T) => T;
  /**
   * Takes back the newest step of the person's that still stands; null when there is none.
   * Background steps since then stand too, unless they build on it.
   */
  undoLast: (at: Instant) => Undone | null;
  /** Notes that a backup was put in place here. Undo passes it once it has said so. */
  noteRestore: (at: Instant) => void;
  /** Grows with every step and every undo: the same number means nothing has changed. */
  revision: () => number;
  /** Whether the person has done more than choose settings, add notes and import. */
  isTouched: () => boolean;
  /** Whether a step of this type was stored since that revision, and stands. */
  hasStepSince: (revision: number, type: string) => boolean;
}

const restoreType = 'restore';

interface ActionRow extends Undone {
  id: number;
}

export function createActions(db: Database.Database): Actions {
  const changes = createChangeLog(db);
  const insertAction = prepareCommand<[Instant, string, string, number | null, number]>(
    db,
    'INSERT INTO action (at, type, label, card_id, undoable) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteAction = prepareCommand<[number]>(db, 'DELETE FROM action WHERE id = ?');
  const totalChanges = prepareQuery<[], { rows: number }>(db, 'SELECT total_changes() AS rows');
  const rowsChanged = (): number => totalChanges.get()?.rows ?? 0;
  const newestStanding = prepareQuery<[], ActionRow>(
    db,
    'SELECT id, type, label, card_id AS card FROM action WHERE undoable = 1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1',
  );
  const standingSince = prepareQuery<[number], { id: number }>(
    db,
    'SELECT id FROM action WHERE id >= ? AND undone_at IS NULL ORDER BY id DESC',
  );
  const markUndone = prepareCommand<[Instant, number]>(db, 'UPDATE action SET undone_at = ? WHERE id = ?');
  const markReviews = prepareCommand<[number]>(db, 'UPDATE review SET undone = 1 WHERE action_id = ? AND undone = 0');
  const newestId = prepareQuery<[], { id: number }>(db, 'SELECT id FROM action ORDER BY id DESC LIMIT 1');

  const stepSince = prepareQuery<[number, string], { id: number }>(
    db,
    'SELECT id FROM action WHERE id > ? AND type = ? AND undone_at IS NULL LIMIT 1',
  );

  const touching = prepareQuery<[], { id: number }>(
    db,
    `SELECT id FROM action WHERE undoable = 1 AND undone_at IS NULL AND type NOT IN ('settings', 'add-notes', 'sync', 'import') LIMIT 1`,
  );

  const takeBack = db.transaction((ids: number[], at: Instant) => {
    for (const id of ids) {
      changes.revert(id);
      markReviews.run(id);
      markUndone.run(at, id);
    }
    insertAction.insert(at, 'undo', '', null, 0);
  });
  const tryTakeBack = (ids: number[], at: Instant): boolean => {
    try {
      takeBack.immediate(ids, at);
      return true;
    } catch (error) {
      if (error instanceof CannotRevert) return false;
      throw toAppError(error);
    }
  };

  return {
    perform: (step, at, work) => {
      if (db.inTransaction) return work();
      try {
        return db
          .transaction(() => {
            const action = insertAction.insert(at, step.type, step.label, step.card ?? null, step.background ? 0 : 1);
            const before = rowsChanged();
            const result = changes.during(action, work);
            // A step that changed nothing is none: undo would seem not to work.
            if (rowsChanged() === before) deleteAction.run(action);
            return result;
          })
          .immediate();
      } catch (error) {
        throw toAppError(error);
      }
    },
    undoLast: (at) => {
      const action = newestStanding.get();
      if (!action) return null;
      if (action.type === restoreType) {
        markUndone.run(at, action.id);
        throw new AppError(
          'conflict',
          'The restore itself is taken back in Settings, Backups. Nothing was undone; undo again takes back what came before the backup.',
        );
      }
      if (!tryTakeBack([action.id], at)) {
        const since = standingSince.all(action.id).map(({ id }) => id);
        if (!tryTakeBack(since, at)) {
          throw new AppError('conflict', `"${action.label}" can't be undone: what was changed since builds on it. Nothing was changed.`);
        }
      }
      return { type: action.type, label: action.label, card: action.card };
    },
    noteRestore: (at) => void insertAction.insert(at, restoreType, 'Restore', null, 1),
    revision: () => newestId.get()?.id ?? 0,
    isTouched: () => touching.get() !== undefined,
    hasStepSince: (revision, type) => stepSince.get(revision, type) !== undefined,
  };
}
