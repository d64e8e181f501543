import { realpathSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

/** The file of `root` that a URL path names, or null when it would leave `root`. */
export function fileBelow(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = normalize(join(root, decoded));
  if (!file.startsWith(root + sep)) return null;
  try {
    return realpathSync(file).startsWith(realpathSync(root) + sep) ? file : null;
  } catch {
    return null;
  }
}
