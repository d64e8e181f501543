import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Collection, OpenCollection, ReadContext } from '../../../electron/exchange/collection';
import { makeContext, makeFolder } from '../write/made';

/** What a reader makes of one file. */
export async function readNote(
  open: (path: string, context: ReadContext) => Promise<OpenCollection>,
  text: string | Buffer,
  name = 'note.md',
): Promise<Collection> {
  return readNotes(open, { [name]: text }, name);
}

/** What a reader makes of a folder, or of one path in it. */
export async function readNotes(
  open: (path: string, context: ReadContext) => Promise<OpenCollection>,
  files: Record<string, string | Buffer>,
  path = '',
): Promise<Collection> {
  const folder = makeFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { collection } = await open(join(folder, path), makeContext());
  return collection;
}

/** Question, answer and gap of each card. */
export const texts = ({ cards }: Collection) => cards.map(({ content: { front, answer, gap } }) => [front, answer, gap]);
