import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { CardContent } from '../../../electron/core/card';
import { defaultStudyOptions } from '../../../electron/core/decks';
import { defaultWeights } from '../../../electron/core/scheduling/fsrs';
import { defaultQueueOptions, defaultSchedulingOptions } from '../../../electron/core/scheduling/options';
import { dayStart, studyDayAt } from '../../../electron/core/scheduling/study-day';
import type { Schedule } from '../../../electron/core/scheduling/types';
import type { Collection, ImportedCard, OwnCard, ReadContext } from '../../../electron/exchange/collection';
import type { WriteContext, WriteSource } from '../../../electron/exchange/write/writing';

/** 20 May 2026 10:00 in a zone two hours east. */
export const now = Date.UTC(2026, 4, 20, 8);
const offsetAt = () => 120;
const dayStartMinutes = 240;

const folders = mkdtempSync(join(tmpdir(), 'kubedeck-write-'));
afterAll(() => rmSync(folders, { recursive: true, force: true }));

/** A folder that goes when the tests of this file are through. */
export const makeFolder = (): string => mkdtempSync(join(folders, 'f-'));

export function makeContext(changes: Partial<WriteContext> = {}): WriteContext & ReadContext {
  return {
    tempDir: makeFolder(),
    now,
    weights: defaultWeights,
    studyDayAt: (at) => studyDayAt(at, offsetAt, dayStartMinutes),
    dayStart: (day) => dayStart(day, offsetAt, dayStartMinutes),
    offsetAt,
    options: { ...defaultSchedulingOptions, ...defaultQueueOptions, ...defaultStudyOptions },
    ...changes,
  };
}

export const today = makeContext().studyDayAt(now);

export function madeContent(changes: Partial<CardContent> = {}): CardContent {
  return {
    kind: 'basic',
    front: 'What starts the containers of a Pod?',
    answer: 'The kubelet',
    accept: [],
    broken: null,
    blanks: [],
    at: '',
    gap: 0,
    list: null,
    why: '',
    link: '',
    scenario: null,
    ...changes,
  };
}

export const madeOwn: OwnCard = {
  source: null,
  form: 'qa',
  confidence: 1,
  outdated: null,
  wrong: [],
  edited: null,
  accepted: [],
  asideAt: null,
};

export function madeCard(key: string, changes: Partial<ImportedCard> = {}): ImportedCard {
  return {
    key,
    deck: 'Cluster/Nodes',
    content: madeContent(),
    made: null,
    tags: [],
    exams: [],
    kubernetes: { since: null, until: null },
    siblings: key,
    position: 0,
    flag: 0,
    suspended: false,
    leech: false,
    buriedDay: null,
    addedAt: now - 30 * 86_400_000,
    modifiedAt: Math.floor(now / 1000) * 1000 - 86_400_000,
    reviews: [],
    schedule: null,
    ...changes,
  };
}

export const madeSchedule: Schedule = {
  state: 'review',
  step: 0,
  memory: { stability: 12.345678, difficulty: 4.56789 },
  dueAt: null,
  dueDay: today + 5,
  interval: 12,
  lastAt: (Math.floor(now / 1000) - 7 * 86_400) * 1000,
  lastDay: today - 7,
  reps: 3,
  lapses: 1,
};

export function madeCollection(cards: ImportedCard[], changes: Partial<Collection> = {}): Collection {
  return { format: 'kubedeck-json', types: [], notes: [], cards, media: [], decks: [], refused: [], ...changes };
}

export function sourceOf(collection: Collection, media: Record<string, string> = {}): WriteSource {
  return {
    collection: {
      ...collection,
      media: Object.entries(media).map(([name, text]) => ({ name, bytes: Buffer.byteLength(text), sha1: null })),
    },
    readMedia: (name) => Promise.resolve(Buffer.from(media[name] ?? '')),
  };
}
