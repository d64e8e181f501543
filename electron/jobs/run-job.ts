import type { Clock, JobProgress, JobRequest } from '../app/ports';
import { compareBackup } from '../store/compare';
import { openStore } from '../store/store';
import { verifyStore } from '../store/verify';
import { runExamPlan } from './exam-plan';
import { runExport } from './export';
import { runImport } from './import';
import { runMove } from './move';
import { runNotes } from './notes';
import { loadOptimiser, runOptimise, runWorkload } from './optimise';

/** Does one job, in whatever process this is. */
export async function runJob(request: JobRequest, clock: Clock, report: (progress: JobProgress) => void): Promise<unknown> {
  switch (request.name) {
    case 'compare':
      return compareBackup(request.dataDir, request.file);
    case 'export':
      return runExport(request, clock, report);
    case 'exam-plan':
      return runExamPlan(request, clock);
    case 'import':
      return runImport(request, { clock, report });
    case 'notes':
      return runNotes(request, clock, report);
    case 'move':
      return runMove(request, report);
    case 'optimiser':
      loadOptimiser();
      return true;
    case 'optimise':
      return runOptimise(request, clock, report);
    case 'workload':
      return runWorkload(request, clock);
    case 'verify': {
      const { dataDir, weights } = request;
      const store = openStore(dataDir, { now: clock.now(), readonly: true });
      try {
        return verifyStore(
          store,
          (deck) => weights[deck] ?? [],
          (done, total) => report({ done, total, label: 'Reviews checked' }),
        );
      } finally {
        store.close();
      }
    }
  }
}
