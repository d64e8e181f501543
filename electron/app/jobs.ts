import type { Api, JobResult, JobStatus } from '../contract';
import { AppError } from '../core/errors';
import type { JobRequest, JobRunner } from './ports';

export interface Jobs extends Pick<Api, 'jobStatus' | 'cancelJob'> {
  /**
   * Starts long work and returns its number. `finish` makes of what the job returned what is told, and does what is left to do
   * here; `failure` is the sentence for what nobody expected.
   */
  start: (request: JobRequest, finish: Finish, failure: string, more?: Partial<More>) => number;
}

interface More {
  /** What was stopped may have stored its work just before: says so in words, or null when it has not. */
  stored: () => string | null;
  /** Begins the work when it is its turn. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

const alone: More = { stored: () => null, inTurn: (work) => work() };

type Finish = (result: unknown) => JobResult | Promise<JobResult>;

function endOf(error: unknown, failure: string, stored: () => string | null): JobStatus<JobResult> {
  let sentence = null;
  try {
    sentence = stored();
  } catch {
    // The data was closed meanwhile, so this end is for nobody's eyes.
  }
  if (sentence !== null) return { state: 'failed', message: sentence };
  if (error instanceof AppError && error.code === 'cancelled') return { state: 'cancelled' };
  return { state: 'failed', message: error instanceof AppError && error.code !== 'internal' ? error.message : failure };
}

/** Long work that goes on, and what became of it. */
export function createJobs(runner: JobRunner): Jobs {
  const known = new Map<number, { status: JobStatus<JobResult>; cancel: () => void }>();

  const follow = async (id: number, request: JobRequest, finish: Finish, failure: string, { stored, inTurn }: More) => {
    const job = known.get(id);
    if (!job) return;
    let isCancelled = false;
    job.cancel = () => (isCancelled = true);
    const run = () => {
      if (isCancelled) return Promise.reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'));
      const work = runner.run(request, ({ done, total, label }) => {
        // What a part of the work still says after the end is late.
        if (job.status.state === 'running') job.status = { state: 'running', done, total, label };
      });
      job.cancel = work.cancel;
      return work.result;
    };
    try {
      job.status = { state: 'finished', result: await finish(await inTurn(run)) };
    } catch (error) {
      job.status = endOf(error, failure, stored);
    }
  };

  return {
    start: (request, finish, failure, more) => {
      const id = known.size + 1;
      known.set(id, { status: { state: 'running', done: 0, total: 0, label: 'Starting' }, cancel: () => undefined });
      void follow(id, request, finish, failure, { ...alone, ...more });
      return id;
    },
    jobStatus: ({ job }) => {
      const { status } = known.get(job) ?? {};
      if (!status) throw new AppError('not-found', 'This work is no longer known. Nothing was changed.');
      return status;
    },
    cancelJob: ({ job }) => {
      known.get(job)?.cancel();
      return {};
    },
  };
}
