import { utilityProcess } from 'electron';
import type { JobChild, JobMessage } from './protocol';
import { jobFlags } from './runner';

/** A child of Electron: the packaged app may not start plain Node. */
export function utilityChild(file: string): JobChild {
  const child = utilityProcess.fork(file, [], { serviceName: 'Kubedeck job', execArgv: jobFlags });
  return {
    send: (request) => child.postMessage(request),
    onMessage: (listener) => child.on('message', (message: JobMessage) => listener(message)),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
