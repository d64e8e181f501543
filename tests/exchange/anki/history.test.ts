import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMemory } from '../../../electron/exchange/anki/history';
import type { AnkiHistory, CardHistory } from '../../../electron/exchange/anki/history';
import { memoryFromEase } from '../../../electron/exchange/anki/replay';
import type { AnkiCard, AnkiCollection, AnkiReview } from '../../../electron/exchange/anki/types';
import { convertWeights, defaultWeights, nextMemory } from '../../../electron/core/scheduling/fsrs';
import { studyDayAt } from '../../../electron/core/scheduling/study-day';
import type { Memory } from '../../../electron/core/scheduling/types';
import { creation, madeCard, madeCollection, madeOptions, madeReview } from '../make-anki';
import type { MadeCollection } from '../make-anki';

const offset = 120;
const dayZero = Math.floor(creation / 86_400);
const now = (creation + 60 * 86_400) * 1000;
/** Half past nine in the morning of a day of the collection, by the wall clock. */
const morning = (day: number) => (creation + day * 86_400) * 1000 + 3.5 * 3_600_000;

const options = {
  now,
  offsetAt: () => offset,
  studyDayAt: (at: number) => studyDayAt(at, () => offset, 240),
  weights: defaultWeights,
};

function historyOf(changes: Partial<MadeCollection>, weights = defaultWeights): AnkiHistory {
  const made = madeCollection({ deckOptions: [madeOptions()], ...changes });
  const collection: AnkiCollection = { ...made, generation: 'legacy2', kind: 'package', schema: 11, media: [], refused: [] };
  return toMemory(collection, { ...options, weights });
}

function cardHistory(card: Partial<AnkiCard>, reviews: Partial<AnkiReview>[] = [], changes: Partial<MadeCollection> = {}): CardHistory {
  const rows = reviews.map((review, index) => madeReview({ id: morning(index), cardId: 7, ...review }));
  const [history] = historyOf({ cards: [madeCard({ id: 7, noteId: 1_700_000_000_101, ...card })], reviews: rows, ...changes }).cards;
  if (!history) throw new Error('no card');
  return history;
}

const inReview: Partial<AnkiCard> = { type: 2, queue: 2, due: 30, interval: 12, factor: 2500, reps: 3 };
const learning = { type: 0, interval: -600, factor: 0 };

function fold(...answers: [day: number, rating: 1 | 2 | 3 | 4][]): Memory | null {
  let [memory, last]: [Memory | null, number] = [null, answers[0]?.[0] ?? 0];
  for (const [day, rating] of answers) {
    memory = nextMemory(memory, day - last, rating, defaultWeights);
    last = day;
  }
  return memory;
}

