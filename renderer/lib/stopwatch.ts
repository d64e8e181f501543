/** Time spent on one card: runs from `start`, stands still while paused, and stops counting at `cap` milliseconds. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #cap: number;
  #spent = 0;
  #since: number | null = null;

  constructor(now: () => number, cap: number) {
    this.#now = now;
    this.#cap = cap;
  }

  start() {
    this.#spent = 0;
    this.#since = this.#now();
  }

  pause() {
    this.#spent = this.elapsed();
    this.#since = null;
  }

  resume() {
    this.#since ??= this.#now();
  }

  /** Whole milliseconds, never negative even when the clock is set back. */
  elapsed(): number {
    const running = this.#since === null ? 0 : Math.max(0, this.#now() - this.#since);
    return Math.min(this.#cap, Math.round(this.#spent + running));
  }
}
