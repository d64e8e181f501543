import type { Api, JobResult } from '../contract';
import type { RestorePreview } from '../contract/everyday';
import { createBackup, listBackups } from '../store/backups';
import { bringMediaBack } from '../store/kept-media';
import { restoreBackup } from '../store/restore';
import { repairDifferences, type Verification } from '../store/verify';
import { deckOf, type Context } from './context';
import type { Jobs } from './jobs';

type SafetyMethods = Pick<Api, 'backups' | 'backUp' | 'restore' | 'previewRestore' | 'startVerify' | 'openDataFolder'>;

/** The store as safety needs it: it can be put down for a restore and taken up again. */
export interface Reopening {
  /**
   * Closes the data once no job writes to it: what one wrote later would be lost with what is replaced.
   * @throws AppError `busy` when the profile was left meanwhile
   */
  close: () => Promise<void>;
  open: () => void;
}

/** The weights in force for the cards of a deck. */
function weightsOf(context: Context): (deck: number) => readonly number[] {
  return (deck) => deckOf(context, deck).effective.weights;
}

export function safetyMethods(context: Context, jobs: Jobs, reopening: Reopening): SafetyMethods {
  const { dataDir, desktop, clock, jobs: runner } = context.ports;
  const finishVerify = async (result: unknown, repair: boolean): Promise<JobResult> => {
    // The job is ours and returns what `verifyStore` returns.
    const { cards, reviews, integrity, differences, media } = result as Verification;
    const repaired = repair && integrity === 'ok' && differences.length > 0;
    const gone = new Set(media.damaged.map(({ name }) => name));
    if (repaired || (repair && gone.size > 0)) await createBackup(dataDir, 'before-repair', clock.now());
    if (repaired) {
      repairDifferences(context.store(), differences, weightsOf(context), clock.now());
      context.changed();
    }
    const files = repair && gone.size > 0 ? context.store().media.list() : [];
    const { restored } = await bringMediaBack(
      dataDir,
      files.filter(({ name }) => gone.has(name)),
    );
    return { job: 'verify', report: { cards, reviews, integrity, differences, repaired, media: { ...media, restored } } };
  };

  return {
    backups: () => listBackups(dataDir),
    backUp: () => createBackup(dataDir, 'manual', clock.now()),

    restore: async ({ file }) => {
      await reopening.close();
      const restoring = restoreBackup(dataDir, file, clock.now());
      const { restored, kept, media } = await restoring.finally(() => reopening.open());
      context.store().noteRestore(clock.now());
      return { restored, kept: kept ?? '', media };
    },

    previewRestore: async ({ file }) =>
      // The job is ours and returns what `compareBackup` returns.
      (await runner.run({ name: 'compare', dataDir, file }, () => undefined).result) as RestorePreview,

    startVerify: ({ repair }) => {
      context.store();
      const request = { name: 'verify', dataDir, weights: weightsByDeck(context) } as const;
      return {
        job: jobs.start(request, (result) => finishVerify(result, repair), 'The check could not be finished. Nothing was changed.'),
      };
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