describe('where a card stands', () => {
  it('keeps the date of a due day', () => {
    expect(cardHistory({ ...inReview, due: 30 }).schedule).toMatchObject({
      state: 'review',
      dueDay: dayZero + 30,
      dueAt: null,
      interval: 12,
    });
    expect(cardHistory({ ...inReview, due: -3 }).schedule.dueDay).toBe(dayZero - 3);
  });

  it('counts days from the date of the collection where it was made', () => {
    // 22:00 UTC is already the next day in Tokyo, and still the day before in New York.
    const createdAt = creation - 6 * 3600;
    const at = (creationOffset: number | null, schedulerVersion: 1 | 2 = 2) =>
      cardHistory(inReview, [], { createdAt, settings: { schedulerVersion, rollover: 4, creationOffset, fsrs: null } }).schedule.dueDay;
    expect(at(540)).toBe(dayZero + 30);
    expect(at(-240)).toBe(dayZero - 1 + 30);
    expect(at(null)).toBe(dayZero + 30);
    // The first scheduler's days run from 22:00 to 22:00, most of which is the next day.
    expect(at(null, 1)).toBe(dayZero + 30);
  });

  it('keeps a learning card due at its instant, or on its day', () => {
    const due = morning(1) / 1000;
    expect(cardHistory({ type: 1, queue: 1, due, left: 1001, reps: 1 }).schedule).toMatchObject({
      state: 'learning',
      step: 1,
      dueAt: due * 1000,
      dueDay: dayZero + 1,
      interval: 0,
    });
    expect(cardHistory({ type: 3, queue: 3, due: 40, left: 1001 }).schedule).toMatchObject({
      state: 'relearning',
      step: 0,
      dueAt: null,
      dueDay: dayZero + 40,
    });
  });

  it('knows a card that the first scheduler was teaching again', () => {
    expect(cardHistory({ type: 2, queue: 1, due: morning(1) / 1000 }).schedule.state).toBe('relearning');
  });

  it('brings a card of a filtered deck home', () => {
    const away = { deckId: 5, originalDeck: 1, originalDue: 9, due: -100_000 };
    expect(cardHistory({ ...inReview, ...away })).toMatchObject({ deckId: 1, schedule: { dueDay: dayZero + 9 } });
    expect(cardHistory({ ...away, type: 0 })).toMatchObject({ deckId: 1, position: 9, schedule: { state: 'new', dueDay: null } });
  });

  it('keeps suspension, burying, flags, counts and the place among new cards', () => {
    expect(cardHistory({ ...inReview, queue: -1, reps: 9, lapses: 2 })).toMatchObject({
      suspended: true,
      buried: false,
      schedule: { reps: 9, lapses: 2 },
    });
    expect(cardHistory({ ...inReview, queue: -2 })).toMatchObject({ suspended: false, buried: true });
    expect(cardHistory({ ...inReview, queue: -3 }).buried).toBe(true);
    expect(cardHistory({ due: 42 }).position).toBe(42);
    expect(cardHistory({ ...inReview, data: '{"pos":17}' }).position).toBe(17);
    expect(cardHistory({ flag: 4 }).flag).toBe(4);
  });

  it('says which flags and due days are not what they were', () => {
    const cards = [5, 6, 7].map((flag) => madeCard({ id: flag, noteId: 1_700_000_000_101, flag }));
    const { cards: histories, refused } = historyOf({
      cards: [...cards, madeCard({ id: 9, noteId: 1_700_000_000_101, ...inReview, due: 2 ** 40 })],
      reviews: [],
    });
    expect(histories.map(({ flag }) => flag)).toEqual([1, 3, 4, 0]);
    expect(histories[3]?.schedule.dueDay).toBe(options.studyDayAt(now));
    expect(refused.map(({ what }) => what)).toEqual(['3 cards (the first is 5)', 'Card 9']);
  });
});

describe('what was answered', () => {
  it('reads answers, practice, resets and changes of the due day', () => {
    const { reviews, schedule } = cardHistory(inReview, [
      { ...learning, ease: 3, durationMs: 900 },
      { ease: 1, interval: -600, lastInterval: 4 },
      { type: 2, ease: 2, interval: 2 },
      { type: 3, ease: 3, interval: -60, factor: 0 },
      { type: 4, ease: 0, interval: 30, factor: 2500 },
      { type: 5, ease: 0, interval: 12, factor: 700 },
      { type: 4, ease: 0, interval: 0, factor: 0 },
      { ...learning, ease: 4, interval: 4 },
    ]);
    expect(reviews.map(({ kind, rating, stateBefore, after }) => [kind, rating, stateBefore, after.state, after.interval])).toEqual([
      ['answer', 3, 'new', 'learning', 0],
      ['answer', 1, 'review', 'relearning', 0],
      ['answer', 2, 'relearning', 'review', 2],
      ['cram', 3, 'review', 'review', 2],
      ['reschedule', null, 'review', 'review', 30],
      ['reschedule', null, 'review', 'review', 12],
      ['reset', null, 'review', 'new', 0],
      ['answer', 4, 'new', 'review', 4],
    ]);
    expect(reviews[0]).toMatchObject({
      at: morning(0),
      day: dayZero,
      durationMs: 900,
      after: { dueAt: morning(0) + 600_000, dueDay: dayZero },
    });
    expect(reviews[2]?.after.dueDay).toBe(dayZero + 4);
    expect(schedule).toMatchObject({ lastAt: morning(7), lastDay: dayZero + 7 });
  });

  it('reads the three buttons of the first scheduler, unless a fourth was pressed', () => {
    const settings = { schedulerVersion: 1 as const, rollover: null, creationOffset: null, fsrs: null };
    const rows = [1, 2, 3].map((ease) => ({ ...learning, ease }));
    const ratings = (reviews: Partial<AnkiReview>[]) => cardHistory(inReview, reviews, { settings }).reviews.map(({ rating }) => rating);
    expect(ratings([...rows, { ease: 2 }])).toEqual([1, 3, 4, 2]);
    expect(ratings([...rows, { ...learning, ease: 4 }])).toEqual([1, 2, 3, 4]);
  });

  it('leaves out what is dated in the future', () => {
    const { cards, refused } = historyOf({
      cards: [madeCard({ id: 7, noteId: 1_700_000_000_101, ...inReview })],
      reviews: [madeReview({ id: morning(1), cardId: 7 }), madeReview({ id: now + 2 * 86_400_000, cardId: 7 })],
    });
    expect(cards[0]?.reviews).toHaveLength(1);
    expect(refused[0]?.reason).toMatch(/future/);
  });
});

