import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import * as v from 'valibot';
import type { CardContent } from '../../core/card';
import { AppError } from '../../core/errors';
import { importedContent } from '../../core/imported-card';
import { createRefusals } from '../anki/refusals';
import type { RefusedKind } from '../anki/refusals';
import type { Collection, ImportedCard, ImportedNote, ImportedType, OpenCollection, ReadContext } from '../collection';
import { damagedFile, oversizedFile, toReadFailure } from '../failures';
import { limits } from '../limits';
import { readItems } from './items';
import type { FoundItem } from './items';
import { listSchemas } from './schema';
import type { Item, ListName } from './schema';

/** Where the bytes of a picture or sound are: in a place of the file, or in text that was read. */
interface MediaPlace {
  bytes: number;
  sha1: string;
  base64: string | { start: number; length: number };
}

/** Reads our own format. What does not hold to it is refused item by item. @throws AppError when the file as a whole does not */
export function openKubedeckJson(path: string, context: ReadContext): Promise<OpenCollection> {
  return Promise.resolve().then(() => open(path, context));
}

function open(path: string, context: ReadContext): OpenCollection {
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    if (!fstatSync(handle).isFile()) throw new AppError('bad-input', 'This is not an ordinary file. Nothing was imported.');
    const { collection, media } = collect(handle, context);
    const opened = handle;
    handle = null;
    return {
      collection,
      readMedia: (name) => Promise.resolve().then(() => readMedia(opened, name, media.get(name))),
      close: () => closeSync(opened),
    };
  } catch (error) {
    throw toReadFailure(error);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

const kinds: Record<ListName, RefusedKind> = {
  sources: 'row',
  decks: 'deck',
  types: 'note type',
  notes: 'note',
  cards: 'card',
  examProfiles: 'row',
  mockExams: 'row',
  unwanted: 'row',
  media: 'media file',
};

function collect(handle: number, context: ReadContext): { collection: Collection; media: Map<string, MediaPlace> } {
  const refusals = createRefusals();
  const media = new Map<string, MediaPlace>();
  const lists: { [List in Exclude<ListName, 'media'>]: Item<List>[] } = {
    sources: [],
    decks: [],
    types: [],
    notes: [],
    cards: [],
    examProfiles: [],
    mockExams: [],
    unwanted: [],
  };
  let reviews = 0;
  const take = (list: ListName, { value, where, base64 }: FoundItem) => {
    const result = v.safeParse(listSchemas[list], value, { abortEarly: true });
    if (!result.success) {
      refusals.add(kinds[list], where, whatIsWrong(result.issues[0]));
      return;
    }
    if (list === 'media') {
      const { name, bytes, sha1, base64: text } = result.output as Item<'media'>;
      if (media.has(name)) refusals.add('media file', name, 'Another one in the file has the same name.');
      else media.set(name, { bytes, sha1, base64: base64 ?? text });
      return;
    }
    if (list === 'cards') reviews += (result.output as Item<'cards'>).reviews.length;
    if (lists[list].length >= limits.notes || reviews > limits.reviews) throw oversizedFile('The file holds more than a collection can.');
    (lists[list] as unknown[]).push(result.output);
  };
  const head = readItems(handle, take, context.signal);
  const { sources, decks, types, examProfiles, mockExams, unwanted } = lists;
  const typeKeys = new Set(types.map(({ key }) => key));
  const notes = lists.notes.filter(({ guid, type }) => {
    if (!typeKeys.has(type)) refusals.add('note', guid, 'Its note type is not in the file.');
    return typeKeys.has(type);
  });
  const toCard = cardMaker(types, notes);
  const cards = lists.cards.flatMap((card) => {
    const made = toCard(card);
    if (!made) refusals.add('card', card.key, 'Neither its text nor the note that makes it is in the file.');
    return made ?? [];
  });
  const collection: Collection = {
    format: 'kubedeck-json',
    types,
    notes,
    cards,
    media: [...media].map(([name, { bytes, sha1 }]) => ({ name, bytes, sha1 })),
    decks,
    refused: refusals.list(),
    own: { settings: head.settings, sources, unwanted, examProfiles, mockExams },
  };
  return { collection, media };
}

function cardMaker(types: readonly ImportedType[], notes: readonly ImportedNote[]): (card: Item<'cards'>) => ImportedCard | null {
  const typeOf = new Map(types.map((type) => [type.key, type]));
  const noteOf = new Map(notes.map((note) => [note.guid, note]));
  return ({ content, ...card }) => {
    if (content) return { ...card, made: null, content };
    const note = card.made && noteOf.get(card.made.guid);
    const type = note && typeOf.get(note.type);
    if (!card.made || !note || !type) return null;
    const { template } = card.made;
    const { cloze, fields, templates, name: typeName } = type;
    let rendered: CardContent | null = null;
    return {
      ...card,
      // Rendered when it is asked for: a card that is here already is not.
      get content() {
        const { tags, deck } = card;
        return (rendered ??= importedContent({ cloze, fields, values: note.fields, templates, typeName, template, tags, deck }));
      },
    };
  };
}

function whatIsWrong(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `It does not hold to the format${path === null ? '' : ` at ${path.slice(0, 100)}`}.`;
}

function readMedia(handle: number, name: string, place: MediaPlace | undefined): Buffer {
  if (!place) throw damagedFile(`The file has no media ${name}.`);
  const bytes = Buffer.from(typeof place.base64 === 'string' ? place.base64 : readPlace(handle, place.base64), 'base64');
  if (bytes.length !== place.bytes || hash('sha1', bytes) !== place.sha1) {
    throw damagedFile(`The media file ${name} is not what the file says it is.`);
  }
  return bytes;
}

function readPlace(handle: number, { start, length }: { start: number; length: number }): string {
  const bytes = Buffer.alloc(length);
  if (readSync(handle, bytes, 0, length, start) < length) throw damagedFile('The file is cut short.');
  const text = bytes.toString('latin1');
  return text.slice(0, text.lastIndexOf('"'));
}
