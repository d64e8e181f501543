import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Collection, OpenCollection, ReadContext } from '../../electron/exchange/collection';
import { temporaryFolder } from '../store/temporary-store';
import { readContext } from './read-context';

type Reader = (path: string, context: ReadContext) => Promise<OpenCollection>;

/** A file with these bytes, in a folder of its own. */
export function madeFile(name: string, bytes: string | Uint8Array): string {
  const file = join(temporaryFolder(), name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return file;
}

/** What a reader makes of a file with these bytes. */
export async function readMade(reader: Reader, name: string, bytes: string | Uint8Array): Promise<Collection> {
  const open = await reader(madeFile(name, bytes), readContext());
  open.close();
  return open.collection;
}
