import type { Client, Settings } from '../../electron/contract';
import type { OptimiseReport, SpreadPlan, WorkloadReport } from '../../electron/contract/optimise';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import { plural } from '../lib/format';
import type { Shell } from '../lib/screen-types';
import { FollowedJob, type JobClient } from './followed-job.svelte';

export type OptimiseClient = JobClient &
  Pick<Client, 'decks' | 'optimiser' | 'startOptimise' | 'startWorkload' | 'planSpread' | 'spread' | 'setSettings' | 'setDeckOptions'>;

/** Parameters from one's own answers, for all decks or for one. */
export class OptimiseState {
  decks = $state.raw<{ id: number; name: string }[]>([]);
  deck = $state<number | null>(null);
  /** There is no optimiser for this kind of computer. */
  missing = $state(false);
  report = $state.raw<OptimiseReport | null>(null);
  /** The parameters of the report are in force now. */
  adopted = $state(false);
  workload = $state.raw<WorkloadReport | null>(null);
  /** What new due days would change, while they wait for a yes. */
  plan = $state.raw<SpreadPlan | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly job: FollowedJob;

  readonly #client: OptimiseClient;
  readonly #shell: Pick<Shell, 'toast'>;
  readonly #adopt: (settings: Settings) => void;

  constructor(client: OptimiseClient, shell: Pick<Shell, 'toast'>, clock: Clock, adopt: (settings: Settings) => void) {
    this.#client = client;
    this.#shell = shell;
    this.#adopt = adopt;
    this.job = new FollowedJob(client, clock);
  }

  load(): Promise<void> {
    return this.#try(async () => {
      const [decks, { available }] = await Promise.all([this.#client.decks({}), this.#client.optimiser({})]);
      this.decks = decks;
      this.missing = !available;
    });
  }

  choose(deck: number | null) {
    this.job.drop();
    this.deck = deck;
    this.report = null;
    this.workload = null;
    this.plan = null;
    this.adopted = false;
  }

  optimise(): Promise<void> {
    return this.#try(async () => {
      this.report = null;
      this.adopted = false;
      const result = await this.job.run(() => this.#client.startOptimise({ deck: this.deck }));
      if (result?.job === 'optimise') this.report = result.report;
    });
  }

  /** Takes what was found; every memory is worked out again. */
  adopt(): Promise<void> {
    return this.#try(async () => {
      if (!this.report?.better) return;
      await this.#set({ weights: this.report.weights });
      this.adopted = true;
      this.#shell.toast('The new parameters are in force. Due days stay as they are.', true);
    });
  }

  simulate(): Promise<void> {
    return this.#try(async () => {
      this.workload = null;
      const result = await this.job.run(() => this.#client.startWorkload({ deck: this.deck }));
      if (result?.job === 'workload') this.workload = result.report;
    });
  }

  setRetention(retention: number): Promise<void> {
    return this.#try(async () => {
      await this.#set({ retention });
      if (this.workload) this.workload = { ...this.workload, present: retention };
      this.#shell.toast(`Desired retention is ${Math.round(retention * 100)} % now. Due days stay as they are.`, true);
    });
  }

  planSpread(): Promise<void> {
    return this.#try(async () => {
      const { deck } = this;
      const plan = await this.#client.planSpread({ deck });
      if (deck === this.deck) this.plan = plan;
    });
  }

  spread(): Promise<void> {
    return this.#try(async () => {
      const { moved } = await this.#client.spread({ deck: this.deck });
      this.plan = null;
      this.#shell.toast(`${plural(moved, 'card')} got a new due day.`, true);
    });
  }

  async #set(options: { weights: number[] } | { retention: number }): Promise<void> {
    if (this.deck === null) this.#adopt(await this.#client.setSettings({ deckDefaults: options }));
    else await this.#client.setDeckOptions({ deck: this.deck, options });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}
