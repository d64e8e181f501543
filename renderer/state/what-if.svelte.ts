import type { ExamOutlook, ExamProfile } from '../../electron/contract/exams';
import type { Clock } from '../lib/clock';
import { workOutPlan, type PlanClient } from '../lib/exam-plans';
import { usualMinutes, withMinutes } from '../lib/exam-words';
import { failureOf, type Failure } from '../lib/failure';

/** A slider moves through many values: only where it rests is worked out. */
const restMs = 120;

/** The road to an exam with other minutes or on another date; nothing of it is stored. */
export class WhatIfState {
  minutes = $state(0);
  date = $state('');
  /** As worked out last; stays while the next one is worked out. */
  outlook = $state.raw<ExamOutlook | null>(null);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  changed = $derived.by(() => this.minutes !== this.#usual || this.date !== this.#profile.date);

  readonly #client: PlanClient;
  readonly #clock: Clock;
  readonly #profile: ExamProfile;
  readonly #usual: number;
  #cancel: (() => void) | null = null;
  #asked = 0;

  constructor(client: PlanClient, clock: Clock, profile: ExamProfile) {
    this.#client = client;
    this.#clock = clock;
    this.#profile = profile;
    this.#usual = usualMinutes(profile.minutes);
    this.minutes = this.#usual;
    this.date = profile.date;
  }

  setMinutes(minutes: number) {
    this.minutes = minutes;
    this.#ask();
  }

  /** Empty for a date that no exam can be on. */
  setDate(date: string) {
    if (date === '') {
      this.#forget();
      this.failure = { message: 'The date has to be from tomorrow to a year from now.', details: null };
      return;
    }
    this.date = date;
    this.#ask();
  }

  reset() {
    this.#forget();
    this.minutes = this.#usual;
    this.date = this.#profile.date;
  }

  #forget() {
    this.#cancel?.();
    this.#asked += 1;
    this.outlook = null;
    this.busy = false;
    this.failure = null;
  }

  /** The profile as it would be. */
  get changes(): { date: string; minutes: number[] } {
    return {
      date: this.date,
      minutes: this.minutes === this.#usual ? this.#profile.minutes : withMinutes(this.#profile.minutes, this.minutes),
    };
  }

  #ask() {
    this.#cancel?.();
    this.#asked += 1;
    if (!this.changed) {
      this.reset();
      return;
    }
    this.busy = true;
    const asked = this.#asked;
    this.#cancel = this.#clock.after(restMs, () => void this.#workOut(asked));
  }

  async #workOut(asked: number): Promise<void> {
    try {
      const isWanted = () => asked === this.#asked;
      const outlook = await workOutPlan(this.#client, this.#clock, this.#profile.id, this.changes, isWanted);
      if (!outlook || !isWanted()) return;
      this.outlook = outlook;
      this.failure = null;
    } catch (error) {
      if (asked === this.#asked) this.failure = failureOf(error);
    }
    if (asked === this.#asked) this.busy = false;
  }
}
