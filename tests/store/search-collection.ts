import fc from 'fast-check';
import { cardKinds, type NoteCard } from '../../electron/core/card';
import { emptySchedule } from '../../electron/core/scheduling/fold';
import type { Rating, Schedule } from '../../electron/core/scheduling/types';
import { ratings } from '../../electron/core/scheduling/types';
import type { Store } from '../../electron/store/store';
import { anyText } from '../core/search/any-query';
import type { PlainCard } from './search-reference';
import { noteCard, today } from './temporary-store';

const dayLength = 86_400_000;
const decks = ['net', 'Net/Svc', 'Net/Svc/DNS', 'a', 'b c', 'É/a*', 'notes'];
const tagSets = [[], ['a'], ['Net/Svc', 'É'], ['x::y::z'], ['b c', 'none']];
const examSets: NoteCard['exams'][] = [
  [],
  [{ exam: 'ckad', domain: 'design-build', topic: 'images' }],
  [{ exam: 'cka', domain: 'networking', topic: '' }],
  [
    { exam: 'ckad', domain: 'design-build', topic: 'volumes' },
    { exam: 'cka', domain: 'networking', topic: 'ingress' },
  ],
];
const places = [
  null,
  { source: { path: '/home/notes', kind: 'folder' }, file: 'net/a.md' },
  { source: { path: '/home/notes', kind: 'folder' }, file: 'É b.md' },
  { source: { path: 'bundled', kind: 'bundled' }, file: 'net/a.md' },
] as const;

const daysAgo = fc.integer({ min: 0, max: 40 });

const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(emptySchedule) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        state: fc.constantFrom('learning', 'review', 'relearning'),
        stability: fc.constantFrom(0.4, 1.5, 3, 11.25, 200),
        difficulty: fc.constantFrom(1, 2.5, 7),
        remembers: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
        dueIn: fc.integer({ min: -5, max: 12 }),
        interval: fc.integer({ min: 0, max: 12 }),
        lastAgo: fc.integer({ min: -1, max: 40 }),
        reps: fc.integer({ min: 1, max: 9 }),
        lapses: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ state, stability, difficulty, remembers, dueIn, interval, lastAgo, reps, lapses }) => ({
        state,
        step: 0,
        memory: remembers ? { stability, difficulty } : null,
        dueAt: state === 'review' ? null : (today + dueIn) * dayLength,
        dueDay: today + dueIn,
        interval,
        lastAt: (today - lastAgo) * dayLength,
        lastDay: today - lastAgo,
        reps,
        lapses,
      })),
  },
);

const anyOwn = fc.record({ front: anyText, answer: anyText, why: anyText });

const anyNote: fc.Arbitrary<Partial<NoteCard>> = fc.record({
  kind: fc.constantFrom(...cardKinds),
  front: anyText,
  answer: anyText,
  why: anyText,
  accept: fc.array(anyText, { maxLength: 2 }),
  broken: fc.option(anyText, { nil: null }),
  tags: fc.constantFrom(...tagSets),
  exams: fc.constantFrom(...examSets),
  outdated: fc.option(anyText, { nil: null }),
  id: fc.constantFrom(null, 'owner', 'a b', '3'),
});

const anyPlainCard = fc.record({
  note: anyNote,
  heading: fc.array(fc.constantFrom('net', 'É', 'a "b c"', 'Probes'), { maxLength: 2 }),
  deck: fc.constantFrom(...decks),
  place: fc.constantFrom(...places),
  own: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyOwn }),
  schedule: anySchedule,
  flag: fc.constantFrom(0, 0, 1, 2, 3, 4),
  suspended: fc.boolean(),
  leech: fc.boolean(),
  buriedIn: fc.option(fc.integer({ min: -1, max: 1 })),
  aside: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
  addedAgo: daysAgo,
  editedAgo: daysAgo,
  reviews: fc.array(
    fc.record({ ago: daysAgo, rating: fc.option(fc.constantFrom(...ratings)), typed: fc.option(anyText), undone: fc.boolean() }),
    { maxLength: 3 },
  ),
});

/** What a small store can hold, before it has its numbers. */
export const anyCollection = fc.array(anyPlainCard, { maxLength: 9 });
type Collection = typeof anyCollection extends fc.Arbitrary<infer Cards> ? Cards : never;
type Made = Omit<PlainCard, 'id'>;

/** Fills a store as the app does, and says what went into it. */
export function fill(store: Store, collection: Collection): PlainCard[] {
  return collection.map(({ note, heading, place, own, buriedIn, addedAgo, editedAgo, reviews, ...rest }, position) => {
    const source = { file: place?.file ?? '', heading, line: 1, endLine: 2 };
    const made: Made = {
      ...rest,
      note: noteCard({ ...note, key: `key-${position}`, siblings: `passage-${position}`, source }),
      file: place?.file ?? null,
      source: place?.source ?? null,
      own,
      buriedDay: buriedIn === null ? null : today + buriedIn,
      addedDay: today - addedAgo,
      editedDay: own === null ? null : today - editedAgo,
      reviews: reviews.map(({ ago, ...review }) => ({ ...review, day: today - ago })),
    };
    return { id: insert(store, made, position), ...made };
  });
}

function insert(store: Store, card: Made, position: number): number {
  const id = store.perform({ type: 'add', label: 'Add', background: true }, 0, () => {
    const at = card.addedDay * dayLength;
    const deckId = store.decks.ensure(card.deck, 0);
    const fileId = card.source && card.file !== null ? putFile(store, card.source, card.file) : null;
    const made = store.cards.insert(card.note, { deckId, fileId, position }, at);
    store.cards.setOwnText(made, card.own, (card.editedDay ?? 0) * dayLength);
    store.schedules.set(made, card.schedule);
    store.marks.suspend([made], card.suspended);
    store.marks.leech([made], card.leech);
    store.marks.bury([made], card.buriedDay);
    store.marks.flag([made], ([0, 1, 2, 3, 4] as const).find((flag) => flag === card.flag) ?? 0);
    if (card.aside) store.marks.setAside([made], 5);
    return made;
  });
  for (const review of card.reviews) {
    store.perform({ type: 'answer', label: 'Answer', card: id }, 0, () => log(store, id, review));
    if (review.undone) store.undoLast(0);
  }
  return id;
}

function putFile(store: Store, { path, kind }: { path: string; kind: string }, file: string): number {
  const sourceId = store.sources.byPath(path)?.id ?? store.sources.insert(kind === 'bundled' ? 'bundled' : 'folder', path, 0);
  return store.sources.putFile({ sourceId, path: file, hash: '', size: 1, mtimeMs: 1, readAt: 0, problems: [] });
}

function log(store: Store, card: number, { day, rating, typed }: { day: number; rating: Rating | null; typed: string | null }): void {
  const after = { state: 'review', step: 0, dueAt: null, dueDay: day + 1, interval: 1 } as const;
  const at = day * dayLength;
  store.reviews.insert({
    card,
    entry: rating === null ? { type: 'reset', at, day } : { type: 'answer', at, day, rating, after },
    utcOffset: 0,
    stateBefore: 'review',
    typed,
  });
}
