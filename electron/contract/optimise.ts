/** Parameters of the memory model from the person's own answers, across the boundary. */
import * as v from 'valibot';
import type { ForecastError } from '../core/optimise/forecast-error';
import type { Workload } from '../core/optimise/workload';
import { nothing, type Nothing } from './method';

export interface OptimiseReport {
  /** Answers the parameters were found with, and later ones they were tried on. */
  trained: number;
  tried: number;
  /** How far the forecasts for the later answers are off, with the parameters in force and with those found. */
  before: ForecastError;
  after: ForecastError;
  weights: number[];
  /** The forecasts are better with those found. */
  better: boolean;
}

export interface WorkloadReport {
  /** Desired retention that is in force. */
  present: number;
  cards: number;
  rows: Workload[];
}

/** What new due days would change, before they are given. */
export interface SpreadPlan {
  moved: number;
  /** Cards due on each of the next days from today on. */
  before: number[];
  after: number[];
}

export interface OptimiseApi {
  /** Whether there is an optimiser for this kind of computer. */
  optimiser: (input: Nothing) => Promise<{ available: boolean }>;
  /** Finds parameters for a deck and those below it, or for all; null is all. Changes nothing. */
  startOptimise: (input: { deck: number | null }) => { job: number };
  /** What each desired retention would cost and bring, by simulation. */
  startWorkload: (input: { deck: number | null }) => { job: number };
  /** What it would do to give every card the due day its memory asks for now. */
  planSpread: (input: { deck: number | null }) => SpreadPlan;
  /** Does so, as one step. */
  spread: (input: { deck: number | null }) => { moved: number };
}

const scope = v.strictObject({ deck: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))) });

export const optimiseInputs = {
  optimiser: nothing,
  startOptimise: scope,
  startWorkload: scope,
  planSpread: scope,
  spread: scope,
};
