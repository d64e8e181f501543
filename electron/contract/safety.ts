/** Safety across the boundary: backups, and the check of everything. */
import * as v from 'valibot';
import type { Instant } from '../core/scheduling/types';
import { nothing, type Nothing, type Out } from './method';

export interface Backup {
  file: string;
  at: Instant;
  bytes: number;
  cards: number;
  reviews: number;
  /** Pictures and sounds its cards need; one copy of each serves all backups. */
  media: number;
  mediaBytes: number;
  reason: 'start' | 'daily' | 'manual' | 'before-restore' | 'before-upgrade' | 'before-repair';
}

export interface VerifyReport {
  cards: number;
  reviews: number;
  /** `ok`, or what is wrong with the file in SQLite's words. */
  integrity: string;
  differences: { card: number; front: string; what: string }[];
  repaired: boolean;
  /** `kept`: a sound copy lies with the backups. `restored` is how many of the damaged came back. */
  media: { files: number; damaged: { name: string; what: 'missing' | 'changed'; kept: boolean }[]; restored: number };
}

export interface SafetyApi {
  backups: (input: Nothing) => Backup[];
  backUp: (input: Nothing) => Out<Backup>;
  /** `media`: files that had gone and came back, and the names of those that could not. */
  restore: (input: { file: string }) => Out<{ restored: Backup; kept: string; media: { restored: number; missing: string[] } }>;
  startVerify: (input: { repair: boolean }) => { job: number };
}

export const safetyInputs = {
  backups: nothing,
  backUp: nothing,
  restore: v.strictObject({ file: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
  startVerify: v.strictObject({ repair: v.boolean() }),
};
