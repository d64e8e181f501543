import type { Flag } from '../../electron/contract';
import type { CustomMode } from '../../electron/contract/custom';
import { printSearch } from '../../electron/core/search/print';

export type StudyMode = CustomMode;

/** Some of what a search finds: with a flag, with a tag, or both. */
export interface Narrowing {
  flag: Flag | null;
  tag: string | null;
}

export function narrowSearch(query: string, { flag, tag }: Narrowing): string {
  const parts = [
    flag === null ? '' : printSearch({ type: 'flag', flag }),
    tag === null ? '' : printSearch({ type: 'tag', name: [tag] }),
  ].filter(Boolean);
  if (parts.length === 0) return query;
  return query.trim() === '' ? parts.join(' ') : `(${query}) ${parts.join(' ')}`;
}
