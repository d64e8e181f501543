import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { openExternal } from './security';

export interface MenuActions {
  /** Asks the page to show one of its screens or do one of its actions, by name. */
  ask: (what: string) => void;
  openDataFolder: () => void;
}

const documentation = 'https://kubernetes.io/docs/';

/** The application menu with the platform's usual entries and keys. */
export function setMenu({ ask, openDataFolder }: MenuActions): void {
  const mac = process.platform === 'darwin';
  const settings: MenuItemConstructorOptions = { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: () => ask('settings') };
  const about: MenuItemConstructorOptions = { label: 'About Kubedeck', click: () => ask('about') };
  const template: MenuItemConstructorOptions[] = [
    ...(mac
      ? [
          {
            label: app.name,
            submenu: [
              about,
              { type: 'separator' },
              settings,
              { type: 'separator' },
              { role: 'services' },
              { type: 'separator' },
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              { type: 'separator' },
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '&File',
      submenu: [
        { label: 'Add note folder…', accelerator: 'CmdOrCtrl+O', click: () => ask('add-notes') },
        { label: 'Import…', accelerator: 'CmdOrCtrl+I', click: () => ask('import') },
        { label: 'Export…', accelerator: 'CmdOrCtrl+E', click: () => ask('export') },
        { label: 'Re-read notes', accelerator: 'CmdOrCtrl+Shift+R', click: () => ask('sync') },
        { type: 'separator' },
        { label: 'Back up now', click: () => ask('back-up') },
        { label: 'Open data folder', click: openDataFolder },
        ...(mac ? [] : ([{ type: 'separator' }, settings] satisfies MenuItemConstructorOptions[])),
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The page decides: inside a text field this undoes typing, elsewhere the last step.
        { label: 'Undo', accelerator: 'CmdOrCtrl+Z', registerAccelerator: false, click: () => ask('undo') },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Go',
      submenu: [
        { label: 'Today', accelerator: 'CmdOrCtrl+1', click: () => ask('today') },
        { label: 'Decks', accelerator: 'CmdOrCtrl+2', click: () => ask('decks') },
        { label: 'Browse', accelerator: 'CmdOrCtrl+3', click: () => ask('browse') },
        { label: 'Exam', accelerator: 'CmdOrCtrl+4', click: () => ask('exam') },
        { label: 'Stats', accelerator: 'CmdOrCtrl+5', click: () => ask('stats') },
        { type: 'separator' },
        { label: 'Study', accelerator: 'CmdOrCtrl+Enter', registerAccelerator: false, click: () => ask('study') },
        { label: 'Commands…', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => ask('palette') },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : ([{ role: 'toggleDevTools' }, { role: 'reload' }] satisfies MenuItemConstructorOptions[])),
      ],
    },
    { role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [
        { label: 'Keys of this screen', accelerator: '?', registerAccelerator: false, click: () => ask('keys') },
        { label: 'Kubernetes documentation', click: () => void openExternal(documentation) },
        ...(mac ? [] : ([{ type: 'separator' }, about] satisfies MenuItemConstructorOptions[])),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
