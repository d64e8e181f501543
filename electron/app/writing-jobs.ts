import type { JobRequest, JobRunner } from './ports';

/** A runner that knows whether anything it runs may write to the data, whoever asked for it. */
export interface WatchedRunner extends JobRunner {
  /** Resolves when no job that may write to the data is running; null when none is. */
  written: () => Promise<void> | null;
}

const mayWrite = (request: JobRequest): boolean => request.name === 'notes' || (request.name === 'import' && request.write);

/** `onWriting` is told when writing begins and when the last of it has ended, however it ended. */
export function watchWriting(runner: JobRunner, onWriting: (isWriting: boolean) => void): WatchedRunner {
  const writing = new Set<Promise<unknown>>();
  return {
    run: (request, onProgress) => {
      const work = runner.run(request, onProgress);
      if (mayWrite(request)) {
        const ended = work.result.then(
          () => undefined,
          () => undefined,
        );
        writing.add(ended);
        onWriting(true);
        void ended.then(() => {
          writing.delete(ended);
          onWriting(writing.size > 0);
        });
      }
      return work;
    },
    written: () => (writing.size === 0 ? null : Promise.all(writing).then(() => undefined)),
  };
}
