import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { AnkiCard, AnkiCollection, AnkiDeckOptions, AnkiReview } from '../../electron/exchange/anki/types';
import { makeDatabase } from './make-anki-database';
import { message } from './make-message';
import { makeZip } from './make-zip';
import type { MadeEntry } from './make-zip';

/** What goes into a package; `readAnki` must give it back, whichever generation carried it. */
export type MadeCollection = Omit<AnkiCollection, 'generation' | 'kind' | 'schema' | 'media' | 'refused'> & {
  media: { name: string; bytes: Uint8Array }[];
};

export type MadeGeneration = 'legacy1' | 'legacy2' | 'latest';

/** 4 May 2026 04:00 UTC: day 0 of what is made here. */
export const creation = Date.UTC(2026, 4, 4, 4) / 1000;

const bell = Buffer.from('a short sound');
const weights = Array.from({ length: 21 }, (_, index) => Number((0.2 + index / 10).toFixed(4)));

export function madeCard(changes: Partial<AnkiCard> & Pick<AnkiCard, 'id' | 'noteId'>): AnkiCard {
  return {
    ord: 0,
    deckId: 1,
    type: 0,
    queue: 0,
    due: 1,
    interval: 0,
    factor: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    originalDue: 0,
    originalDeck: 0,
    flag: 0,
    data: '',
    ...changes,
  };
}

export function madeReview(changes: Partial<AnkiReview> & Pick<AnkiReview, 'id' | 'cardId'>): AnkiReview {
  return { ease: 3, interval: 4, lastInterval: 1, factor: 2500, durationMs: 6500, type: 1, ...changes };
}

export function madeOptions(changes: Partial<AnkiDeckOptions> = {}): AnkiDeckOptions {
  return {
    id: 1,
    name: 'Default',
    newPerDay: 20,
    reviewsPerDay: 200,
    learningMinutes: [1, 10],
    relearningMinutes: [10],
    maximumInterval: 36_500,
    leechLapses: 8,
    leechAction: 'tag',
    desiredRetention: 0.92,
    historicalRetention: 0.9,
    weights: null,
    ...changes,
  };
}

