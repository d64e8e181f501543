import { Menu, Tray } from 'electron';

export interface TrayActions {
  open: () => void;
  study: () => void;
  quit: () => void;
}

export interface DueTray {
  /** Shows the tray's icon, or takes it away. */
  set: (on: boolean) => void;
  showDue: (due: number) => void;
  isShown: () => boolean;
}

/** The icon in the system's tray: how much is due, and a quick start. A desktop without a tray shows none. */
export function createTray(icon: string, { open, study, quit }: TrayActions): DueTray {
  let tray: Tray | null = null;
  let due = 0;
  const describe = () => {
    const words = due === 0 ? 'nothing due' : `${due} due`;
    tray?.setToolTip(`Kubedeck: ${words}`);
    if (process.platform === 'darwin') tray?.setTitle(due === 0 ? '' : String(due));
    tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: due === 0 ? 'Nothing due' : `Study: ${due} due`, enabled: due > 0, click: study },
        { label: 'Open Kubedeck', click: open },
        { type: 'separator' },
        { label: 'Quit', click: quit },
      ]),
    );
  };
  return {
    isShown: () => tray !== null,
    set: (on) => {
      if (on === (tray !== null)) return;
      if (!on) {
        tray?.destroy();
        tray = null;
        return;
      }
      tray = new Tray(icon);
      tray.on('click', open);
      describe();
    },
    showDue: (count) => {
      if (count === due) return;
      due = count;
      describe();
    },
  };
}
