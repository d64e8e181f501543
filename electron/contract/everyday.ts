/** Safety and everyday comforts across the boundary: what a restore would change, reminders, keys. */
import * as v from 'valibot';
import type { Instant } from '../core/scheduling/types';
import type { Out } from './method';

export interface EverydaySettings {
  /** `reduced` holds still whatever the system says. */
  motion: 'system' | 'reduced';
  contrast: 'system' | 'more';
  /** The person's own keys, by group and key as it is without them: `study.e`. */
  keys: Record<string, string>;
  reminder: {
    on: boolean;
    /** Minutes after midnight on the wall clock. */
    atMinutes: number;
    /** Weekdays without one, 0 is Sunday. */
    quietDays: number[];
  };
  /** An icon in the system's tray; then closing the window does not end the app. */
  tray: boolean;
  startAtLogin: boolean;
}

/** What data holds. */
export interface DataFigures {
  cards: number;
  reviews: number;
  decks: number;
  lastReviewAt: Instant | null;
}

/** What is on one side only. */
export interface OneSided {
  cards: number;
  reviews: number;
  /** The first and the last of these reviews, or of what else cards' histories hold, resets and new due days; null without any. */
  reviewedAt: { first: Instant; last: Instant } | null;
  decks: string[];
}

/** What a restore would change against now. */
export interface RestorePreview {
  backup: DataFigures;
  /** Null when the data of now can't be read: then nothing can be compared. */
  now: DataFigures | null;
  /** Only in the data of now. */
  lost: OneSided;
  /** Only in the backup. */
  back: OneSided;
  /** Cards in both with another text. */
  changedTexts: number;
  /** Cards in both with other tags, in another deck, flagged or suspended otherwise. */
  changedMarks: number;
  /** What else differs. */
  others: ('settings' | 'saved searches' | 'exams' | 'mock exams' | 'accepted answers')[];
  /** Pictures and sounds the backup's cards need, and the names of those that are nowhere to be had. */
  media: { files: number; missing: string[] };
}

export interface EverydayApi {
  /** Says what putting a backup in place would change; changes nothing. */
  previewRestore: (input: { file: string }) => Out<RestorePreview>;
}

export type EverydayChanges = { [K in keyof EverydaySettings]?: EverydaySettings[K] | undefined };

const whole = (to: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(to));

export const everydaySettings = {
  reminder: v.optional(v.strictObject({ on: v.boolean(), atMinutes: whole(1439), quietDays: v.pipe(v.array(whole(6)), v.maxLength(7)) })),
  tray: v.optional(v.boolean()),
  startAtLogin: v.optional(v.boolean()),
  motion: v.optional(v.picklist(['system', 'reduced'])),
  contrast: v.optional(v.picklist(['system', 'more'])),
  keys: v.optional(
    v.pipe(v.record(v.pipe(v.string(), v.maxLength(50)), v.pipe(v.string(), v.minLength(1), v.maxLength(20))), v.maxEntries(200)),
  ),
};

export const everydayInputs = {
  previewRestore: v.strictObject({ file: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
};
