import { basename, extname } from 'node:path';
import { deckName } from '../anki/names';
import { createRefusals } from '../anki/refusals';
import type { ImportedMedia, OpenCollection, ReadContext } from '../collection';
import { decodeText } from '../decode-text';
import { readBeginning, readDocument } from '../document';
import { damagedFile, throwIfCancelled } from '../failures';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';
import { openZip } from '../zip';
import type { Zip } from '../zip';
import { cardsOfLog } from './cards-xml';
import type { Cards } from './cards-xml';
import { cardsOfItems } from './old-xml';
import { readRecords } from './records';

const listName = 'cards.xml';
const nothing = 'There are no cards in the file.';

/** Mnemosyne 2's `.cards`, an archive, or the list of cards out of one. @throws AppError */
export async function openMnemosyne(path: string, context: ReadContext): Promise<OpenCollection> {
  if (!readBeginning(path, 2).toString('latin1').startsWith('PK')) return openMnemosyneXml(path, context);
  const zip = await openZip(path, context.signal);
  try {
    const entry = zip.entries.get(listName);
    if (!entry) throw damagedFile(`The archive has no ${listName}, where its cards should be.`);
    const document = readRecords(decodeText(await zip.read(entry)).text);
    throwIfCancelled(context.signal);
    const { mediaNames, ...cards } = cardsOfLog(document, deckOf(path), context);
    const { media, refused } = mediaOf(zip, mediaNames);
    if (cards.cards.length === 0) throw damagedFile(nothing);
    return {
      collection: { format: 'mnemosyne', decks: [], ...cards, media, refused: [...cards.refused, ...refused] },
      readMedia: async (name) => {
        const found = media.some((each) => each.name === name) ? zip.entries.get(name) : undefined;
        if (!found) throw damagedFile(`The archive has no ${name}.`);
        return zip.read(found, limits.mediaBytes);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Mnemosyne 1's XML. @throws AppError */
export function openMnemosyneXml(path: string, context: ReadContext): Promise<OpenCollection> {
  return Promise.resolve().then(() => {
    const document = readRecords(decodeText(readDocument(path)).text);
    throwIfCancelled(context.signal);
    const read = (): Cards =>
      document.root.name === 'mnemosyne' ? cardsOfItems(document, deckOf(path), context) : cardsOfLog(document, deckOf(path), context);
    const { types, notes, cards, refused } = read();
    if (cards.length === 0) throw damagedFile(nothing);
    return {
      collection: { format: 'mnemosyne-xml', types, notes, cards, media: [], decks: [], refused },
      readMedia: (name) => Promise.reject(damagedFile(`The file has no media, so no ${name}.`)),
      close: () => undefined,
    };
  });
}

const deckOf = (path: string) => deckName(basename(path, extname(path)));

function mediaOf(zip: Zip, names: readonly string[]): { media: ImportedMedia[]; refused: { what: string; reason: string }[] } {
  const refusals = createRefusals();
  const wanted = new Set([...names, ...[...zip.entries.keys()].filter((name) => name !== listName && name !== 'METADATA')]);
  const media = [...wanted].flatMap((name) => {
    const entry = zip.entries.get(name);
    if (entry && isSafeFileName(name) && name === name.normalize('NFC') && entry.bytes <= limits.mediaBytes) {
      return [{ name, bytes: entry.bytes, sha1: null }];
    }
    refusals.add(
      'media file',
      name,
      entry ? 'Its name is no plain file name, or it is larger than 256 MiB.' : 'The archive does not contain it.',
    );
    return [];
  });
  return { media, refused: refusals.list() };
}
