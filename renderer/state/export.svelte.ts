import type { Client, ExportReport } from '../../electron/contract';
import type { ExportFormat } from '../../electron/core/exporting';
import type { Clock } from '../lib/clock';
import { exportChoices, exportName } from '../lib/export-formats';
import { failureOf, type Failure } from '../lib/failure';
import { FollowedJob, type JobClient } from './followed-job.svelte';

export type ExportClient = JobClient & Pick<Client, 'startExport' | 'chooseSaveFile' | 'decks'>;

/** A file to be written for other programs: what goes into it, and what became of it. */
export class ExportState {
  format = $state<ExportFormat>('apkg');
  /** By name; null is the whole collection. */
  deck = $state<string | null>(null);
  history = $state(true);
  media = $state(true);
  decks = $state.raw<readonly string[]>([]);
  busy = $state(false);
  report = $state.raw<ExportReport | null>(null);
  /** Broken off; nothing was written. */
  cancelled = $state(false);
  failure = $state.raw<Failure | null>(null);
  choice = $derived(exportChoices.find(({ format }) => format === this.format));

  /** Cards that were chosen one by one; null where a deck says it. */
  readonly cards: readonly number[] | null;

  readonly #client: ExportClient;
  readonly #clock: Clock;
  readonly #job: FollowedJob;
  progress = $derived.by(() => this.#job.progress);

  constructor(client: ExportClient, clock: Clock, what: { deck?: string | null; cards?: readonly number[] } = {}) {
    this.#client = client;
    this.#clock = clock;
    this.#job = new FollowedJob(client, clock);
    this.deck = what.deck ?? null;
    this.cards = what.cards ?? null;
  }

  async load(): Promise<void> {
    try {
      this.decks = (await this.#client.decks({})).map(({ name }) => name);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Asks where to, and writes. */
  async start(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    this.cancelled = false;
    try {
      await this.#write();
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #write(): Promise<void> {
    const { format, choice } = this;
    const deck = choice?.ofDeck === false ? null : this.deck;
    const keepsAll = choice?.keepsAll === true;
    const { path } = await this.#client.chooseSaveFile({ name: exportName(deck, format, this.#clock.now()) });
    if (path === null) return;
    const cards = this.cards && [...this.cards];
    const input = { format, path, deck, cards, history: keepsAll && this.history, media: keepsAll && this.media };
    const result = await this.#job.run(() => this.#client.startExport(input));
    if (result?.job === 'export') this.report = result.report;
    else this.cancelled = true;
  }

  async cancel(): Promise<void> {
    await this.#job.cancel().catch((error: unknown) => (this.failure = failureOf(error)));
  }

  /** The dialog goes away; what is being written is broken off. */
  abandon() {
    this.#job.drop();
  }
}
