import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRunner } from '../app/ports';
import { AppError } from '../core/errors';
import type { JobChild, JobMessage } from './protocol';

/** A child that says nothing for so long has been caught by its file. */
const longestSilenceMs = 180_000;

/** Runs each job in a child of its own, which may be killed or die without harm to its parent. `start` gets a folder for the child's passing files. */
export function createJobRunner(start: (passing: string) => JobChild, silenceMs = longestSilenceMs): JobRunner {
  return {
    run: (request, onProgress) => {
      // The child can't clean up after itself when it is killed.
      const passing = mkdtempSync(join(tmpdir(), 'kubedeck-job-'));
      const child = start(passing);
      let cancelled = false;
      let silence: NodeJS.Timeout | undefined;
      const result = new Promise<unknown>((resolve, reject) => {
        const listen = () => {
          clearTimeout(silence);
          silence = setTimeout(() => {
            reject(new AppError('bad-input', 'The work took far too long and was stopped. Nothing was changed.'));
          }, silenceMs);
        };
        listen();
        child.onMessage((message) => {
          listen();
          if (message.type === 'progress') onProgress(message.progress);
          else if (message.type === 'result') resolve(message.result);
          else reject(new AppError(message.code, message.message));
        });
        child.onExit(() => {
          rmSync(passing, { recursive: true, force: true });
          if (cancelled) reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'));
          else reject(new AppError('internal', 'The work ended before it was done. Nothing was changed; try again.'));
        });
      }).finally(() => {
        clearTimeout(silence);
        child.kill();
      });
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

/**
 * What a job may hold: far above what the largest collections need, so that a hostile file ends its child and not the machine. What it holds
 * only for a moment gets more room than usual: a large file is many small things.
 */
export const jobFlags = ['--max-old-space-size=2048', '--max-semi-space-size=32'];

/** The environment of a child whose temporary files are in this folder, on every platform. */
export const childEnvironment = (passing: string): NodeJS.ProcessEnv => ({ ...process.env, TMPDIR: passing, TEMP: passing, TMP: passing });

/** A child of plain Node: for the command line of a checkout. */
export function forkChild(file: string, passing: string): JobChild {
  const env = childEnvironment(passing);
  const child = fork(file, [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: jobFlags });
  return {
    send: (request) => child.send(request),
    onMessage: (listener) => child.on('message', (message) => listener(message as JobMessage)),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
}
