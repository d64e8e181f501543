import type { Api, ExportReport, ImportInput, ImportReport, JobResult } from '../contract';
import type { Context } from './context';
import type { Jobs } from './jobs';

type ExchangeMethods = Pick<Api, 'planImport' | 'startImport' | 'startExport' | 'chooseFiles' | 'chooseSaveFile'>;

interface Surroundings {
  jobs: Jobs;
  /** Called when folders of notes may have come. */
  onFolders: () => void;
}

/** What comes from other programs and goes to them. */
export function exchangeMethods(context: Context, { jobs, onFolders }: Surroundings): ExchangeMethods {
  const { dataDir, desktop, about } = context.ports;

  const start = (input: ImportInput, write: boolean): { job: number } => {
    const before = context.store().revision();
    const { dayStartMinutes, deckDefaults } = context.settings();
    const request = { ...input, name: 'import', dataDir, write, dayStartMinutes, weights: deckDefaults.weights } as const;
    const finish = (result: unknown): JobResult => {
      if (write) {
        context.changed();
        onFolders();
      }
      // The job is ours and returns what `runImport` returns.
      return { job: 'import', report: result as ImportReport };
    };
    const stored = () =>
      context.store().hasStepSince(before, 'import') ? 'The import was stored before it stopped. Undo takes it back.' : null;
    return { job: jobs.start(request, finish, 'The import could not be finished. Nothing was changed.', { stored }) };
  };

  return {
    planImport: (input) => start(input, false),
    startImport: (input) => start(input, true),
    startExport: (input) => {
      context.store();
      const { dayStartMinutes, deckDefaults } = context.settings();
      const request = { ...input, name: 'export', dataDir, dayStartMinutes, options: deckDefaults, app: about.version } as const;
      // The job is ours and returns what `runExport` returns.
      const finish = (result: unknown): JobResult => ({ job: 'export', report: result as ExportReport });
      return { job: jobs.start(request, finish, 'The export could not be finished. Nothing was written.') };
    },
    chooseSaveFile: async ({ name }) => ({ path: await desktop.chooseSaveFile(name) }),
    chooseFiles: async () => ({ paths: await desktop.chooseFiles() }),
  };
}
