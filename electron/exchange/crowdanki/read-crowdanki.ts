import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { member, members, parseJson, textOf } from '../anki/json';
import type { Json } from '../anki/json';
import { deckName } from '../anki/names';
import { createRefusals } from '../anki/refusals';
import type { Refusals } from '../anki/refusals';
import { notetypesOfJson, optionsOfJson } from '../anki/schema11';
import { toOptions } from '../anki/to-collection';
import type { Collection, ImportedMedia, ImportedType, OpenCollection, ReadContext } from '../collection';
import { decodeText } from '../decode-text';
import { readDocument } from '../document';
import { damagedFile, oversizedFile, throwIfCancelled, toReadFailure } from '../failures';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';
import { madeCard, ordinalsOf } from '../made-cards';
import { checkNesting } from '../nesting';
import { unmarked } from '../new-card';

const deckFile = 'deck.json';
const mediaFolder = 'media';
const deepest = 100;

/** CrowdAnki's `deck.json`, or the folder it is in, with its media beside it. @throws AppError */
export function openCrowdAnki(path: string, context: ReadContext): Promise<OpenCollection> {
  return Promise.resolve().then(() => {
    const file = isDirectory(path) ? findDeck(path) : path;
    const { text } = decodeText(readDocument(file));
    checkNesting(text);
    const document = parseJson(text);
    throwIfCancelled(context.signal);
    if (member(document, 'note_models') === undefined && member(document, 'notes') === undefined) {
      throw damagedFile('The file is not a whole deck of CrowdAnki.');
    }
    const folder = join(dirname(file), mediaFolder);
    const collection = toCollection(document, folder, Math.trunc(statSync(file).mtimeMs));
    return {
      collection,
      readMedia: (name) =>
        Promise.resolve().then(() => {
          if (!collection.media.some((media) => media.name === name)) throw damagedFile(`The deck has no media file ${name}.`);
          return readDocument(join(folder, name), limits.mediaBytes);
        }),
      close: () => undefined,
    };
  });
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw toReadFailure(error);
  }
}

function findDeck(folder: string): string {
  const file = join(folder, deckFile);
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw damagedFile('There is no deck.json in the folder.');
  return file;
}

/** A deck of the tree with its full name. */
interface Deck {
  json: Json;
  name: string;
}

function toCollection(document: Json, folder: string, modifiedAt: number): Collection {
  const refusals = createRefusals();
  const decks = [...flatten(document, null, 0)];
  const types = new Map(decks.flatMap(({ json }) => typesOf(member(json, 'note_models'), refusals)));
  const options = new Map(decks.flatMap(({ json }) => optionsById(member(json, 'deck_configurations'), refusals)));
  const collection: Collection = {
    format: 'crowdanki',
    types: [...types.values()],
    notes: [],
    cards: [],
    media: mediaOf(decks, folder, refusals),
    decks: decks.flatMap(({ json, name }) => {
      const own = options.get(textOf(member(json, 'deck_config_uuid')));
      return own ? [{ name, options: own }] : [];
    }),
    refused: [],
  };
  const seen = new Map<string, number>();
  for (const { json, name } of decks) addNotes(collection, { json, name }, { types, seen, refusals, modifiedAt });
  return { ...collection, refused: refusals.list() };
}

interface Surroundings {
  types: ReadonlyMap<string, ImportedType>;
  seen: Map<string, number>;
  refusals: Refusals;
  modifiedAt: number;
}

function addNotes(collection: Collection, { json, name }: Deck, { types, seen, refusals, modifiedAt }: Surroundings): void {
  for (const [, item] of members(member(json, 'notes'))) {
    const type = types.get(textOf(member(item, 'note_model_uuid')));
    const guid = unique(textOf(member(item, 'guid')), seen);
    const fields = members(member(item, 'fields')).map(([, field]) => textOf(field));
    if (!type || guid === null) {
      refusals.add('note', fields[0] ?? '', guid === null ? 'It has no identity.' : 'Its note type is not in the file.');
      continue;
    }
    if (collection.notes.length >= limits.notes) throw oversizedFile(`The deck has more than ${limits.notes} notes.`);
    const note = { guid, type: type.key, fields, modifiedAt };
    collection.notes.push(note);
    const tags = members(member(item, 'tags'))
      .map(([, tag]) => textOf(tag))
      .filter((tag) => tag !== '');
    for (const template of ordinalsOf(type, fields, tags)) {
      const place = { key: `anki:${guid}:${template}`, deck: name, siblings: `anki:${guid}`, position: collection.notes.length - 1 };
      collection.cards.push(madeCard({ ...unmarked(), ...place, tags, modifiedAt }, note, type, template));
    }
  }
}

function unique(guid: string, seen: Map<string, number>): string | null {
  if (guid === '') return null;
  const times = (seen.get(guid) ?? 0) + 1;
  seen.set(guid, times);
  return times === 1 ? guid : `${guid}~${times}`;
}

function* flatten(json: Json, parent: string | null, depth: number): Generator<Deck> {
  if (depth > deepest) throw damagedFile('The decks in the file are nested deeper than Anki can.');
  const own = textOf(member(json, 'name'));
  // Some versions write the whole name, some its last part.
  const full = parent === null || own === parent || own.startsWith(`${parent}::`) ? own : `${parent}::${own}`;
  yield { json, name: deckName(full) };
  for (const [, child] of members(member(json, 'children'))) yield* flatten(child, full, depth + 1);
}

function typesOf(models: Json | undefined, refusals: Refusals): [string, ImportedType][] {
  const uuids = members(models).map(([, model]) => textOf(member(model, 'crowdanki_uuid')));
  // Their places in the list stand for the ids that Anki gives them anew.
  const anonymous = members(models).map(([, model]) => without(model, 'id'));
  return notetypesOfJson(anonymous, refusals).map(({ id, name, cloze, fields, templates, css }) => {
    const uuid = uuids[id] ?? '';
    const sides = templates.map(({ name: template, front, back }) => ({ name: template, front, back }));
    return [uuid, { key: `crowdanki:${uuid}`, name, cloze, fields, templates: sides, css }];
  });
}

function optionsById(configurations: Json | undefined, refusals: Refusals): [string, ReturnType<typeof toOptions>][] {
  const uuids = members(configurations).map(([, options]) => textOf(member(options, 'crowdanki_uuid')));
  const anonymous = members(configurations).map(([, options]) => without(options, 'id'));
  return optionsOfJson(anonymous, refusals).map((options) => [uuids[options.id] ?? '', toOptions(options)]);
}

function without(value: Json, name: string): Json {
  return Object.fromEntries(members(value).filter(([key]) => key !== name));
}

function mediaOf(decks: readonly Deck[], folder: string, refusals: Refusals): ImportedMedia[] {
  const names = new Set(decks.flatMap(({ json }) => members(member(json, 'media_files')).map(([, name]) => textOf(name))));
  if (names.size > limits.names) throw oversizedFile(`The deck has more than ${limits.names} media files.`);
  return [...names].flatMap((written) => {
    const name = written.normalize('NFC');
    if (!isSafeFileName(name) || name !== written) {
      refusals.add('media file', written, 'Its name is no plain file name, so it can not be kept safely.');
      return [];
    }
    // Not through a link, which may lead anywhere.
    const file = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (file?.isFile() !== true || file.size > limits.mediaBytes) {
      refusals.add('media file', name, file ? 'It is no ordinary file, or larger than 256 MiB.' : 'It is not in the folder.');
      return [];
    }
    return [{ name, bytes: file.size, sha1: null }];
  });
}
