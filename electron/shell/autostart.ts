import { app } from 'electron';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { desktopEntry } from './desktop-entry';

let before: boolean | null = null;

/**
 * Starts the app when the person logs in, or no longer. `args` are what it was started with itself. Off at the start of the app changes
 * nothing: another data folder may have switched it on.
 */
export function setStartAtLogin(on: boolean, args: readonly string[]): void {
  const wasOn = before;
  before = on;
  if (!on && wasOn !== true) return;
  if (process.platform !== 'linux') {
    if (app.getLoginItemSettings().openAtLogin !== on) app.setLoginItemSettings({ openAtLogin: on, args: [...args] });
    return;
  }
  const file = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart', 'kubedeck.desktop');
  if (on) {
    mkdirSync(dirname(file), { recursive: true });
    // An AppImage runs from a folder that is gone afterwards; this is where it really lies.
    writeFileSync(file, desktopEntry([process.env['APPIMAGE'] ?? process.execPath, ...args]));
  } else if (existsSync(file)) rmSync(file);
}
