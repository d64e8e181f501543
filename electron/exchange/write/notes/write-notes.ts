import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Refused } from '../../collection';
import { AppError } from '../../../core/errors';
import { throwIfStopped, toWriteFailure } from '../write-failures';
import type { WriteContext, WriteReport, WriteSource } from '../writing';
import { composeNote } from './compose-note';
import { notePaths } from './note-paths';

/**
 * Writes a new folder of Markdown notes, one for each deck, that Kubedeck reads back to the same cards. Reviews and media stay here.
 * @throws AppError, also when there is anything of that name already
 */
export async function writeNotes(target: string, { collection }: WriteSource, context: WriteContext): Promise<WriteReport> {
  const { signal, onProgress } = context;
  const temporary = join(dirname(target), `.kubedeck-${randomBytes(6).toString('hex')}.part`);
  const decks = Map.groupBy(collection.cards, ({ deck }) => deck);
  const paths = notePaths([...decks.keys()]);
  const report: WriteReport = { cards: 0, media: 0, omitted: [] };
  const refused: Refused[] = [];
  try {
    throwIfStopped(signal);
    if (existsSync(target)) {
      throw new AppError('bad-input', 'There is something of that name already. Nothing was written. Choose another name.');
    }
    await mkdir(temporary);
    let done = 0;
    for (const [deck, cards] of decks) {
      onProgress?.({ done: done++, total: decks.size, label: deck });
      const note = composeNote(deck, cards);
      const file = join(temporary, paths.get(deck) ?? 'Notes.md');
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, note.text, { flag: 'wx' });
      report.cards += note.cards;
      refused.push(...note.refused);
      await setImmediate();
      throwIfStopped(signal);
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw toWriteFailure(error);
  }
  const media = collection.media.length;
  return {
    ...report,
    omitted: [
      ...summed(refused),
      ...(media === 0 ? [] : [{ what: `${media} media ${media === 1 ? 'file' : 'files'}`, reason: 'Notes hold text only.' }]),
    ],
  };
}

/** One line for each reason. */
function summed(refused: readonly Refused[]): Refused[] {
  return [...Map.groupBy(refused, ({ reason }) => reason)].map(([reason, all]) => {
    const first = all[0]?.what ?? '';
    return { what: all.length === 1 ? first : `${all.length} cards (the first is ${first.replace(/^Card /, '')})`, reason };
  });
}
