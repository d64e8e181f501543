import { net, protocol } from 'electron';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { fileBelow } from './file-below';
import { byteRange, mediaFile, type MediaFile } from './media-file';
import { host, isOwnUrl, scheme } from './origin';
import type { RemotePictures } from './remote-pictures';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Svelte's transitions and KaTeX set inline styles; styles can neither run code nor, with the rest closed, load anything.
  "style-src 'self' 'unsafe-inline'",
  // Pictures from elsewhere are never loaded by the page: the main process gets those that were asked for.
  "img-src 'self' data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For files of strangers: opened by themselves they can do nothing. */
const mediaPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** Must run before the app is ready. `codeCache` keeps compiled scripts between starts; `stream` lets recordings start before they are whole. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

const pictures = /\.(?:png|jpe?g|gif|webp|svg)$/i;

export interface ServedFiles {
  /** The folder of the page's own files. */
  page: string;
  noteFolder: (source: number) => string | null;
  /** The folder of files that came with imported decks. */
  media: () => string;
  remote: Pick<RemotePictures, 'find'>;
}

/** The file a path names: one of the page's own, or a picture below the folder of a note source. */
function fileOf(pathname: string, { page, noteFolder }: ServedFiles): string | null {
  const [, source, rest] = /^\/notes\/(\d+)(\/.+)$/.exec(pathname) ?? [];
  if (source === undefined || rest === undefined) return fileBelow(page, pathname);
  const folder = noteFolder(Number(source));
  return folder !== null && pictures.test(pathname) ? fileBelow(folder, rest) : null;
}

const notFound = () => new Response(`Not found on ${host}`, { status: 404 });

const strangerHeaders = (type: string) => ({
  'Content-Type': type,
  'Content-Security-Policy': mediaPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Accept-Ranges': 'bytes',
});

async function serveMedia({ path, type }: MediaFile, rangeHeader: string | null): Promise<Response> {
  const { size } = await stat(path);
  const range = byteRange(rangeHeader, size);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const headers = new Headers(strangerHeaders(type));
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const body = size === 0 ? null : Readable.toWeb(createReadStream(path, { start, end }));
  return new Response(body, { status: range ? 206 : 200, headers });
}

async function servePage(file: string): Promise<Response> {
  const answer = await net.fetch(pathToFileURL(file).href, { bypassCustomProtocolHandlers: true });
  const headers = new Headers(answer.headers);
  headers.set('Content-Security-Policy', contentSecurityPolicy);
  headers.set('X-Content-Type-Options', 'nosniff');
  return new Response(answer.body, { status: answer.status, headers });
}

/** Serves GET requests for the page's files, pictures of notes, media of imported decks and pictures asked for, and nothing else. */
export function serveFiles(files: ServedFiles): void {
  protocol.handle(scheme, async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' || !isOwnUrl(request.url)) return new Response(null, { status: 403 });
    if (pathname.startsWith('/media/')) {
      const media = mediaFile(files.media(), pathname);
      return media ? serveMedia(media, request.headers.get('range')) : notFound();
    }
    if (pathname.startsWith('/remote/')) {
      const picture = files.remote.find(pathname);
      return picture ? new Response(picture.bytes, { headers: strangerHeaders(picture.type) }) : notFound();
    }
    const file = fileOf(pathname, files);
    return file === null ? notFound() : servePage(file);
  });
}
