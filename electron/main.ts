import { app, dialog, nativeTheme, net, Notification, shell, type BrowserWindow } from 'electron';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from './app/app';
import type { Desktop, Places, Ports } from './app/ports';
import { systemClock } from './clock';
import { parseCommand, runCommand } from './cli/commands';
import { readArguments } from './cli/arguments';
import { createJobRunner } from './jobs/runner';
import { utilityChild } from './jobs/utility-child';
import { sqliteVersion } from './store/database';
import { setStartAtLogin } from './shell/autostart';
import { readDataFolders, writeDataFolders } from './shell/data-folders';
import { log } from './shell/log';
import { setMenu } from './shell/menu';
import { registerScheme, serveFiles } from './shell/protocol';
import { openNote } from './shell/editor';
import { passingFolder } from './shell/passing-folder';
import { createTray, type DueTray } from './shell/tray';
import { createRemotePictures } from './shell/remote-pictures';
import { openExternal, refuseTheRest } from './shell/security';
import { selfTest } from './self-test';
import { isOwnFrame, openWindow, preloadFile } from './shell/window';
import { createClient } from './transport/client';
import { dispatch } from './transport/dispatch';
import { serveIpc } from './transport/ipc';

const outDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(outDir, '..');
const given = readArguments(process.argv.slice(app.isPackaged ? 1 : 2));

/** The app's own folder holds the data, unless the person has moved it or opened another. */
const own = app.getPath('userData');
const dataDir = given.dataDir ?? readDataFolders(own).current ?? own;
/** The person has moved the data to a disk that is not there now. */
const isGone = given.dataDir === null && dataDir !== own && !existsSync(dataDir);
// One that only looks leaves the folder, and its lock, to the one that writes.
const ownFolder = isGone || given.readonly ? passingFolder() : writableFolder(dataDir);
app.setPath('userData', ownFolder);
// Chromium keeps its own files; the person's folder holds only theirs.
app.setPath('sessionData', join(ownFolder, 'browser'));

/** Electron needs a folder to write to even when the data folder can't be: then a passing one, so that the window can say so. */
function writableFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    return passingFolder();
  }
}

let window: BrowserWindow | null = null;
/** Null on the command line. */
let tray: DueTray | null = null;
/** Brings the window to the front, opened anew when it was closed; set once there may be one. */
let show: () => void = () => undefined;