/** A small collection with something of everything. */
export function madeCollection(changes: Partial<MadeCollection> = {}): MadeCollection {
  return {
    createdAt: creation,
    settings: { schedulerVersion: 2, rollover: 4, creationOffset: 120, fsrs: true },
    notetypes: [
      {
        id: 1_700_000_000_001,
        originalId: null,
        name: 'Front and back',
        cloze: false,
        fields: ['Front', 'Back'],
        templates: [
          { name: 'There', ord: 0, front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}', deckId: null },
          { name: 'And back', ord: 1, front: '{{Back}}', back: '{{Front}}', deckId: 1_700_000_000_011 },
        ],
        css: '.card { color: teal; }',
      },
      {
        id: 1_700_000_000_002,
        originalId: 1_600_000_000_000,
        name: 'Gaps',
        cloze: true,
        fields: ['Text'],
        templates: [{ name: 'Gap', ord: 0, front: '{{cloze:Text}}', back: '{{cloze:Text}}', deckId: null }],
        css: '',
      },
    ],
    notes: [
      {
        id: 1_700_000_000_101,
        guid: 'bell',
        notetypeId: 1_700_000_000_001,
        fields: ['<b>Bell</b> [sound:bell.mp3]', 'Glocke'],
        tags: ['a::b', 'leech'],
        modified: 1_777_000_000,
      },
      {
        id: 1_700_000_000_102,
        guid: 'bell',
        notetypeId: 1_700_000_000_001,
        fields: ['javascript: the good parts', 'a<b && c>d'],
        tags: [],
        modified: 1_777_000_001,
      },
      {
        id: 1_700_000_000_103,
        guid: 'gap',
        notetypeId: 1_700_000_000_002,
        fields: ['{{c1::kubelet}} starts {{c2::pods}}'],
        tags: ['k8s'],
        modified: 1_777_000_002,
      },
    ],
    cards: [
      madeCard({
        id: 1_700_000_000_201,
        noteId: 1_700_000_000_101,
        type: 2,
        queue: 2,
        due: 30,
        interval: 12,
        factor: 2500,
        reps: 3,
        lapses: 1,
        flag: 3,
        data: '{"s":12.3456,"d":5.432,"dr":0.9}',
      }),
      madeCard({ id: 1_700_000_000_202, noteId: 1_700_000_000_101, ord: 1, queue: -1, due: 7 }),
      madeCard({ id: 1_700_000_000_203, noteId: 1_700_000_000_102, type: 1, queue: 1, due: 1_778_000_000, reps: 1, left: 1001 }),
      madeCard({
        id: 1_700_000_000_204,
        noteId: 1_700_000_000_103,
        deckId: 1_700_000_000_012,
        originalDeck: 1_700_000_000_011,
        originalDue: 9,
        type: 2,
        queue: 2,
        due: -100_000,
        interval: 3,
        factor: 2300,
        reps: 4,
      }),
      madeCard({ id: 1_700_000_000_205, noteId: 1_700_000_000_103, ord: 1, deckId: 1_700_000_000_011 }),
    ],
    reviews: [
      madeReview({ id: 1_777_900_000_000, cardId: 1_700_000_000_201, type: 0, interval: -600, lastInterval: -60, factor: 0 }),
      madeReview({ id: 1_777_900_700_000, cardId: 1_700_000_000_201, type: 0, interval: 4, lastInterval: -600 }),
      madeReview({ id: 1_778_300_000_000, cardId: 1_700_000_000_201, interval: 12, lastInterval: 4, factor: 550 }),
    ],
    decks: [
      { id: 1, name: 'Default', filtered: false, optionsId: 1, description: '' },
      { id: 1_700_000_000_011, name: 'Languages/TCP\u2215IP', filtered: false, optionsId: 1_700_000_000_021, description: 'All of it' },
      { id: 1_700_000_000_012, name: 'Cram', filtered: true, optionsId: null, description: '' },
    ],
    deckOptions: [
      madeOptions(),
      madeOptions({ id: 1_700_000_000_021, name: 'Mine', newPerDay: 5, learningMinutes: [1.5], weights, leechAction: 'suspend' }),
    ],
    // In the order of Anki's collation, which is not that of bytes.
    tags: ['a::b', 'K8s', 'leech', 'Zürich'],
    media: [
      { name: 'bell.mp3', bytes: bell },
      { name: 'grün.png', bytes: Buffer.alloc(0) },
    ],
    ...changes,
  };
}

/** The entries of a package, for a test to change before it zips them. */
export function packageEntries(generation: MadeGeneration, collection = madeCollection()): MadeEntry[] {
  const older = (database: string): MadeEntry[] => [
    { name: database, bytes: makeDatabase(collection, 11), deflate: true },
    { name: 'media', bytes: Buffer.from(JSON.stringify(Object.fromEntries(collection.media.map(({ name }, index) => [index, name])))) },
    ...collection.media.map(({ bytes }, index) => ({ name: String(index), bytes })),
  ];
  switch (generation) {
    case 'legacy1':
      return older('collection.anki2');
    case 'legacy2':
      return [{ name: 'collection.anki2', bytes: standIn() }, ...older('collection.anki21')];
    case 'latest':
      return [
        { name: 'meta', bytes: message([1, 3]) },
        { name: 'collection.anki21b', bytes: zstdCompressSync(makeDatabase(collection, 18)) },
        { name: 'collection.anki2', bytes: standIn() },
        { name: 'media', bytes: zstdCompressSync(mediaList(collection.media)) },
        ...collection.media.map(({ bytes }, index) => ({ name: String(index), bytes: zstdCompressSync(bytes) })),
      ];
  }
}

export function makePackage(generation: MadeGeneration, collection = madeCollection()): Buffer {
  return makeZip(packageEntries(generation, collection));
}

export function mediaList(media: MadeCollection['media']): Buffer {
  return message(
    ...media.map(({ name, bytes }) => [1, message([1, name], [2, bytes.length], [3, createHash('sha1').update(bytes).digest()])] as const),
  );
}

/** What newer packages show to older programs: one note that asks for a newer one. */
function standIn(): Buffer {
  const { notes, ...rest } = madeCollection({ reviews: [], cards: [] });
  return makeDatabase({ ...rest, notes: notes.slice(0, 1).map((note) => ({ ...note, fields: ['A newer program is needed', ''] })) }, 11);
}
