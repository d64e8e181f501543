import type { Client, Today } from '../../electron/contract';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';

export class TodayState {
  today = $state.raw<Today | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** When the figures were asked for. */
  at = $state(0);
  due = $derived(this.today ? this.today.counts.new + this.today.counts.learning + this.today.counts.review : 0);

  readonly #client: Pick<Client, 'today'>;
  readonly #clock: Clock;

  constructor(client: Pick<Client, 'today'>, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.at = clock.now();
  }

  async load(): Promise<void> {
    try {
      this.today = await this.#client.today({});
      this.at = this.#clock.now();
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}
