import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/errors';
import { damagedFile, oversizedFile, throwIfCancelled } from '../failures';
import { limits } from '../limits';
import { integerCell, textCell } from './cells';
import type { Cell, CollectionTables } from './database';
import { integerOf, member, parseJson } from './json';
import type { Json } from './json';
import { splitTags } from './names';
import { readCards, readNotes, readReviews } from './records';
import type { Refusals } from './refusals';
import { decksOfJson, notetypesOfJson, optionsOfJson } from './schema11';
import { decksOfTables, notetypesOfTables, optionsOfTables } from './schema15';
import type { AnkiCollection, AnkiSettings } from './types';

/** Versions of the tables that Anki has had since 2012; others were never released. */
const schemas = { oldest: 11, newest: 18 };
/** 2006, before Anki was. */
const earliestCreation = 1_136_073_600;
const latestCreation = 32_503_680_000;

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { done: number; total: number; label: string }) => void) | undefined;
}

export type CollectionContent = Omit<AnkiCollection, 'generation' | 'kind' | 'media' | 'refused'>;

/**
 * Everything in a collection's tables. Gives way to the event loop between tables.
 * @throws AppError `damaged`, `too-new`, `bad-input`, `cancelled`
 */
export async function readContent(tables: CollectionTables, refusals: Refusals, options: ReadOptions): Promise<CollectionContent> {
  const col = readCol(tables);
  const step = async (done: number, label: string) => {
    options.onProgress?.({ done, total: 4, label });
    await setImmediate();
    throwIfCancelled(options.signal);
  };

  await step(0, 'Reading note types and decks');
  const notetypes = few(
    'note types',
    tables.has('notetypes') ? notetypesOfTables(tables, refusals) : notetypesOfJson(col.models, refusals),
  );
  const decks = few('decks', tables.has('decks') ? decksOfTables(tables, refusals) : decksOfJson(col.decks, refusals));
  const deckOptions = few(
    'deck options',
    tables.has('deck_config') ? optionsOfTables(tables, refusals) : optionsOfJson(col.options, refusals),
  );
  const tags = few('tags', readTags(tables, col.tags));
  await step(1, 'Reading notes');
  const notes = readNotes(tables, notetypes, refusals);
  await step(2, 'Reading cards');
  const cards = readCards(tables, notes, refusals);
  await step(3, 'Reading reviews');
  const reviews = readReviews(tables, cards, refusals);
  await step(4, 'Read');

  const { schema, createdAt } = col;
  return { schema, createdAt, settings: readSettings(tables, col.settings), notetypes, notes, cards, reviews, decks, deckOptions, tags };
}

interface Col {
  schema: number;
  createdAt: number;
  settings: Json;
  models: Json;
  decks: Json;
  options: Json;
  tags: Json;
}

function readCol(tables: CollectionTables): Col {
  const [row] = tables.rows('col', ['crt', 'ver', 'conf', 'models', 'decks', 'dconf', 'tags']);
  const createdAt = integerCell(row?.[0]);
  const schema = integerCell(row?.[1]);
  if (!row || createdAt === null || schema === null)
    throw damagedFile('The collection in the file has no head, so its cards cannot be read.');
  if (schema > schemas.newest) {
    throw new AppError(
      'too-new',
      `The collection was written by a newer Anki (version ${schema} of its tables; this Kubedeck knows ${schemas.newest}). Nothing was imported. In Anki, export it with “Support older Anki versions”.`,
    );
  }
  if (schema < schemas.oldest) {
    throw new AppError(
      'unsupported',
      `The collection was written by a very old Anki (version ${schema} of its tables). Nothing was imported. Open it in a newer Anki and export it again.`,
    );
  }
  if (createdAt < earliestCreation || createdAt > latestCreation)
    throw damagedFile('The collection in the file was made at an impossible time.');
  const [settings = null, models = null, decks = null, options = null, tags = null] = row.slice(2).map(readDocument);
  return { schema, createdAt, settings, models, decks, options, tags };
}

function readDocument(cell: Cell): Json {
  const text = textCell(cell);
  if (text.length > limits.documentBytes)
    throw oversizedFile('The note types and decks in the collection are larger than any that people make.');
  return parseJson(text);
}

function readTags(tables: CollectionTables, inCol: Json): string[] {
  if (tables.has('tags')) return [...tables.rows('tags', ['tag'])].flatMap(([tag]) => splitTags(textCell(tag)));
  return typeof inCol === 'object' && inCol !== null && !Array.isArray(inCol) ? Object.keys(inCol).flatMap(splitTags) : [];
}

function readSettings(tables: CollectionTables, inCol: Json): AnkiSettings {
  const inTable = new Map(
    tables.has('config')
      ? [...tables.rows('config', ['KEY', 'val'])].map(([key, value]) => [textCell(key), parseJson(textCell(value))])
      : [],
  );
  const setting = (key: string): Json | undefined => inTable.get(key) ?? member(inCol, key);
  const west = integerOf(setting('creationOffset'));
  const rollover = integerOf(setting('rollover'));
  const fsrs = setting('fsrs');
  return {
    schedulerVersion: (integerOf(setting('schedVer')) ?? 1) >= 2 ? 2 : 1,
    rollover: rollover !== null && rollover >= 0 && rollover < 24 ? rollover : null,
    creationOffset: west !== null && Math.abs(west) < 24 * 60 ? -west : null,
    fsrs: typeof fsrs === 'boolean' ? fsrs : null,
  };
}

function few<T>(what: string, list: T[]): T[] {
  if (list.length > limits.names) throw oversizedFile(`The collection has more than ${limits.names} ${what}.`);
  return list;
}
