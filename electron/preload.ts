import { contextBridge, ipcRenderer } from 'electron';

/** All the page can do: call a method of the contract. Everything is checked on the other side. */
contextBridge.exposeInMainWorld('kubedeck', {
  platform: process.platform,
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', method, input),
});
