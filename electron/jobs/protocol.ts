import type { ErrorCode } from '../core/errors';
import type { JobProgress, JobRequest } from '../app/ports';

/** What a child sends to its parent. */
export type JobMessage =
  { type: 'progress'; progress: JobProgress } | { type: 'result'; result: unknown } | { type: 'failure'; code: ErrorCode; message: string };

/** A child process as a runner sees it, whichever way it was started. */
export interface JobChild {
  send: (request: JobRequest) => void;
  onMessage: (listener: (message: JobMessage) => void) => void;
  onExit: (listener: () => void) => void;
  kill: () => void;
}
