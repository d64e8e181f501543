import type { Clock, JobProgress, JobRequest, JobRunner } from '../../electron/app/ports';
import { runJob } from '../../electron/jobs/run-job';
import { morning } from './test-app';

const clock: Clock = { now: () => morning, offsetAt: () => 60 };

interface Held {
  /** What waits for `go`: the beginning of the work, or only its result. */
  what?: 'beginning' | 'result';
  /** Done instead of the job's own work. */
  work?: (request: JobRequest) => unknown;
}

/** Jobs of one name wait for the test; the others are done at once. */
export function heldJobs(name: JobRequest['name'], { what = 'beginning', work }: Held = {}): { jobs: JobRunner; go: () => void } {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const run = async (request: JobRequest, onProgress: (progress: JobProgress) => void): Promise<unknown> => {
    if (request.name !== name) return runJob(request, clock, onProgress);
    if (what === 'beginning') await gate;
    const result = await (work ? work(request) : runJob(request, clock, onProgress));
    await gate;
    return result;
  };
  return { jobs: { run: (request, onProgress) => ({ result: run(request, onProgress), cancel: () => undefined }) }, go };
}
