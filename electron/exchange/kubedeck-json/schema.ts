import * as v from 'valibot';
import { cardKinds } from '../../core/card';
import { ratings } from '../../core/scheduling/types';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';
import { isSoundObject } from './sound-object';

/**
 * Version 1 of our own file, item by item; `docs/kubedeck-json.md` tells it to people. The order of the members is the order in which
 * they are written; those with a default are left out when they have it.
 */
export const formatName = 'kubedeck-json';
export const formatVersion = 1;

const longestText = 4_000_000;
const most = (length: number) => v.maxLength<string, number>(length);
const text = v.pipe(v.string(), most(longestText));
const name = v.pipe(v.string(), v.minLength(1), most(4096));
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const number = v.pipe(v.number(), v.finite());
const lastInstant = 8.64e15;
const instant = whole(-lastInstant, lastInstant);
const furthestDay = 1_000_000;
const studyDay = whole(-furthestDay, furthestDay);
const count = whole(0, 1_000_000_000);
const list = <Item extends v.GenericSchema>(item: Item, length = 100_000) => v.pipe(v.array(item), v.maxLength(length));
const empty = <Item extends v.GenericSchema>(item: Item, length?: number) => v.optional(list(item, length), () => []);
const none = <Wrapped extends v.GenericSchema>(wrapped: Wrapped) => v.optional(v.nullable(wrapped), null);
const words = v.optional(text, '');
const no = v.optional(v.boolean(), false);
/** Members that Kubedeck only carries along: whatever JSON they are. */
const anything = v.custom<Record<string, unknown>>(isSoundObject, 'No plain object, or one nested too deep');

const cardState = v.picklist(['new', 'learning', 'review', 'relearning']);
const place = {
  state: cardState,
  step: v.optional(whole(0, 1000), 0),
  dueAt: none(instant),
  dueDay: none(studyDay),
  interval: v.optional(whole(0, furthestDay), 0),
};
const memory = v.object({ stability: v.pipe(number, v.gtValue(0)), difficulty: v.pipe(number, v.minValue(1), v.maxValue(10)) });
const schedule = v.object({
  ...place,
  memory: none(memory),
  lastAt: none(instant),
  lastDay: none(studyDay),
  reps: v.optional(count, 0),
  lapses: v.optional(count, 0),
});

const ownReview = v.object({
  day: studyDay,
  utcOffset: whole(-1440, 1440),
  stateBefore: cardState,
  after: v.object(place),
  elapsedDays: none(studyDay),
  predicted: none(v.pipe(number, v.minValue(0), v.maxValue(1))),
  typed: none(text),
  verdict: none(v.picklist(['correct', 'partial', 'wrong'])),
  hints: v.optional(count, 0),
  overruled: none(text),
  imported: none(schedule),
});
const happened = { at: instant, interval: v.optional(number, 0), own: v.exactOptional(ownReview) };
const review = v.variant('type', [
  v.object({ type: v.picklist(['answer', 'practice']), rating: v.picklist(ratings), durationMs: none(count), ...happened }),
  v.object({ type: v.literal('reset'), ...happened }),
  v.object({ type: v.literal('reschedule'), ...happened }),
]);

const scenario = v.object({ key: name, title: text, scene: text, points: count, step: count, steps: count });
const content = v.object({
  kind: v.picklist(cardKinds),
  front: text,
  answer: words,
  accept: empty(text),
  broken: none(text),
  blanks: empty(count),
  at: words,
  gap: v.optional(whole(0, 65_536), 0),
  list: none(v.picklist(['set', 'ordered'])),
  why: words,
  link: words,
  scenario: none(scenario),
});
const editable = v.object({ front: text, answer: text, why: words });
const ownCard = v.object({
  source: none(
    v.object({
      path: name,
      file: name,
      heading: empty(text),
      line: count,
      endLine: count,
      key: name,
      id: none(name),
    }),
  ),
  form: words,
  confidence: v.optional(v.pipe(number, v.minValue(0), v.maxValue(1)), 1),
  outdated: none(text),
  wrong: empty(text),
  edited: none(v.object({ text: editable, base: editable, at: instant })),
  accepted: empty(v.object({ answer: text, reason: words, at: instant })),
  asideAt: none(instant),
});
const version = none(v.pipe(v.string(), most(20)));

