import type { Client, ImportInput, ImportReport } from '../../electron/contract';
import type { WhoWins } from '../../electron/core/importing';
import type { TableOptions } from '../../electron/core/tables';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import { commonDeck } from '../lib/import-report';
import { FollowedJob, type JobClient } from './followed-job.svelte';

export type ImportClient = JobClient & Pick<Client, 'planImport' | 'startImport' | 'decks' | 'undo'>;

/** What the person decides about an import. */
export interface ImportChoice {
  deck?: string;
  history?: boolean;
  wins?: WhoWins;
  table?: TableOptions;
}

/** What an import hands back to the window. */
export interface ImportEnds {
  /** It is written; the report is on the screen if that is still there. */
  written(report: ImportReport): void;
  study(deck: { id: number; name: string } | null): void;
  /** Taken back, in words. */
  undone(label: string): void;
  /** These are notes, which have a preview of their own. */
  notes(paths: readonly string[]): void;
  left(): void;
}

/** Files of other programs: what they would bring, how they are taken in, and what became of them. */
export class ImportState {
  readonly paths: readonly string[];
  deck = $state('');
  history = $state(true);
  wins = $state<WhoWins>('newer');
  /** How a table of text is read; what is left out is guessed. */
  table = $state.raw<TableOptions>({});
  /** What would happen with these choices; the one before while another is worked out. */
  plan = $state.raw<ImportReport | null>(null);
  /** What has happened. */
  report = $state.raw<ImportReport | null>(null);
  work = $state<'plan' | 'import' | 'undo' | null>(null);
  /** The import was broken off; nothing of it was written. */
  cancelled = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly #client: ImportClient;
  readonly #ends: ImportEnds;
  readonly #job: FollowedJob;
  readonly #dropped: boolean;
  #turn = 0;
  progress = $derived.by(() => this.#job.progress);
  /** At least one of the files can be read. */
  readable = $derived(this.plan?.files.some(({ refused }) => refused === null) ?? false);

  /** `dropped`: nobody said that this is an import, so what can be notes is. */
  constructor(client: ImportClient, clock: Clock, paths: readonly string[], ends: ImportEnds, dropped = false) {
    this.#client = client;
    this.#ends = ends;
    this.#dropped = dropped;
    this.#job = new FollowedJob(client, clock);
    this.paths = paths;
  }

  get #input(): ImportInput {
    return { paths: [...this.paths], deck: this.deck.trim() || null, history: this.history, wins: this.wins, table: this.table };
  }

  /** Works out what would happen. Nothing is stored. */
  async load(): Promise<void> {
    const report = await this.#run('plan', () => this.#client.planImport(this.#input));
    if (report?.files.every(({ notes, refused }) => notes && (this.#dropped || refused !== null))) this.#ends.notes(this.paths);
    else if (report) this.plan = report;
  }

  async choose(choices: ImportChoice): Promise<void> {
    if (this.work === 'import' || this.report) return;
    if (choices.deck !== undefined) this.deck = choices.deck;
    if (choices.history !== undefined) this.history = choices.history;
    if (choices.wins !== undefined) this.wins = choices.wins;
    if (choices.table !== undefined) this.table = choices.table;
    this.cancelled = false;
    await this.load();
  }

  async start(): Promise<void> {
    if (this.work !== null || !this.readable || this.report) return;
    this.cancelled = false;
    const report = await this.#run('import', () => this.#client.startImport(this.#input));
    if (report) {
      this.report = report;
      this.#ends.written(report);
    } else if (this.failure === null) this.cancelled = true;
  }

  /** Ends what is under way; with nothing under way it leaves. */
  async cancel(): Promise<void> {
    if (this.work === 'import') {
      await this.#job.cancel().catch((error: unknown) => (this.failure = failureOf(error)));
    } else this.leave();
  }

  leave() {
    this.abandon();
    this.#ends.left();
  }

  /** The window shows something else: a plan is no use any more, while an import goes on to its end. */
  abandon() {
    if (this.work === 'plan') this.#job.drop();
  }

  /** Studies what has come: the deck all of it is in or below, or everything. */
  async study(): Promise<void> {
    const name = commonDeck(this.report?.decks.map((deck) => deck.name) ?? []);
    try {
      const decks = await this.#client.decks({});
      this.#ends.study(decks.find((deck) => deck.name === name) ?? null);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async undo(): Promise<void> {
    if (this.work !== null || !this.report) return;
    this.work = 'undo';
    try {
      const undone = await this.#client.undo({});
      this.#ends.undone(undone?.label ?? '');
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.work = null;
    }
  }

  async #run(work: 'plan' | 'import', start: () => Promise<{ job: number }>): Promise<ImportReport | null> {
    this.work = work;
    this.failure = null;
    const turn = (this.#turn += 1);
    try {
      const result = await this.#job.run(start);
      return result?.job === 'import' ? result.report : null;
    } catch (error) {
      if (turn === this.#turn) this.failure = failureOf(error);
      return null;
    } finally {
      // Another run has taken the place of this one: it is that one's to say when it is done.
      if (turn === this.#turn) this.work = null;
    }
  }
}
