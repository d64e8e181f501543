import { expect, it } from 'vitest';
import { createJobs } from '../../electron/app/jobs';
import type { JobProgress, JobRequest } from '../../electron/app/ports';
import { AppError } from '../../electron/core/errors';

const request: JobRequest = { name: 'move', dataDir: 'here', to: 'there' };
const finish = () => ({ job: 'move', report: { folder: 'there', kept: 'old.db' } }) as const;

it.each([
  [
    'failed',
    () => Promise.reject(new AppError('bad-input', 'There is no such folder.')),
    { state: 'failed', message: 'There is no such folder.' },
  ],
  ['cancelled', () => Promise.reject(new AppError('cancelled', 'Cancelled.')), { state: 'cancelled' }],
  ['finished', () => Promise.resolve(null), { state: 'finished', result: finish() }],
])('work that has %s stays so when a part of it still says how far it is', async (_state, result, status) => {
  let say: (progress: JobProgress) => void = () => undefined;
  const jobs = createJobs({
    run: (_request, onProgress) => {
      say = onProgress;
      return { result: result(), cancel: () => undefined };
    },
  });
  const job = jobs.start(request, finish, 'It could not be finished.');
  say({ done: 1, total: 2, label: 'Packing' });
  expect(jobs.jobStatus({ job })).toEqual({ state: 'running', done: 1, total: 2, label: 'Packing' });
  await new Promise(setImmediate);
  say({ done: 2, total: 2, label: 'Packing' });
  expect(jobs.jobStatus({ job })).toEqual(status);
});

it('work that can not even begin has failed', async () => {
  const jobs = createJobs({
    run: () => {
      throw new Error('no space left');
    },
  });
  const job = jobs.start(request, finish, 'It could not be finished.');
  await new Promise(setImmediate);
  expect(jobs.jobStatus({ job })).toEqual({ state: 'failed', message: 'It could not be finished.' });
});
