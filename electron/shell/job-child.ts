import { utilityProcess } from 'electron';

/** A child of Electron: where the packaged app may not start plain Node. Messages are whatever the caller agrees on. */
export function utilityChild<Request, Message>(file: string) {
  const child = utilityProcess.fork(file, [], { serviceName: 'Kubedeck job' });
  return {
    send: (request: Request) => child.postMessage(request),
    onMessage: (listener: (message: Message) => void) => child.on('message', listener),
    onExit: (listener: () => void) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
