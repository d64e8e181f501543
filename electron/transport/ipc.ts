import { ipcMain, type WebFrameMain } from 'electron';
import type { Api, Method } from '../contract';
import { dispatch, type Envelope, type Report } from './dispatch';

/** Calls slower than a frame are named in the log, but for those that wait: for a person, or for something to happen. */
const frameMs = 16;
const waits: readonly string[] = [
  'waitForChange',
  'chooseFolder',
  'addProfile',
  'startMove',
  'optimiser',
  'previewChange',
] satisfies Method[];

export interface IpcOptions {
  api: () => Api;
  /** Only the window's own top frame, showing our own page, may call. */
  isTrusted: (frame: WebFrameMain | null) => boolean;
  report: Report;
  slow: (method: string, ms: number) => void;
}

/** Answers the window's calls through `dispatch`. */
export function serveIpc({ api, isTrusted, report, slow }: IpcOptions): void {
  ipcMain.handle('call', async (event, method: unknown, input: unknown): Promise<Envelope> => {
    if (!isTrusted(event.senderFrame) || typeof method !== 'string') {
      return { ok: false, error: { code: 'bad-input', message: 'This page may not call Kubedeck.' } };
    }
    const started = performance.now();
    const answer = await dispatch(api(), method, input, report);
    const ms = performance.now() - started;
    if (ms > frameMs && !waits.includes(method)) slow(method, ms);
    return answer;
  });
}
