/** Exam day across the boundary: profiles, plans, readiness and mock exams. */
import * as v from 'valibot';
import type { CardKind } from '../core/card';
import type { Verdict } from '../core/grading/verdict';
import type { Instant, Rating, StudyDay } from '../core/scheduling/types';
import { nothing, type Nothing, type Out } from './method';

/** A part of an exam. Cards of CKAD and CKA say themselves where they belong; decks and tags add to that. */
export interface ExamDomainInput {
  slug: string;
  name: string;
  /** Percent; those of an exam add up to 100. */
  weight: number;
  /** Decks, with those below them, whose cards belong to it. */
  decks: string[];
  tags: string[];
}

/** An exam as a person describes it. */
export interface ExamInput {
  name: string;
  exam: 'ckad' | 'cka' | 'custom';
  domains: ExamDomainInput[];
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM` on the wall clock. */
  time: string;
  /** Minutes to study by weekday, Sunday first; 0 is a day off. */
  minutes: number[];
  /** Single days off, `YYYY-MM-DD`. */
  daysOff: string[];
  /** Decks in scope, with those below them; null is all. */
  decks: string[] | null;
}

export interface ExamResult {
  passed: boolean;
  /** Percent; null when not told. */
  score: number | null;
  note: string;
}

export interface ExamProfile extends ExamInput {
  id: number;
  /** Its plan orders each day's session. At most one is. */
  active: boolean;
  examDay: StudyDay;
  /** 0 on the day itself, negative after it. */
  daysLeft: number;
  /** Cards in scope. */
  cards: number;
  archivedAt: Instant | null;
  result: ExamResult | null;
  problems: { field: 'name' | 'date' | 'minutes' | 'scope' | 'domains'; message: string; blocks: boolean }[];
}

/** A share from 0 to 1, with the range it lies in four times of five. */
export interface Forecast {
  expected: number;
  low: number;
  high: number;
}

export interface DomainOutlook {
  slug: string;
  name: string;
  /** Percent of the exam. */
  weight: number;
  cards: number;
  /** Share of its cards never seen. */
  unseen: number;
  /** Expected recall if the exam were today, and on its day with the plan kept; null without cards. */
  today: Forecast | null;
  exam: Forecast | null;
}

/** The road to an exam as it looks now. */
export interface ExamOutlook {
  profile: number;
  madeAt: Instant;
  today: StudyDay;
  examDay: StudyDay;
  /** One for each day from today to the one before the exam; means, so not whole numbers. */
  days: { day: StudyDay; minutes: number; used: number; new: number; reviews: number }[];
  domains: DomainOutlook[];
  total: Omit<DomainOutlook, 'slug' | 'name'>;
  /** Share of the exam's weight in domains without cards. */
  uncovered: number;
  /** Cards that today's minutes gain most with, in points of 100. */
  gainers: { id: number; front: string; deck: string; gain: number }[];
  /** What will not be seen, the least worth first: the minutes go where they gain more. */
  leftOut: { cards: number; share: number; minutesMore: number; fronts: string[] };
  calibration: CalibrationView;
  /** What made this plan another one than that before; null when nothing but the time did. */
  since: PlanChange | null;
}

/** What happened between two plans of an exam. */
export interface PlanChange {
  /** Of the plan before, and what it expected. */
  day: StudyDay;
  expected: number;
  /** Study days since then on which nothing was answered. */
  missed: number;
  /** Days the exam moved, negative when it came nearer. */
  moved: number;
  /** The minutes or the days off are others. */
  otherTime: boolean;
  /** Cards in scope more than then. */
  cards: number;
}

/** Forecasts against what became of them. */
export interface CalibrationView {
  reviews: number;
  bins: { low: number; high: number; count: number; predicted: number | null; recalled: number | null }[];
  logLoss: number | null;
  rmseBins: number | null;
}

export const mockLengths = ['full', 'half', 'quarter'] as const;
export type MockLength = (typeof mockLengths)[number];

export interface MockStepView {
  card: number;
  kind: CardKind;
  front: string;
  broken: string | null;
  /** Where a fragment of YAML belongs. */
  at: string;
  points: number;
  /** What its field holds at first: the text to repair, a manifest with its blanks open, or nothing. */
  start: string;
}

export interface MockTaskView {
  title: string;
  scene: string;
  domain: string;
  /** Percent of the whole. */
  weight: number;
  steps: MockStepView[];
}

/** What was done in a mock exam so far. */
export interface MockProgress {
  /** Milliseconds of the exam that have gone by. */
  elapsedMs: number;
  current: number;
  /** By task. */
  tasks: { answers: string[]; flagged: boolean; notes: string; spentMs: number }[];
}

export interface MockExam {
  id: number;
  profile: number | null;
  exam: string;
  startedAt: Instant;
  durationMs: number;
  /** Whether its clock may be stopped: the real exam's can't. */
  pauses: boolean;
  /** Names of domains by slug. */
  domains: Record<string, string>;
  tasks: MockTaskView[];
  progress: MockProgress;
  finished: MockOutcome | null;
}

export interface MockOutcome {
  finishedAt: Instant;
  /** 0 to 100. */
  percent: number;
  passed: boolean;
  domains: { slug: string; name: string; percent: number; weight: number }[];
  tasks: {
    percent: number;
    spentMs: number;
    /** Its share of the time by its weight. */
    budgetMs: number;
    steps: {
      card: number;
      typed: string;
      verdict: Verdict | 'unanswered';
      reasons: string[];
      answer: string;
      points: number;
      earned: number;
    }[];
  }[];
}

export interface MockSummary {
  id: number;
  exam: string;
  startedAt: Instant;
  durationMs: number;
  tasks: number;
  /** Null while it goes on. */
  percent: number | null;
  passed: boolean | null;
}

export interface ExamApi {
  exams: (input: Nothing) => Out<ExamProfile[]>;
  /** What a new profile for an exam starts from. */
  examTemplate: (input: { exam: ExamInput['exam'] }) => Out<ExamInput>;
  /** Makes a profile, or changes one; the first one made is active. @throws AppError `bad-input` with what is wrong */
  saveExam: (input: { id: number | null; profile: ExamInput }) => Out<ExamProfile>;
  /** Makes its plan order each day's session; another one's no longer does. */
  activateExam: (input: { id: number; on: boolean }) => Out<ExamProfile>;
  /** Ends it with its result; `spread` moves what is overdue onto the coming days, so that no flood follows. */
  archiveExam: (input: { id: number; result: ExamResult | null; spread: boolean }) => Out<{ moved: number }>;
  removeExam: (input: { id: number }) => Out<Nothing>;
  /** Works the plan out: of the profile, or of what it would be with other minutes or another date. */
  planExam: (input: { id: number; whatIf: { date?: string | undefined; minutes?: number[] | undefined } | null }) => Out<{ job: number }>;
  /** The plan as worked out last, null before the first since the start; `current` unless the day, the profile or the cards changed since. */
  examOutlook: (input: { id: number }) => Out<{ outlook: ExamOutlook | null; current: boolean }>;

  mocks: (input: Nothing) => Out<MockSummary[]>;
  startMock: (input: { exam: 'ckad' | 'cka'; length: MockLength; profile: number | null; pauses?: boolean | undefined }) => Out<MockExam>;
  mock: (input: { id: number }) => Out<MockExam>;
  /** Keeps what was done so far, durably. */
  saveMock: (input: { id: number; progress: MockProgress }) => Out<Nothing>;
  /** Grades it; every step becomes a review, wrong ones come first. */
  finishMock: (input: { id: number; progress: MockProgress }) => Out<MockExam>;
  removeMock: (input: { id: number }) => Out<Nothing>;
}

/** The rating a step of a mock exam becomes. */
export const mockRatings: Readonly<Record<Verdict | 'unanswered', Rating>> = { correct: 3, partial: 1, wrong: 1, unanswered: 1 };

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const name = v.pipe(v.string(), v.maxLength(200));
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written YYYY-MM-DD.'));
const minutes = v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1440))), v.length(7));
const exam = v.picklist(['ckad', 'cka', 'custom']);
const names = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(500))), v.maxLength(1000));
const profile = v.strictObject({
  name,
  exam,
  domains: v.pipe(
    v.array(
      v.strictObject({
        slug: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
        name,
        weight: v.pipe(v.number(), v.finite()),
        decks: names,
        tags: names,
      }),
    ),
    v.maxLength(50),
  ),
  date,
  time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM.')),
  minutes,
  daysOff: v.pipe(v.array(date), v.maxLength(400)),
  decks: v.nullable(names),
});
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000));
const progress = v.strictObject({
  elapsedMs: milliseconds,
  current: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  tasks: v.pipe(
    v.array(
      v.strictObject({
        answers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200_000))), v.maxLength(20)),
        flagged: v.boolean(),
        notes: v.pipe(v.string(), v.maxLength(20_000)),
        spentMs: milliseconds,
      }),
    ),
    v.maxLength(100),
  ),
});

export const examInputs = {
  exams: nothing,
  examTemplate: v.strictObject({ exam }),
  saveExam: v.strictObject({ id: v.nullable(id), profile }),
  activateExam: v.strictObject({ id, on: v.boolean() }),
  archiveExam: v.strictObject({
    id,
    result: v.nullable(
      v.strictObject({
        passed: v.boolean(),
        score: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
        note: v.pipe(v.string(), v.maxLength(2000)),
      }),
    ),
    spread: v.boolean(),
  }),
  removeExam: v.strictObject({ id }),
  planExam: v.strictObject({
    id,
    whatIf: v.nullable(v.strictObject({ date: v.optional(date), minutes: v.optional(minutes) })),
  }),
  examOutlook: v.strictObject({ id }),
  mocks: nothing,
  startMock: v.strictObject({
    exam: v.picklist(['ckad', 'cka']),
    length: v.picklist(mockLengths),
    profile: v.nullable(id),
    pauses: v.optional(v.boolean()),
  }),
  mock: v.strictObject({ id }),
  saveMock: v.strictObject({ id, progress }),
  finishMock: v.strictObject({ id, progress }),
  removeMock: v.strictObject({ id }),
} satisfies { [M in keyof ExamApi]: v.GenericSchema<unknown, Parameters<ExamApi[M]>[0]> };

/** A stored profile as it may be read back. */
export const storedProfile = v.strictObject({ ...profile.entries, active: v.boolean() });
export type StoredProfile = v.InferOutput<typeof storedProfile>;
