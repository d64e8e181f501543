import type { Client, JobResult } from '../../electron/contract';
import { ApiError } from '../lib/client';
import type { Clock } from '../lib/clock';

export type JobClient = Pick<Client, 'jobStatus' | 'cancelJob'>;

const pollMs = 120;

/** Long work, followed to its end. One at a time: another takes its place. */
export class FollowedJob {
  /** Null while nothing is under way; a total of 0 is one that is not known. */
  progress = $state.raw<{ done: number; total: number; label: string } | null>(null);

  readonly #client: JobClient;
  readonly #clock: Clock;
  #job: number | null = null;
  #turn = 0;

  constructor(client: JobClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** What the work ends with; null when it was cancelled or another took its place. @throws ApiError */
  async run(start: () => Promise<{ job: number }>): Promise<JobResult | null> {
    this.drop();
    const turn = this.#turn;
    this.progress = { done: 0, total: 0, label: '' };
    try {
      const { job } = await start();
      if (turn !== this.#turn) {
        await this.#client.cancelJob({ job });
        return null;
      }
      this.#job = job;
      return await this.#follow(job, turn);
    } finally {
      if (turn === this.#turn) {
        this.progress = null;
        this.#job = null;
      }
    }
  }

  async #follow(job: number, turn: number): Promise<JobResult | null> {
    for (;;) {
      const status = await this.#client.jobStatus({ job });
      if (turn !== this.#turn || status.state === 'cancelled') return null;
      if (status.state === 'finished') return status.result;
      if (status.state === 'failed') throw new ApiError('bad-input', status.message);
      this.progress = status;
      await new Promise<void>((resolve) => this.#clock.after(pollMs, resolve));
    }
  }

  /** Asks the work to end. It may be done before it hears that. */
  async cancel(): Promise<void> {
    if (this.#job !== null) await this.#client.cancelJob({ job: this.#job });
  }

  /** Ends the work and hears no more of it. */
  drop() {
    this.#turn += 1;
    this.progress = null;
    const job = this.#job;
    this.#job = null;
    // Nobody waits for what it says.
    if (job !== null) this.#client.cancelJob({ job }).catch(() => undefined);
  }
}
