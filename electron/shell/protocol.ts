import { net, protocol } from 'electron';
import { pathToFileURL } from 'node:url';
import { fileBelow } from './file-below';
import { host, isOwnUrl, scheme } from './origin';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Svelte's transitions and KaTeX set inline styles; styles can neither run code nor, with the rest closed, load anything.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. `codeCache` keeps compiled scripts between starts. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

const pictures = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** The file a path names: one of the page's own below `root`, or a picture below the folder of a note source. */
function fileOf(pathname: string, root: string, noteFolder: (source: number) => string | null): string | null {
  const [, source, rest] = /^\/notes\/(\d+)(\/.+)$/.exec(pathname) ?? [];
  if (source === undefined || rest === undefined) return fileBelow(root, pathname);
  const folder = noteFolder(Number(source));
  return folder !== null && pictures.test(pathname) ? fileBelow(folder, rest) : null;
}

/** Serves GET requests for the page's files below `root` and for pictures of notes, and nothing else. */
export function serveFiles(root: string, noteFolder: (source: number) => string | null): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || !isOwnUrl(request.url)) return new Response(null, { status: 403 });
    const file = fileOf(url.pathname, root, noteFolder);
    if (file === null) return new Response(`Not found on ${host}`, { status: 404 });
    const answer = await net.fetch(pathToFileURL(file).href, { bypassCustomProtocolHandlers: true });
    const headers = new Headers(answer.headers);
    headers.set('Content-Security-Policy', contentSecurityPolicy);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(answer.body, { status: answer.status, headers });
  });
}
