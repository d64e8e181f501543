import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** All the page can do: call a method of the contract, name what was dropped on it, and hear what the menu asks for. Everything is checked on the other side. */
contextBridge.exposeInMainWorld('kubedeck', {
  platform: process.platform,
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', method, input),
  /** Where a file that was dropped on the window lies; empty for one that is on no disk. */
  pathOf: (file: File): string => webUtils.getPathForFile(file),
  onAsk: (listener: (what: string) => void): void => {
    ipcRenderer.on('ask', (_event, what: unknown) => {
      if (typeof what === 'string') listener(what);
    });
  },
});
