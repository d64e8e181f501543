import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import { home, isOwnUrl } from './origin';
import { fitToScreens, minimumSize, readWindowState, writeWindowState } from './window-state';

/** The same paper as the page's own, so that nothing flashes before the first paint. */
const paper = { light: '#f9fbfd', dark: '#10161a' };

export interface WindowOptions {
  preload: string;
  icon: string;
  stateFile: string;
}

/** Opens the one window, where it was the last time, once its first frame is ready. */
export function openWindow({ preload, icon, stateFile }: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = fitToScreens(
    readWindowState(stateFile),
    [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...definedOnly(bounds),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Kubedeck',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(window, stateFile));
  const followTheme = () => window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? paper.dark : paper.light);
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  void window.loadURL(home);
  return window;
}

function definedOnly(bounds: { x?: number | undefined; y?: number | undefined; width: number; height: number }) {
  const { x, y, width, height } = bounds;
  return x === undefined || y === undefined ? { width, height } : { x, y, width, height };
}

function rememberPlace(window: BrowserWindow, stateFile: string): void {
  try {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  } catch {
    // A read-only or full disk must not keep the window from closing; the place is only a convenience.
  }
}

/** Only the window's own top frame on our own page may call the app. */
export const isOwnFrame = (window: BrowserWindow | null, frame: Electron.WebFrameMain | null): boolean =>
  window !== null && frame !== null && frame === window.webContents.mainFrame && isOwnUrl(frame.url);

export const preloadFile = (outDir: string) => join(outDir, 'preload', 'preload.cjs');
