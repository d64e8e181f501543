/** The child process in which long work is done. What it writes is one transaction, so it may be killed at any moment. */
import type { JobRequest } from '../app/ports';
import { systemClock } from '../clock';
import { AppError } from '../core/errors';
import type { JobMessage } from './protocol';
import { runJob } from './run-job';

/** Electron's utility processes have `parentPort`; a child of plain Node has `process.send`. */
interface ParentPort {
  on: (event: 'message', listener: (message: { data: unknown }) => void) => void;
  postMessage: (message: unknown) => void;
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort;

function send(message: JobMessage): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}

async function serve(request: unknown): Promise<void> {
  try {
    // The parent is our own runner, which sends nothing else.
    send({ type: 'result', result: await runJob(request as JobRequest, systemClock, (progress) => send({ type: 'progress', progress })) });
  } catch (error) {
    const known = error instanceof AppError;
    send({ type: 'failure', code: known ? error.code : 'internal', message: known ? error.message : String(error) });
  }
}

if (parentPort) parentPort.on('message', ({ data }) => void serve(data));
else process.on('message', (request) => void serve(request));
