import { bytesCell, integerCell, textCell } from './cells';
import type { Cell, CollectionTables } from './database';
import { deckName } from './names';
import { bytesField, floatField, floatsField, integerField, readMessage, textField } from './protobuf';
import type { Message } from './protobuf';
import type { Refusals } from './refusals';
import { knownWeights, share } from './schema11';
import type { AnkiDeck, AnkiDeckOptions, AnkiNotetype, AnkiTemplate } from './types';

/** Note types, decks and options of the newer schemas: tables of their own, with messages of protobuf in them. */

const unreadable = 'It does not read as Anki writes it.';

export function notetypesOfTables(tables: CollectionTables, refusals: Refusals): AnkiNotetype[] {
  const fields = group(tables.rows('fields', ['ntid', 'ord', 'name']), ([, , name]) => textCell(name));
  const templates = group(tables.rows('templates', ['ntid', 'ord', 'name', 'config']), ([, , name, config]) => ({
    name: textCell(name),
    ...templateOf(messageOf(config)),
  }));
  return [...tables.rows('notetypes', ['id', 'name', 'config'])].flatMap((row) => {
    const id = integerCell(row[0]);
    const config = messageOf(row[2]);
    const names = id === null ? undefined : fields.get(id);
    if (id === null || config === null || !names) {
      refusals.add('note type', textCell(row[1]), unreadable);
      return [];
    }
    return {
      id,
      originalId: integerField(config, 10) || null,
      name: textCell(row[1]).normalize('NFC'),
      cloze: integerField(config, 1) === 1,
      fields: names,
      templates: (templates.get(id) ?? []).map((template, ord) => ({ ...template, ord })),
      css: textField(config, 3),
    };
  });
}

function templateOf(config: Message | null): Omit<AnkiTemplate, 'name' | 'ord'> {
  if (!config) return { front: '', back: '', deckId: null };
  return { front: textField(config, 1), back: textField(config, 2), deckId: integerField(config, 5) || null };
}

/** Values by note type, in the order of their `ord`. */
function group<T>(rows: Iterable<Cell[]>, valueOf: (row: Cell[]) => T): Map<number, T[]> {
  const found = new Map<number, { ord: number; value: T }[]>();
  for (const row of rows) {
    const owner = integerCell(row[0]);
    if (owner === null) continue;
    const item = { ord: integerCell(row[1]) ?? 0, value: valueOf(row) };
    const list = found.get(owner);
    if (list) list.push(item);
    else found.set(owner, [item]);
  }
  return new Map([...found].map(([owner, items]) => [owner, items.sort((a, b) => a.ord - b.ord).map(({ value }) => value)]));
}

export function decksOfTables(tables: CollectionTables, refusals: Refusals): AnkiDeck[] {
  return [...tables.rows('decks', ['id', 'name', 'kind'])].flatMap((row) => {
    const id = integerCell(row[0]);
    const kind = messageOf(row[2]);
    if (id === null || kind === null) {
      refusals.add('deck', textCell(row[1]), unreadable);
      return [];
    }
    const filtered = bytesField(kind, 2) !== null;
    const normal = messageOf(bytesField(kind, 1));
    return {
      id,
      name: deckName(textCell(row[1])),
      filtered,
      optionsId: filtered || !normal ? null : integerField(normal, 1) || 1,
      description: normal ? textField(normal, 4) : '',
    };
  });
}

export function optionsOfTables(tables: CollectionTables, refusals: Refusals): AnkiDeckOptions[] {
  return [...tables.rows('deck_config', ['id', 'name', 'config'])].flatMap((row) => {
    const id = integerCell(row[0]);
    const config = messageOf(row[2]);
    if (id === null || config === null) {
      refusals.add('deck option', textCell(row[1]), unreadable);
      return [];
    }
    return {
      id,
      name: textCell(row[1]),
      newPerDay: integerField(config, 9),
      reviewsPerDay: integerField(config, 10),
      learningMinutes: floatsField(config, 1),
      relearningMinutes: floatsField(config, 2),
      maximumInterval: integerField(config, 16) || 36_500,
      leechLapses: integerField(config, 22),
      leechAction: integerField(config, 21) === 0 ? 'suspend' : 'tag',
      desiredRetention: share(floatField(config, 37)),
      historicalRetention: share(floatField(config, 40)) ?? 0.9,
      weights: knownWeights([floatsField(config, 6), floatsField(config, 5), floatsField(config, 3)]),
    };
  });
}

/** Null for what is no message: one bad row must not cost the whole file. */
function messageOf(cell: Cell | undefined): Message | null {
  if (cell === null || cell === undefined) return null;
  try {
    return readMessage(bytesCell(cell));
  } catch {
    return null;
  }
}
