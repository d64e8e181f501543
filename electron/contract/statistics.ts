/** Statistics across the boundary: figures of the log and of the cards, for any search and period. */
import * as v from 'valibot';
import type { CardKind } from '../core/card';
import type { Calibration } from '../core/planning/calibration';
import type { StudyDay } from '../core/scheduling/types';
import type { CardFigures } from '../core/statistics/fold-cards';
import type { Passed, ReviewFigures } from '../core/statistics/fold-reviews';

export interface StatisticsInput {
  /** A search as in Browse; empty is every review there is, those of cards since set aside too. */
  query: string;
  /** Days of the period, its last day included; null is all up to it. Year heatmap, forecast and card figures do not depend on it. */
  days: number | null;
  /** Days before today on which the period ends; today when left out. */
  ended?: number | undefined;
}

/** Answers to known cards of one group, and how many were not Again. */
export interface RetentionRow<Name extends string = string> extends Passed {
  name: Name;
}

export interface Statistics extends Omit<ReviewFigures, 'byDeck' | 'byKind' | 'byDomain' | 'calibration'>, CardFigures {
  today: StudyDay;
  /** Most answered first; of very many decks only the first. */
  byDeck: RetentionRow[];
  byKind: RetentionRow<CardKind>[];
  byDomain: (RetentionRow & { exam: string })[];
  calibration: Calibration;
}

export type StatisticsResult =
  | { ok: true; statistics: Statistics }
  /** The search can't be read; `offset` is where, in characters. */
  | { ok: false; problem: { message: string; offset: number } };

/** A file the window has made: text, or bytes in base64. */
export interface FileToSave {
  /** Proposed to the person. */
  name: string;
  content: string;
  encoding: 'utf8' | 'base64';
}

export interface StatisticsApi {
  statistics: (input: StatisticsInput) => Promise<StatisticsResult>;
  /** Asks where to and writes; null when the person thinks better of it. */
  saveFile: (input: FileToSave) => Promise<{ path: string | null }>;
}

export const statisticsInputs = {
  statistics: v.strictObject({
    query: v.pipe(v.string(), v.maxLength(1000)),
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
    ended: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  }),
  saveFile: v.strictObject({
    name: v.pipe(v.string(), v.regex(/^[^/\\\0]{1,200}$/)),
    content: v.pipe(v.string(), v.maxLength(20_000_000)),
    encoding: v.picklist(['utf8', 'base64']),
  }),
};