const report = (method: string, error: unknown) =>
  log('error', `${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

const remotePictures = createRemotePictures((address, init) => net.fetch(address, init));

const desktop: Desktop = {
  openLink: openExternal,
  openPath: async (path) => {
    const failure = await shell.openPath(path);
    if (failure !== '') log('error', `openPath: ${failure}`);
  },
  openNote,
  loadPictures: remotePictures.load,
  chooseFolder: async (use) => {
    const titles = { notes: 'Add a note folder', profile: 'The folder of a profile', data: 'Move your data to' };
    const options: Electron.OpenDialogOptions = { title: titles[use], properties: ['openDirectory', 'createDirectory'] };
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  },
  chooseFiles: async () => {
    const options: Electron.OpenDialogOptions = { title: 'Import', properties: ['openFile', 'multiSelections'] };
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return answer.canceled ? [] : answer.filePaths;
  },
  chooseSaveFile: async (name) => {
    const options: Electron.SaveDialogOptions = { title: 'Export', defaultPath: name };
    const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  },
  applySettings: ({ theme, tray: inTray, startAtLogin }) => {
    nativeTheme.themeSource = theme;
    if (!tray) return;
    tray.set(inTray);
    if (given.readonly) return;
    try {
      setStartAtLogin(startAtLogin, given.dataDir === null ? [] : ['--data', given.dataDir]);
    } catch (error) {
      report('startAtLogin', error);
    }
  },
  remind: ({ title, body }) => {
    if (window?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification({ title, body, icon: iconFile() });
    notification.on('click', startStudying);
    notification.show();
  },
  showDue: (due) => tray?.showDue(due),
};

function startStudying(): void {
  show();
  const ask = () => window?.webContents.send('ask', 'study');
  if (window?.webContents.isLoading() === true) window.webContents.once('did-finish-load', ask);
  else ask();
}

const commandPorts: Ports = {
  clock: systemClock,
  desktop,
  jobs: createJobRunner((passing) => utilityChild(join(outDir, 'main', 'job.cjs'), passing)),
  about: {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    sqlite: sqliteVersion(),
    platform: `${process.platform} ${process.arch}`,
    homepage: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage?: string }).homepage ?? null,
  },
  dataDir,
  decksDir: app.isPackaged ? join(process.resourcesPath, 'decks') : join(root, 'decks'),
  readonly: given.readonly,
  expectsData: isGone,
};

/** The data folder that is open in the window, with its use cases. */
interface Opened {
  ports: Ports;
  app: App;
}

async function openDesktop(): Promise<() => App> {
  await app.whenReady();
  refuseTheRest();
  tray = createTray(iconFile(), { open: () => show(), study: startStudying, quit: () => app.quit() });
  const places: Places = {
    read: () => ({ own, others: readDataFolders(own).others }),
    write: (others, current) => {
      const before = current ?? readDataFolders(own).current;
      mkdirSync(own, { recursive: true });
      writeDataFolders(own, { current: before !== null && others.includes(before) ? before : null, others: [...others] });
    },
    open: (folder, readonly) => setImmediate(() => changeFolder(folder, readonly)),
  };
  const openFolder = (more: Partial<Ports>): Opened => {
    const ports = { ...commandPorts, ...more, places };
    return { ports, app: createApp(ports) };
  };
  let opened = openFolder({});
  const keepHouse = () => void opened.app.keepHouse((error) => report('background', error));
  /** The window starts over on another data folder; the next start opens it too, unless it is only looked at. */
  const changeFolder = (folder: string, readonly: boolean) => {
    opened.app.close();
    if (!readonly) {
      const { others } = places.read();
      // One that was opened by its path stays on the list too, unless its data has just been moved.
      const left = opened.ports.dataDir;
      const known = [...others, ...(existsSync(join(left, 'kubedeck.db')) ? [left] : []), folder];
      places.write(
        [...new Set(known)].filter((each) => each !== own),
        folder,
      );
      app.releaseSingleInstanceLock();
      app.setPath('userData', writableFolder(folder));
      app.requestSingleInstanceLock();
    }
    opened = openFolder({ dataDir: folder, readonly, expectsData: false });
    keepHouse();
    window?.webContents.reload();
  };
  serveFiles({
    page: join(outDir, 'renderer'),
    noteFolder: (source) => opened.app.noteFolder(source),
    media: () => join(opened.ports.dataDir, 'media'),
    remote: remotePictures,
  });
  serveIpc({
    api: () => opened.app.api,
    isTrusted: (frame) => isOwnFrame(window, frame),
    report,
    slow: (method, ms) => log('slow', `${method}: ${ms.toFixed(1)} ms`),
  });
  setMenu({
    ask: (what) => window?.webContents.send('ask', what),
    openDataFolder: () => void desktop.openPath(opened.ports.dataDir),
  });
  const open = () => {
    window = openWindow({ preload: preloadFile(outDir), icon: iconFile(), stateFile: join(ownFolder, 'window.json') });
    window.on('closed', () => (window = null));
  };
  show = () => {
    if (window === null) open();
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
  };
  open();
  keepHouse();
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('second-instance', () => show());
  app.on('will-quit', () => opened.app.close());
  return () => opened.app;
}

const iconFile = () => (app.isPackaged ? join(process.resourcesPath, 'icons', '256x256.png') : join(root, 'build', 'icons', '256x256.png'));

/** Chromium's switch for running without any display; it counts only when it is there from the very start. */
const withoutDisplay = 'ozone-platform=headless';

/** A command of the packaged app: the same use cases, no window. */
async function runWithoutWindow(args: string[]): Promise<number> {
  if (process.platform === 'linux' && !process.argv.includes(`--${withoutDisplay}`)) {
    const again = spawnSync(process.execPath, [`--${withoutDisplay}`, '--disable-gpu', '--log-level=3', ...process.argv.slice(1)], {
      stdio: 'inherit',
    });
    return again.status ?? 1;
  }
  app.disableHardwareAcceleration();
  app.dock?.hide();
  await app.whenReady();
  const parsed = parseCommand(args);
  if ('wrong' in parsed) {
    process.stderr.write(`${parsed.wrong}\n`);
    return 2;
  }
  const running = createApp({ ...commandPorts, readonly: parsed.access !== 'write', withoutStore: parsed.access === 'none' });
  const client = createClient((method, input) => dispatch(running.api, method, input, report));
  const code = await runCommand(parsed, client, (path) => resolve(path), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
  });
  running.close();
  return code;
}

async function start(): Promise<void> {
  if (given.command) {
    app.exit(await runWithoutWindow(given.command));
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Kubedeck is already open on this data folder; its window comes to the front.\n');
    app.exit(0);
    return;
  }
  registerScheme();
  // Chromium refuses to start sandboxed as root; the start script asks for that only there.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && tray?.isShown() !== true) app.quit();
  });
  const running = await openDesktop();
  if (given.selfTest && window) {
    const client = createClient((method, input) => dispatch(running().api, method, input, report));
    app.exit(await selfTest(client, window.webContents, (line) => process.stdout.write(`${line}\n`)));
  }
}

// Not awaited here: Electron becomes ready only after this file has run to its end.
void start();
