/** The child process in which long work is done. It opens the data to read only, so it may be killed at any moment. */
import type { JobRequest } from '../app/ports';
import { AppError } from '../core/errors';
import { openStore } from '../store/store';
import { verifyStore } from '../store/verify';
import type { JobMessage } from './protocol';

function run({ dataDir, weights }: JobRequest, report: (message: JobMessage) => void): unknown {
  const store = openStore(dataDir, { now: Date.now(), readonly: true });
  try {
    return verifyStore(
      store,
      (deck) => weights[deck] ?? [],
      (done, total) => report({ type: 'progress', progress: { done, total, label: 'Reviews checked' } }),
    );
  } finally {
    store.close();
  }
}

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

function serve(request: unknown): void {
  try {
    // The parent is our own runner, which sends nothing else.
    send({ type: 'result', result: run(request as JobRequest, send) });
  } catch (error) {
    const known = error instanceof AppError;
    send({ type: 'failure', code: known ? error.code : 'internal', message: known ? error.message : String(error) });
  }
}

if (parentPort) parentPort.on('message', ({ data }) => serve(data));
else process.on('message', serve);
