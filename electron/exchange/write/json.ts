import { open } from 'node:fs/promises';
import { writeKubedeckJson } from '../kubedeck-json/write';
import { replaceFile } from './replace-file';
import type { WriteContext, WriteReport, WriteSource } from './writing';

/** Writes everything there is as our own JSON; `app` is the version of the program. @throws AppError */
export async function writeJson(
  target: string,
  { collection, readMedia }: WriteSource,
  context: WriteContext,
  app: string,
): Promise<WriteReport> {
  const { now, signal } = context;
  await replaceFile(
    target,
    async (temporary) => {
      const handle = await open(temporary, 'wx');
      try {
        await writeKubedeckJson({ app, exportedAt: now, collection, readMedia }, (text) => handle.writeFile(text), signal);
      } finally {
        await handle.close();
      }
    },
    signal,
  );
  return { cards: collection.cards.length, media: collection.media.length, omitted: [] };
}
