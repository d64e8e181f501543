import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/core/errors';
import type { Collection, OpenCollection, ReadContext } from '../../electron/exchange/collection';
import { openCrowdAnki } from '../../electron/exchange/crowdanki/read-crowdanki';
import { openAnkiText, openCsv, previewDelimited } from '../../electron/exchange/delimited/read-delimited';
import { isSafeFileName } from '../../electron/exchange/file-name';
import { openKubedeckJson } from '../../electron/exchange/kubedeck-json/read';
import { openMnemosyne, openMnemosyneXml } from '../../electron/exchange/mnemosyne/read-mnemosyne';
import { openMochi } from '../../electron/exchange/mochi/read-mochi';
import { openQuizlet } from '../../electron/exchange/quizlet/read-quizlet';
import { recognise } from '../../electron/exchange/recognise';
import { temporaryFolder } from '../store/temporary-store';
import { sampleDocuments } from './make-documents';
import { makeZip } from './make-zip';
import { mutate, mutateJson, printable, seeded } from './mutate';
import { readContext } from './read-context';

/** Inputs for each reader; a long run is `KUBEDECK_FUZZ=100000 npm run unit -- tests/exchange/readers-fuzz`. */
const count = Number(process.env['KUBEDECK_FUZZ'] ?? 200);
const minutes = 60_000;

type Reader = (path: string, context: ReadContext) => Promise<OpenCollection>;
const inArchive = (name: string) => (bytes: Buffer) => makeZip([{ name, bytes }]);

const readers: Record<string, { open: Reader; document: string; pack?: (bytes: Buffer) => Buffer }> = {
  'Anki’s text': { open: openAnkiText, document: sampleDocuments.ankiText },
  CSV: { open: openCsv, document: sampleDocuments.csv },
  Quizlet: { open: openQuizlet, document: sampleDocuments.quizlet },
  CrowdAnki: { open: openCrowdAnki, document: sampleDocuments.crowdAnki },
  Mochi: { open: openMochi, document: sampleDocuments.mochi, pack: inArchive('data.json') },
  'compact Mochi': { open: openMochi, document: sampleDocuments.compactMochi, pack: inArchive('data.json') },
  Mnemosyne: { open: openMnemosyne, document: sampleDocuments.mnemosyne, pack: inArchive('cards.xml') },
  'old Mnemosyne': { open: openMnemosyneXml, document: sampleDocuments.oldMnemosyne },
  'our JSON': { open: openKubedeckJson, document: sampleDocuments.kubedeckJson },
};

function checkCollection({ cards, notes, types, media, refused }: Collection): void {
  const typeKeys = new Set(types.map(({ key }) => key));
  const guids = new Set(notes.map(({ guid }) => guid));
  expect(notes.every(({ type }) => typeKeys.has(type))).toBe(true);
  expect(refused.every(({ what, reason }) => what !== '' && reason !== '')).toBe(true);
  for (const { key, deck, content, made, schedule, reviews, position } of cards) {
    expect(key !== '' && deck !== '' && typeof content.front === 'string' && typeof content.answer === 'string').toBe(true);
    expect(made === null || guids.has(made.guid)).toBe(true);
    expect([
      position,
      schedule?.interval ?? 0,
      schedule?.dueDay ?? 0,
      schedule?.memory?.stability ?? 1,
      ...reviews.map(({ at }) => at),
    ]).not.toContain(NaN);
  }
  expect(media.every(({ name }) => isSafeFileName(name))).toBe(true);
}

async function tryRead(open: Reader, file: string, context: ReadContext): Promise<boolean> {
  try {
    const opened = await open(file, context);
    opened.close();
    checkCollection(opened.collection);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.message !== '') return false;
    throw error;
  }
}

/** Mostly harm that a reader gets to see: bytes that are no text are refused at the door. */
function harm(whole: Buffer, random: (below: number) => number): Buffer {
  const kind = random(4);
  if (kind === 0) return mutate(whole, random);
  if (kind > 1 && whole.toString('latin1', 0, 1).match(/[{[]/)) return Buffer.from(mutateJson(whole.toString(), random));
  return printable(mutate(whole, random));
}

describe('whatever the bytes', () => {
  it.each(Object.keys(readers))(
    'a document of %s is recognised, and read or refused',
    async (name) => {
      const reader = readers[name];
      if (!reader) throw new Error(name);
      const { open, document, pack = (bytes: Buffer) => bytes } = reader;
      const random = seeded(7);
      const file = join(temporaryFolder(), 'input.txt');
      const context = readContext();
      const whole = Buffer.from(document);
      writeFileSync(file, pack(whole));
      expect(await tryRead(open, file, context)).toBe(true);
      let read = 0;
      for (let round = 0; round < count; round++) {
        const bytes = pack(harm(whole, random));
        writeFileSync(file, bytes);
        if (await tryRead(open, file, context)) read += 1;
        if (round % 10 === 0) await tryRead(async () => recognise(file).then(() => empty), file, context);
        if (round % 10 === 0) previewDelimited(bytes);
      }
      // A reader that refuses everything would be of no use.
      expect(read).toBeGreaterThan(0);
      rmSync(file);
    },
    60 * minutes,
  );
});

const empty: OpenCollection = {
  collection: { format: 'csv', types: [], notes: [], cards: [], media: [], decks: [], refused: [] },
  readMedia: () => Promise.reject(new Error('none')),
  close: () => undefined,
};
