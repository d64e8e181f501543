import type { AsideCard, Client, DeckOptionChanges, DeckRow, IdPlan, IdReport, NoteFolder, SyncReport } from '../../electron/contract';
import { SvelteSet } from 'svelte/reactivity';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import { plural } from '../lib/format';
import type { DeckWork, Shell } from '../lib/screen-types';

export type DecksClient = Pick<
  Client,
  'decks' | 'setDeckOptions' | 'noteFolders' | 'sync' | 'setPolling' | 'removeNotes' | 'asideCards' | 'bringBack' | 'planIds' | 'writeIds'
>;

/** Ids that could be written into the notes of a folder: shown first, then written if the person says so. */
export interface IdWriting {
  path: string;
  plan: IdPlan;
  /** Of the files that were written; null before. */
  report: IdReport | null;
}

export class DecksState {
  decks = $state.raw<DeckRow[] | null>(null);
  folders = $state.raw<NoteFolder[]>([]);
  /** Cards whose notes no longer have them. */
  aside = $state.raw<AsideCard[]>([]);
  /** Decks whose children are folded away. */
  readonly closed = new SvelteSet<number>();
  /** The deck whose options are open. */
  options = $state<number | null>(null);
  busy = $state<DeckWork | null>(null);
  report = $state.raw<SyncReport | null>(null);
  ids = $state.raw<IdWriting | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** When the figures were asked for. */
  at = $state(0);

  readonly #client: DecksClient;
  readonly #shell: Pick<Shell, 'toast' | 'dismissToast'>;
  readonly #clock: Clock;
  #working: Promise<void> = Promise.resolve();

  constructor(client: DecksClient, shell: Pick<Shell, 'toast' | 'dismissToast'>, clock: Clock) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
  }

  async load(): Promise<void> {
    try {
      [this.decks, this.folders, this.aside] = await Promise.all([
        this.#client.decks({}),
        this.#client.noteFolders({}),
        this.#client.asideCards({}),
      ]);
      this.at = this.#clock.now();
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  toggle(deck: number) {
    if (!this.closed.delete(deck)) this.closed.add(deck);
  }

  toggleOptions(deck: number) {
    this.options = this.options === deck ? null : deck;
  }

  async setOptions(deck: number, options: DeckOptionChanges): Promise<void> {
    await this.#save(async () => {
      await this.#client.setDeckOptions({ deck, options });
      // What one deck says counts for those below it too.
      this.decks = await this.#client.decks({});
    });
  }

  /** Brings set-aside cards back with their history. */
  async bringBack(cards: readonly AsideCard[]): Promise<void> {
    if (cards.length === 0) return;
    await this.#work('returning', async () => {
      const { changed } = await this.#client.bringBack({ cards: cards.map(({ id }) => id) });
      await this.load();
      this.#shell.toast(changed === 1 ? 'The card is back.' : `${plural(changed, 'card')} are back.`, true);
    });
  }

  async readAgain(): Promise<void> {
    await this.#work('reading', async () => {
      this.report = await this.#client.sync({});
      await this.load();
    });
  }

  /** Looks for changes of a folder every so many seconds; null leaves it to the system. */
  async setPolling(folder: NoteFolder, seconds: number | null): Promise<void> {
    await this.#save(async () => {
      await this.#client.setPolling({ folder: folder.id, seconds });
      this.folders = await this.#client.noteFolders({});
    });
  }

  /** Shows which ids would be written into the notes of a folder. */
  async planIds({ path }: NoteFolder): Promise<void> {
    await this.#work('naming', async () => {
      this.ids = { path, plan: await this.#client.planIds({ path }), report: null };
    });
  }

  async writeIds(): Promise<void> {
    const { ids } = this;
    if (!ids || ids.report) return;
    await this.#work('naming', async () => {
      const files = ids.plan.files.map(({ file, hash }) => ({ file, hash }));
      this.ids = { ...ids, report: await this.#client.writeIds({ path: ids.path, files }) };
    });
  }

  closeIds() {
    this.ids = null;
  }

  async remove(folder: NoteFolder): Promise<void> {
    await this.#work('removing', async () => {
      const { aside } = await this.#client.removeNotes({ folder: folder.id });
      await this.load();
      this.#shell.toast(`Folder removed. ${aside === 1 ? 'Its card keeps its' : `Its ${aside} cards keep their`} history.`, true);
    });
  }

  async #work(what: DeckWork, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.#working = this.#run(what, work, this.failure);
    await this.#working;
  }

  /** Waits for the work before it: the field shows the change already. */
  async #save(work: () => Promise<void>): Promise<void> {
    const { failure } = this;
    const run = () => this.#run('saving', work, failure);
    this.#working = this.busy ? this.#working.then(run) : run();
    await this.#working;
  }

  /** A failure that came after `known` is of other work and stays. */
  async #run(what: DeckWork, work: () => Promise<void>, known: Failure | null): Promise<void> {
    this.busy = what;
    this.#shell.dismissToast();
    try {
      await work();
      if (this.failure === known) this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = null;
    }
  }
}
