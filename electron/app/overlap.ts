import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { Source } from '../store/sources';

/** How a place of notes lies to those that were added before. */
export interface Overlap {
  /** The one it is part of. */
  within: Source | null;
  /** Those that are part of it. */
  contains: Source[];
}

/** The same place is no overlap: adding it again changes what is chosen of it. */
export function overlapOf(path: string, sources: readonly Source[]): Overlap {
  const place = realPath(path);
  const overlap: Overlap = { within: null, contains: [] };
  for (const source of sources) {
    if (source.removedAt !== null || (source.kind !== 'folder' && source.kind !== 'file')) continue;
    const other = realPath(source.path);
    if (other === place) overlap.within ??= source.path === path ? null : source;
    else if (isInside(place, other) && source.kind === 'folder') overlap.within ??= source;
    else if (isInside(other, place)) overlap.contains.push(source);
  }
  return overlap;
}

/** Where a file of an added folder stands in the folder around it, with forward slashes. */
export function nameWithin(folder: string, source: Pick<Source, 'kind' | 'path'>, file: string): string {
  const below = relative(realPath(folder), realPath(source.path)).split(sep).join('/');
  return source.kind === 'file' ? below : `${below}/${file}`;
}

function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** Of a place that is not there, the name is all there is. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
