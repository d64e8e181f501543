import type { Api, Backup, JobStatus, VerifyReport } from '../contract';
import { AppError } from '../core/errors';
import { createBackup, isBackupDue, listBackups, thinBackups } from '../store/backups';
import { restoreBackup } from '../store/restore';
import { repairDifferences, type Verification } from '../store/verify';
import { deckOf, type Context } from './context';

type SafetyMethods = Pick<Api, 'backups' | 'backUp' | 'restore' | 'startVerify' | 'jobStatus' | 'cancelJob' | 'openDataFolder'>;

/** The store as safety needs it: it can be put down for a restore and taken up again. */
export interface Reopening {
  close: () => void;
  open: () => void;
}

/** The weights in force for the cards of a deck. */
function weightsOf(context: Context): (deck: number) => readonly number[] {
  return (deck) => deckOf(context, deck).effective.weights;
}

/** Backs up when something happened since the last time, and thins what is old. Null when nothing was due. */
export async function backUpIfDue(context: Context, reason: 'start' | 'daily'): Promise<Backup | null> {
  const { dataDir } = context.ports;
  if (!isBackupDue(dataDir)) return null;
  const { at } = context.now();
  const backup = await createBackup(dataDir, reason, at);
  thinBackups(dataDir, at);
  return backup;
}

export function safetyMethods(context: Context, reopening: Reopening): SafetyMethods {
  const { dataDir, desktop, jobs, clock } = context.ports;
  const running = new Map<number, { status: JobStatus<VerifyReport>; cancel: () => void }>();

  const verify = async (id: number, repair: boolean): Promise<void> => {
    const job = running.get(id);
    if (!job) return;
    const work = jobs.run({ name: 'verify', dataDir, weights: weightsByDeck(context) }, ({ done, total, label }) => {
      job.status = { state: 'running', done, total, label };
    });
    job.cancel = work.cancel;
    try {
      // The job is ours and returns what `verifyStore` returns.
      const { cards, reviews, integrity, differences } = (await work.result) as Verification;
      const repaired = repair && integrity === 'ok' && differences.length > 0;
      if (repaired) {
        await createBackup(dataDir, 'before-repair', clock.now());
        repairDifferences(context.store(), differences, weightsOf(context), clock.now());
        context.changed();
      }
      job.status = { state: 'finished', result: { cards, reviews, integrity, differences, repaired } };
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') job.status = { state: 'cancelled' };
      else
        job.status = {
          state: 'failed',
          message: error instanceof AppError ? error.message : 'The check could not be finished. Nothing was changed.',
        };
    }
  };

  return {
    backups: () => listBackups(dataDir),
    backUp: () => createBackup(dataDir, 'manual', clock.now()),

    restore: async ({ file }) => {
      reopening.close();
      try {
        const { restored, kept } = await restoreBackup(dataDir, file, clock.now());
        return { restored, kept: kept ?? '' };
      } finally {
        reopening.open();
      }
    },

    startVerify: ({ repair }) => {
      context.store();
      const id = running.size + 1;
      running.set(id, { status: { state: 'running', done: 0, total: 0, label: 'Starting' }, cancel: () => undefined });
      void verify(id, repair);
      return { job: id };
    },
    jobStatus: ({ job }) => {
      const known = running.get(job);
      if (!known) throw new AppError('not-found', 'This work is no longer known. Nothing was changed.');
      return known.status;
    },
    cancelJob: ({ job }) => {
      running.get(job)?.cancel();
      return {};
    },

    openDataFolder: async () => {
      await desktop.openPath(dataDir);
      return {};
    },
  };
}

function weightsByDeck(context: Context): Record<number, readonly number[]> {
  return Object.fromEntries([...context.decks().values()].map(({ id, effective }) => [id, effective.weights]));
}
