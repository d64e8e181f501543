/** Studying some cards on their own, and more than usual for one day. Part of the contract; see `contract.ts`. */
import * as v from 'valibot';
import { nothing, type Nothing, type Out } from './method';

/**
 * `cram`: until each is known. `preview`: new cards once. `forgotten`: those answered with Again today, until each is known.
 * Answers of these three are logged as practice and leave the schedule as it is. `ahead`: ordinary reviews before the due day.
 */
export const customModes = ['cram', 'preview', 'ahead', 'forgotten'] as const;
export type CustomMode = (typeof customModes)[number];

/** How many cards there are today beyond the limits; gone tomorrow. */
export interface TodayLimits {
  newCards: number;
  reviews: number;
}

export interface CustomStart {
  query: string;
  /** Only these of what the query finds; null is all. */
  cards: number[] | null;
  mode: CustomMode;
  /** At most so many. */
  limit: number;
}

export interface CustomApi {
  /** A session for `nextCard` and `answerCard`, until the program ends; with how many cards it starts. */
  startCustom: (input: CustomStart) => Out<{ session: number; cards: number }>;
  todayLimits: (input: Nothing) => Out<TodayLimits>;
  setTodayLimits: (input: TodayLimits) => Out<TodayLimits>;
}

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const extra = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999));

export const customInputs = {
  startCustom: v.strictObject({
    query: v.pipe(v.string(), v.maxLength(100_000)),
    cards: v.nullable(v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000))),
    mode: v.picklist(customModes),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  }),
  todayLimits: nothing,
  setTodayLimits: v.strictObject({ newCards: extra, reviews: extra }),
} satisfies { [M in keyof CustomApi]: v.GenericSchema<unknown, Parameters<CustomApi[M]>[0]> };
