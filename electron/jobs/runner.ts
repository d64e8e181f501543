import { fork } from 'node:child_process';
import type { JobRunner } from '../app/ports';
import { AppError } from '../core/errors';
import type { JobChild, JobMessage } from './protocol';

/** Runs each job in a child of its own, which may be killed or die without harm to its parent. */
export function createJobRunner(start: () => JobChild): JobRunner {
  return {
    run: (request, onProgress) => {
      const child = start();
      let cancelled = false;
      const result = new Promise<unknown>((resolve, reject) => {
        child.onMessage((message) => {
          if (message.type === 'progress') onProgress(message.progress);
          else if (message.type === 'result') resolve(message.result);
          else reject(new AppError(message.code, message.message));
        });
        child.onExit(() => {
          if (cancelled) reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'));
          else reject(new AppError('internal', 'The work ended before it was done. Nothing was changed; try again.'));
        });
      }).finally(() => child.kill());
      child.send(request);
      return {
        result,
        cancel: () => {
          cancelled = true;
          child.kill();
        },
      };
    },
  };
}

/** A child of plain Node: for the command line of a checkout. */
export function forkChild(file: string): JobChild {
  const child = fork(file, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    send: (request) => child.send(request),
    onMessage: (listener) => child.on('message', (message) => listener(message as JobMessage)),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
}
