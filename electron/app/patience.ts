import type { Api } from '../contract';
import { AppError } from '../core/errors';
import type { WatchedRunner } from './writing-jobs';

type Method = (input: never) => unknown;

/**
 * While a job writes what it has read, nothing else can be written. A call that meets that has changed nothing: it waits for the job
 * without holding up others, and is made again. But for undo: what is newest then is not what the person meant when they asked.
 */
export function withPatience(api: Api, jobs: Pick<WatchedRunner, 'written'>): Api {
  const patient =
    (name: string, method: Method): Method =>
    async (input) => {
      for (;;) {
        try {
          return await method(input);
        } catch (error) {
          const written = error instanceof AppError && error.code === 'busy' ? jobs.written() : null;
          if (written === null) throw error;
          if (name === 'undo')
            throw new AppError('busy', 'Cards are being written just now, so nothing was undone. Try again when that is done.');
          await written;
        }
      }
    };
  return Object.fromEntries(Object.entries<Method>({ ...api }).map(([name, method]) => [name, patient(name, method)])) as unknown as Api;
}
