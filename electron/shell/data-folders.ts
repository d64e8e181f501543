import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kept in the app's own folder, whichever folder holds the data. */
export interface DataFolders {
  /** Opened when nothing else is asked for; null is the app's own. */
  current: string | null;
  /** Others that are known. */
  others: string[];
}

const fileIn = (own: string) => join(own, 'profiles.json');

/** What is kept; without a list, or with one that can't be read, only the app's own folder is known. */
export function readDataFolders(own: string): DataFolders {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(own), 'utf8'));
    if (typeof kept !== 'object' || kept === null) return { current: null, others: [] };
    const { current, others } = kept as Partial<Record<keyof DataFolders, unknown>>;
    return {
      current: typeof current === 'string' && current !== own ? current : null,
      others: Array.isArray(others) ? [...new Set(others.filter((each): each is string => typeof each === 'string' && each !== own))] : [],
    };
  } catch {
    return { current: null, others: [] };
  }
}

/** Replaces the list in one step. */
export function writeDataFolders(own: string, folders: DataFolders): void {
  const unfinished = `${fileIn(own)}.new`;
  writeFileSync(unfinished, JSON.stringify(folders, null, 2));
  renameSync(unfinished, fileIn(own));
}
