import { utilityProcess } from 'electron';
import type { JobChild, JobMessage } from './protocol';
import { childEnvironment, jobFlags } from './runner';

/** A child of Electron: the packaged app may not start plain Node. */
export function utilityChild(file: string, passing: string): JobChild {
  const env = childEnvironment(passing);
  const child = utilityProcess.fork(file, [], { env, serviceName: 'Kubedeck job', execArgv: jobFlags });
  return {
    send: (request) => child.postMessage(request),
    onMessage: (listener) => child.on('message', (message: JobMessage) => listener(message)),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
