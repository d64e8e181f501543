import type { Api } from '../contract';
import { AppError } from '../core/errors';
import type { Jobs } from './jobs';

type Method = (input: never) => unknown;

/**
 * While a job writes what it has read, nothing else can be written. A call that meets that has changed nothing: it waits for the job
 * without holding up others, and is made again.
 */
export function withPatience(api: Api, jobs: Pick<Jobs, 'written'>): Api {
  const patient =
    (method: Method): Method =>
    async (input) => {
      for (;;) {
        try {
          return await method(input);
        } catch (error) {
          const written = error instanceof AppError && error.code === 'busy' ? jobs.written() : null;
          if (written === null) throw error;
          await written;
        }
      }
    };
  return Object.fromEntries(Object.entries<Method>({ ...api }).map(([name, method]) => [name, patient(method)])) as unknown as Api;
}
