import { extname } from 'node:path';
import { fileBelow } from './file-below';

/** All that is ever served from the media folder. Nothing here runs: SVG comes with a policy that forbids it everything. */
const types: ReadonlyMap<string, string> = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.jfif', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.bmp', 'image/bmp'],
  ['.ico', 'image/x-icon'],
  ['.svg', 'image/svg+xml'],
  ['.mp3', 'audio/mpeg'],
  ['.m4a', 'audio/mp4'],
  ['.aac', 'audio/aac'],
  ['.ogg', 'audio/ogg'],
  ['.oga', 'audio/ogg'],
  ['.opus', 'audio/ogg'],
  ['.wav', 'audio/wav'],
  ['.flac', 'audio/flac'],
  ['.spx', 'audio/ogg'],
  ['.mp4', 'video/mp4'],
  ['.m4v', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.ogv', 'video/ogg'],
  ['.mov', 'video/quicktime'],
  ['.ttf', 'font/ttf'],
  ['.otf', 'font/otf'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);

export interface MediaFile {
  path: string;
  type: string;
}

/** The file of `folder` that `/media/NAME` means; null when the name is more than a name, is of no known kind, or is not there. */
export function mediaFile(folder: string, pathname: string): MediaFile | null {
  const [, name] = /^\/media\/([^/]+)$/.exec(pathname) ?? [];
  if (name === undefined || /%2f|%5c/i.test(name)) return null;
  const type = types.get(extname(name).toLowerCase());
  const path = type === undefined ? null : fileBelow(folder, `/${name}`);
  return type === undefined || path === null ? null : { path, type };
}

export interface ByteRange {
  start: number;
  /** Included. */
  end: number;
}

/** The part of a file a `Range` header asks for; null for all of it, `unsatisfiable` for what lies outside. Several parts at once are not given. */
export function byteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? 'unsatisfiable' : { start, end };
}
