import { contextBridge, ipcRenderer } from 'electron';

/** All the page can do: call a method of the contract, and hear what the menu asks for. Everything is checked on the other side. */
contextBridge.exposeInMainWorld('kubedeck', {
  platform: process.platform,
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', method, input),
  onAsk: (listener: (what: string) => void): void => {
    ipcRenderer.on('ask', (_event, what: unknown) => {
      if (typeof what === 'string') listener(what);
    });
  },
});
