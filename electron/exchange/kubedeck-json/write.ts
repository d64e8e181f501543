import { hash } from 'node:crypto';
import type { Instant } from '../../core/scheduling/types';
import type { Collection, ImportedCard, ImportedNote } from '../collection';
import { throwIfCancelled } from '../failures';
import { encode } from './encode';
import { formatName, formatVersion, headSchema, listNames, listSchemas } from './schema';
import type { Head, ListName } from './schema';

/** What is written: a collection, its many notes and cards perhaps one by one, and its media on demand. */
export interface KubedeckDocument {
  /** Version of the program that writes. */
  app: string;
  exportedAt: Instant;
  collection: Omit<Collection, 'format' | 'refused' | 'notes' | 'cards'> & { notes: Iterable<ImportedNote>; cards: Iterable<ImportedCard> };
  readMedia: (name: string) => Promise<Buffer>;
}

/** Takes a piece of text; the next comes when it is done. */
export type Sink = (text: string) => Promise<void> | void;

const pieceLength = 256 * 1024;

/** Writes our own format: one item of a list on each line, members in a fixed order. @throws AppError `cancelled` */
export async function writeKubedeckJson(document: KubedeckDocument, sink: Sink, signal?: AbortSignal): Promise<void> {
  const { app, exportedAt, collection } = document;
  const head: Head = { format: formatName, version: formatVersion, app, exportedAt, settings: collection.own?.settings ?? {} };
  let piece = '{\n';
  const write = async (text: string) => {
    piece += text;
    if (piece.length < pieceLength) return;
    throwIfCancelled(signal);
    await sink(piece);
    piece = '';
  };
  for (const [name, schema] of Object.entries(headSchema.entries)) await write(`"${name}": ${encode(schema, head[name as keyof Head])},\n`);
  for (const name of listNames) {
    let items = 0;
    await write(`"${name}": [`);
    for (const line of linesOf(name, document)) {
      await write(`${items === 0 ? '' : ','}\n${typeof line === 'string' ? line : await line}`);
      items += 1;
    }
    await write(`${items === 0 ? '' : '\n'}]${name === listNames.at(-1) ? '' : ','}\n`);
  }
  await sink(`${piece}}\n`);
}

function* linesOf(name: ListName, { collection, readMedia }: KubedeckDocument): Generator<string | Promise<string>> {
  switch (name) {
    case 'cards':
      for (const card of collection.cards) yield encode(listSchemas.cards, withoutMade(card));
      break;
    case 'media':
      for (const media of collection.media) yield readMedia(media.name).then((bytes) => encodeMedia(media.name, bytes));
      break;
    case 'decks':
    case 'types':
    case 'notes':
      for (const item of collection[name]) yield encode(listSchemas[name], item);
      break;
    default:
      for (const item of collection.own?.[name] ?? []) yield encode(listSchemas[name], item);
  }
}

/** What templates make of a note is not written: it is made again. */
function withoutMade(card: ImportedCard): Omit<ImportedCard, 'content'> | ImportedCard {
  if (card.made === null) return card;
  const { key, deck, made, tags, exams, kubernetes, siblings, position, flag, suspended, leech, buriedDay, addedAt, modifiedAt } = card;
  const marks = { flag, suspended, leech, buriedDay, addedAt, modifiedAt, reviews: card.reviews, schedule: card.schedule };
  return { key, deck, made, tags, exams, kubernetes, siblings, position, ...marks, ...(card.own && { own: card.own }) };
}

function encodeMedia(name: string, bytes: Buffer): string {
  return encode(listSchemas.media, { name, bytes: bytes.length, sha1: hash('sha1', bytes), base64: bytes.toString('base64') });
}