const cardSchema = v.object({
  key: name,
  deck: name,
  /** Absent where `made` says what the card is made of. */
  content: v.exactOptional(content),
  made: none(v.object({ guid: name, template: whole(0, 65_535) })),
  tags: empty(name),
  exams: empty(v.object({ exam: name, domain: name, topic: words })),
  kubernetes: v.optional(v.object({ since: version, until: version }), () => ({ since: null, until: null })),
  siblings: words,
  position: v.optional(whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), 0),
  flag: v.optional(v.picklist([0, 1, 2, 3, 4]), 0),
  suspended: no,
  leech: no,
  buriedDay: none(studyDay),
  addedAt: none(instant),
  modifiedAt: none(instant),
  reviews: empty(review, limits.reviews),
  schedule: none(schedule),
  own: v.exactOptional(ownCard),
});

const minutes = list(v.pipe(v.number(), v.minValue(0.1), v.maxValue(43_200)), 10);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const options = v.object({
  weights: v.exactOptional(v.pipe(v.array(number), v.length(21))),
  retention: v.exactOptional(v.pipe(v.number(), v.minValue(0.7), v.maxValue(0.99))),
  learningMinutes: v.exactOptional(minutes),
  relearningMinutes: v.exactOptional(minutes),
  maximumInterval: v.exactOptional(whole(1, 36_500)),
  leechLapses: v.exactOptional(whole(0, 99)),
  leechAction: v.exactOptional(v.picklist(['suspend', 'flag'])),
  fuzz: v.exactOptional(v.boolean()),
  easyDays: v.exactOptional(
    v.object({
      0: v.exactOptional(share),
      1: v.exactOptional(share),
      2: v.exactOptional(share),
      3: v.exactOptional(share),
      4: v.exactOptional(share),
      5: v.exactOptional(share),
      6: v.exactOptional(share),
    }),
  ),
  newPerDay: v.exactOptional(whole(0, 9999)),
  reviewsPerDay: v.exactOptional(whole(0, 9999)),
  newOrder: v.exactOptional(v.picklist(['note', 'random'])),
  reviewOrder: v.exactOptional(v.picklist(['due', 'retrievability', 'random'])),
  mix: v.exactOptional(v.picklist(['mixed', 'reviews-first', 'new-first'])),
  burySiblings: v.exactOptional(v.boolean()),
  learnAheadMinutes: v.exactOptional(whole(0, 1440)),
  typedKinds: v.exactOptional(list(v.picklist(cardKinds), 10)),
});

const sha1 = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const mediaSchema = v.object({
  name: v.pipe(name, v.check(isSafeFileName, 'No plain file name')),
  bytes: whole(0, limits.mediaBytes),
  sha1,
  base64: v.string(),
});

/** The lists of a document, in their order. */
export const listSchemas = {
  sources: v.object({
    kind: v.picklist(['bundled', 'folder', 'file', 'import']),
    path: name,
    choices: v.optional(anything, () => ({})),
    addedAt: instant,
    removedAt: none(instant),
  }),
  decks: v.object({ name, options: v.optional(options, () => ({})) }),
  types: v.object({
    key: name,
    name: text,
    cloze: no,
    fields: list(text, 1000),
    templates: list(v.object({ name: text, front: text, back: text }), 1000),
    css: words,
  }),
  notes: v.object({ guid: name, type: name, fields: list(text, 1000), modifiedAt: instant }),
  cards: cardSchema,
  examProfiles: v.object({ name: text, data: anything, createdAt: instant, archivedAt: none(instant), result: none(anything) }),
  mockExams: v.object({ profile: none(count), startedAt: instant, paper: anything, finishedAt: none(instant), score: none(anything) }),
  unwanted: v.object({ path: name, key: name, card: anything }),
  media: mediaSchema,
};
export type ListName = keyof typeof listSchemas;
export type Item<List extends ListName> = v.InferOutput<(typeof listSchemas)[List]>;
export const listNames = Object.keys(listSchemas) as ListName[];

/** What stands before the lists. */
export const headSchema = v.object({
  format: v.literal(formatName),
  version: v.literal(formatVersion),
  app: v.pipe(v.string(), most(100)),
  exportedAt: instant,
  settings: v.optional(anything, () => ({})),
});
export type Head = v.InferOutput<typeof headSchema>;
