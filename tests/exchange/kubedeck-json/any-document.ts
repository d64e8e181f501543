import fc from 'fast-check';
import type { Collection, ImportedCard, ImportedReview, OwnReview } from '../../../electron/exchange/collection';
import { ratings } from '../../../electron/core/scheduling/types';
import type { Schedule } from '../../../electron/core/scheduling/types';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const instant = fc.integer({ min: 0, max: 2_000_000_000_000 });
const studyDay = fc.integer({ min: 0, max: 30_000 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const state = fc.constantFrom('new', 'learning', 'review', 'relearning');
/** `jsonValue` also makes -0, which JSON does not have: it is written as 0, and what is read back would differ. */
const json = fc
  .dictionary(name, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as typeof value)
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

const place = { state, step: fc.nat(5), dueAt: orNull(instant), dueDay: orNull(studyDay), interval: fc.nat(4000) };
const schedule: fc.Arbitrary<Schedule> = fc.record({
  ...place,
  memory: orNull(
    fc.record({ stability: fc.double({ min: 0.001, max: 4000, noNaN: true }), difficulty: fc.double({ min: 1, max: 10, noNaN: true }) }),
  ),
  lastAt: orNull(instant),
  lastDay: orNull(studyDay),
  reps: fc.nat(100),
  lapses: fc.nat(20),
});
const ownReview: fc.Arbitrary<OwnReview> = fc.record({
  day: studyDay,
  utcOffset: fc.integer({ min: -720, max: 840 }),
  stateBefore: state,
  after: fc.record(place),
  elapsedDays: orNull(studyDay),
  predicted: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
  typed: orNull(text),
  verdict: orNull(fc.constantFrom('correct', 'partial', 'wrong')),
  hints: fc.nat(3),
  overruled: orNull(text),
  imported: orNull(schedule),
});
const happened = { at: instant, interval: fc.nat(4000) };
const own = { own: ownReview };
const review: fc.Arbitrary<ImportedReview> = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('answer', 'practice'),
      rating: fc.constantFrom(...ratings),
      durationMs: orNull(fc.nat(60_000)),
      ...happened,
      ...own,
    },
    { requiredKeys: ['type', 'rating', 'durationMs', 'at', 'interval'] },
  ),
  fc.record({ type: fc.constant('reset'), ...happened, ...own }, { requiredKeys: ['type', 'at', 'interval'] }),
  fc.record({ type: fc.constant('reschedule'), ...happened, ...own }, { requiredKeys: ['type', 'at', 'interval'] }),
);

const editable = fc.record({ front: text, answer: text, why: text });
const card: fc.Arbitrary<ImportedCard> = fc.record({
  key: name,
  deck: name,
  content: fc.record({
    kind: fc.constantFrom('command', 'yaml', 'concept', 'cloze', 'basic'),
    front: text,
    answer: text,
    accept: fc.array(text, { maxLength: 2 }),
    broken: orNull(text),
    blanks: fc.array(fc.nat(9), { maxLength: 2 }),
    at: text,
    gap: fc.nat(9),
    list: orNull(fc.constantFrom('set', 'ordered')),
    why: text,
    link: text,
    scenario: orNull(fc.record({ key: name, title: text, scene: text, points: fc.nat(9), step: fc.nat(3), steps: fc.nat(3) })),
  }),
  made: fc.constant(null),
  tags: fc.array(name, { maxLength: 3 }),
  exams: fc.array(fc.record({ exam: name, domain: name, topic: text }), { maxLength: 2 }),
  kubernetes: fc.record({ since: orNull(fc.constant('1.30')), until: orNull(fc.constant('1.36')) }),
  siblings: text,
  position: fc.nat(1000),
  flag: fc.constantFrom(0, 1, 2, 3, 4),
  suspended: fc.boolean(),
  leech: fc.boolean(),
  buriedDay: orNull(studyDay),
  addedAt: orNull(instant),
  modifiedAt: orNull(instant),
  reviews: fc.array(review, { maxLength: 4 }),
  schedule: orNull(schedule),
  own: fc.record({
    source: orNull(
      fc.record({
        path: name,
        file: name,
        heading: fc.array(text, { maxLength: 2 }),
        line: fc.nat(99),
        endLine: fc.nat(99),
        key: name,
        id: orNull(name),
      }),
    ),
    form: text,
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    outdated: orNull(text),
    wrong: fc.array(text, { maxLength: 2 }),
    edited: orNull(fc.record({ text: editable, base: editable, at: instant })),
    accepted: fc.array(fc.record({ answer: text, reason: text, at: instant }), { maxLength: 2 }),
    asideAt: orNull(instant),
  }),
});
/** As another program's file would give it. */
const cardWithoutOwn = card.map((whole): ImportedCard => {
  const { own, ...rest } = whole;
  return own ? rest : whole;
});

/** A collection with something of everything. */
export const anyCollection: fc.Arbitrary<Collection> = fc
  .record({
    cards: fc.array(fc.oneof(card, cardWithoutOwn), { maxLength: 4 }),
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    fields: fc.array(text, { minLength: 2, maxLength: 2 }),
    at: instant,
    settings: json,
    choices: json,
    maybe: orNull(json),
    archivedAt: orNull(instant),
    easyDays: fc.record({ 0: fc.constant(0.5) }, { requiredKeys: [] }),
  })
  .map(({ cards, names, fields, at, settings, choices, maybe, archivedAt, easyDays }) => ({
    format: 'kubedeck-json',
    types: names.map((key) => ({
      key,
      name: key,
      cloze: false,
      fields: ['A', 'B'],
      templates: [{ name: 'x', front: '{{A}}', back: '{{B}}' }],
      css: '',
    })),
    notes: names.map((guid) => ({ guid, type: guid, fields, modifiedAt: at })),
    cards,
    media: [],
    decks: [{ name: 'Deck', options: { newPerDay: 7, easyDays } }],
    refused: [],
    own: {
      settings,
      sources: [{ kind: 'folder', path: '/notes', choices, addedAt: at, removedAt: archivedAt }],
      unwanted: [{ path: '/notes', key: 'k', card: choices }],
      examProfiles: [{ name: 'June', data: choices, createdAt: at, archivedAt, result: maybe }],
      mockExams: [{ profile: 0, startedAt: at, paper: choices, finishedAt: archivedAt, score: maybe }],
    },
  }));
