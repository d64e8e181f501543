import { app, session, shell, type WebContents } from 'electron';
import { AppError } from '../core/errors';
import { isOwnUrl } from './origin';

/** Opens a page in the system's browser. Only parsed `https:` addresses pass; throws AppError otherwise. */
export async function openExternal(address: string): Promise<void> {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new AppError('bad-input', 'Only https links are opened, and this is not one. Nothing was opened.');
  }
  await shell.openExternal(url.href);
}

/** Writing plain text to the clipboard, for "Copy details": all that our page ever asks for. */
const mayCopy = 'clipboard-sanitized-write';

/** Refuses everything a page of ours never needs: navigation, new windows, webviews, permissions, devices, downloads. */
export function refuseTheRest(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const keepHome = (event: Electron.Event<{ url: string }>) => {
      if (!isOwnUrl(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', keepHome);
    contents.on('will-frame-navigate', keepHome);
    contents.on('will-redirect', keepHome);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === mayCopy));
  own.setPermissionCheckHandler((_contents, permission, origin) => permission === mayCopy && isOwnUrl(origin));
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
}
