/** What the methods of every part of the contract have in common. */
import * as v from 'valibot';

/** What the window waits for either way, so that a method may answer at once or later. */
export type Out<T> = T | Promise<T>;

export type Nothing = Record<string, never>;

export const nothing = v.strictObject({});