describe('the memory', () => {
  it('is the stored one to the last digit', () => {
    const data = '{"pos":3,"s":12.3456,"d":5.432,"dr":0.9,"decay":0.1542,"lrt":1778200000}';
    expect(cardHistory({ ...inReview, data })).toMatchObject({
      memoryFrom: 'stored',
      schedule: { memory: { stability: 12.3456, difficulty: 5.432 }, lastAt: 1_778_200_000_000 },
    });
    expect(cardHistory({ ...inReview, data: `{"lrt":${now}}` }, [{}]).schedule.lastAt).toBe(morning(0));
    expect(cardHistory({ ...inReview, data: '{"s":1e400,"d":null}' }).memoryFrom).toBe('ease');
    expect(cardHistory({ ...inReview, data: 'not JSON' }).memoryFrom).toBe('ease');
  });

  it('is recomputed from the last run of learning on', () => {
    const history = cardHistory(inReview, [
      { ...learning, ease: 1 },
      { ease: 3, interval: 4 },
      { ...learning, ease: 3 },
      { ...learning, ease: 4 },
      { ease: 2, interval: 9 },
      { type: 3, ease: 1, factor: 0 },
      { type: 4, ease: 0, factor: 2500 },
      { ease: 1, interval: -600 },
    ]);
    expect(history.memoryFrom).toBe('reviews');
    expect(history.schedule.memory).toEqual(fold([2, 3], [3, 4], [4, 2], [7, 1]));
  });

  it('looks past practice', () => {
    const practice = { type: 3, ease: 1, interval: 5, factor: 0 };
    const history = cardHistory(inReview, [practice, { ...learning, ease: 3 }, practice, { ...learning, ease: 4 }, { ease: 3 }]);
    expect(history.schedule.memory).toEqual(fold([1, 3], [3, 4], [4, 3]));
    expect(cardHistory(inReview, [practice, { ease: 3, interval: 100 }]).memoryFrom).toBe('ease');
  });

  it('forgets what came before a reset', () => {
    const before = [{ ...learning, ease: 1 as const }, { ease: 3 }];
    const reset = { type: 4, ease: 0, factor: 0 };
    expect(cardHistory(inReview, [...before, reset, { ...learning, ease: 3 }]).schedule.memory).toEqual(fold([3, 3]));
    expect(cardHistory(inReview, [...before, reset, { type: 4, ease: 0, factor: 2500 }]).memoryFrom).toBe('ease');
    expect(cardHistory(inReview, [...before, reset, { ease: 3 }, { ease: 3 }]).schedule.memory).not.toEqual(
      cardHistory(inReview, [...before, { ease: 3 }, { ease: 3 }]).schedule.memory,
    );
    expect(cardHistory({ ...inReview, type: 0, queue: 0, interval: 0 }, [...before, reset])).toMatchObject({
      memoryFrom: null,
      schedule: { memory: null },
    });
  });

  it('starts from the ease where the log begins too late', () => {
    const late = cardHistory(inReview, [
      { ease: 3, interval: 100, factor: 2500 },
      { ease: 3, interval: 200 },
    ]);
    const known = cardHistory(inReview, [
      { ease: 3, interval: 100, factor: 550 },
      { ease: 3, interval: 200 },
    ]);
    const start = { stability: 100, difficulty: (0.55 - 0.1) * 9 + 1 };
    expect(known.schedule.memory?.stability).toBeCloseTo(nextMemory(start, 1, 3, defaultWeights).stability, 6);
    expect(late.memoryFrom).toBe('reviews');
    expect(late.schedule.memory?.difficulty).not.toBeCloseTo(known.schedule.memory?.difficulty ?? 0, 2);
    expect(cardHistory(inReview, [{ ease: 3, interval: 100 }]).memoryFrom).toBe('ease');
  });

  it('is guessed from the ease where there is no log', () => {
    const { memory } = cardHistory(inReview).schedule;
    // At the usual retention of 0.9 the interval is the stability.
    expect(memory?.stability).toBeCloseTo(12, 9);
    const harder = cardHistory({ ...inReview, factor: 1300 }).schedule.memory;
    expect(harder?.difficulty).toBeGreaterThan(memory?.difficulty ?? 10);
    expect(cardHistory({ ...inReview, interval: 0 }).schedule.memory).toBeNull();
    expect(cardHistory({ ...inReview, reps: 0 }).schedule.memory).toBeNull();
  });

  it.each([
    [2.5, 100, 0.9, 100, 5.00357],
    [2.1, 20, 0.9, 20.0, 7.63686],
    [2.4, 60, 0.87, 40.0877, 7.34756],
  ])('from an ease of %f after %i days at %f is that of fsrs-rs', (ease, interval, retention, stability, difficulty) => {
    const memory = memoryFromEase(ease, interval, retention, defaultWeights);
    expect(memory?.stability).toBeCloseTo(stability, 3);
    expect(memory?.difficulty).toBeCloseTo(difficulty, 4);
  });

  it.each([17, 19, 21])('uses the %i weights of the deck before those given', (count) => {
    const weights = defaultWeights.slice(0, count).map((weight, index) => (index === 2 ? weight * 2 : weight));
    const { schedule } = cardHistory(inReview, [{ ...learning, ease: 3 }], { deckOptions: [madeOptions({ weights })] });
    expect(schedule.memory).toEqual(nextMemory(null, 0, 3, convertWeights(weights)));
  });

  it('is sound whatever the log says', () => {
    const row = fc.record({
      ease: fc.integer({ min: 0, max: 4 }),
      type: fc.integer({ min: 0, max: 5 }),
      interval: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.maxSafeInteger()),
      factor: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 9_999 }), fc.maxSafeInteger()),
    });
    const card = fc.record({
      type: fc.integer({ min: 0, max: 4 }),
      queue: fc.integer({ min: -3, max: 4 }),
      due: fc.maxSafeInteger(),
      interval: fc.maxSafeInteger(),
      factor: fc.maxSafeInteger(),
      reps: fc.maxSafeInteger(),
      left: fc.maxSafeInteger(),
    });
    fc.assert(
      fc.property(card, fc.array(row, { maxLength: 12 }), (changes, rows) => {
        const { schedule, reviews } = cardHistory(changes, rows);
        const { memory, interval, reps, step } = schedule;
        for (const number of [interval, reps, step, ...reviews.map(({ after }) => after.interval)]) {
          expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
        }
        if (memory) expect(memory.stability > 0 && memory.difficulty >= 1 && memory.difficulty <= 10).toBe(true);
        expect(schedule.state === 'new').toBe(schedule.dueDay === null && schedule.dueAt === null);
        if (schedule.dueDay !== null) expect(Number.isSafeInteger(schedule.dueDay)).toBe(true);
      }),
    );
  });
});
