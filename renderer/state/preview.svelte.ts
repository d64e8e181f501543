import type { Client, JobStatus, NoteFolder, SyncReport } from '../../electron/contract';
import type { FoundKind } from '../../electron/core/notes/found-kinds';
import {
  allBut,
  chooseAll,
  countKinds,
  countLost,
  isWanted,
  storedChoice,
  switchCard,
  switchKind,
  type CardChoice,
} from '../lib/card-choice';
import type { Clock } from '../lib/clock';
import { ApiError } from '../lib/client';
import { failureOf, type Failure } from '../lib/failure';
import { keepUnchanged, previewFiles, type PreviewCard, type PreviewFile } from '../lib/preview';

export type PreviewClient = Pick<
  Client,
  'previewNotes' | 'previewChange' | 'noteFolders' | 'startAdding' | 'jobStatus' | 'cancelJob' | 'settings'
>;

/** What the preview hands back to the window. */
export interface PreviewEnds {
  /** `known`: the folder was there before, and its choices were changed. */
  added(report: SyncReport, known: boolean): void;
  cancelled(): void;
}

/** So much is read before anything is shown; the rest follows while it is looked at. */
const firstMs = 120;
const restMs = 600_000;
const pollMs = 150;
const pauseMs = 5000;

/** What a folder or file of notes would make, and what of it is wanted. Nothing is stored before `add`. */
export class PreviewState {
  files = $state.raw<PreviewFile[] | null>(null);
  /** Notes read so far, and how many there are. */
  read = $state(0);
  total = $state(0);
  /** The folder as it is stored when it was added before. */
  known = $state.raw<NoteFolder | null>(null);
  /** The added folder that these notes are part of already. */
  within = $state<string | null>(null);
  /** Added folders that would become part of this one. */
  contains = $state.raw<string[]>([]);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** How far the adding of many notes has come. */
  progress = $state.raw<Extract<JobStatus<never>, { state: 'running' }> | null>(null);
  /** The notes were changed on the disk and read again while this was open. */
  changed = $state(false);
  /** Cards that had been switched off and are others now. */
  lost = $state(0);
  readonly path: string;

  #choice = $state.raw<CardChoice>(chooseAll);
  #cards = $derived((this.files ?? []).flatMap(({ cards }) => cards));
  written = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found === null).length);
  found = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found !== null).length);
  /** Cards that can't be wanted: outdated, or of another Kubernetes version. */
  hindered = $derived(this.#cards.filter((each) => each.obstacle !== null).length);
  on = $derived(this.#cards.filter((each) => this.isOn(each)).length);
  kinds = $derived(countKinds(this.#cards, this.#choice));
  /** Everything is read, and it can be added. */
  ready = $derived(this.files !== null && this.read >= this.total && this.within === null);

  readonly #client: PreviewClient;
  readonly #ends: PreviewEnds;
  readonly #clock: Clock;
  #job: number | null = null;
  #closed = false;
  #isListening = false;
  /** What was read last, and for which Kubernetes. */
  #version = 0;
  #kubernetes = '';

  constructor(client: PreviewClient, path: string, ends: PreviewEnds, clock: Clock) {
    this.#client = client;
    this.#ends = ends;
    this.#clock = clock;
    this.path = path;
  }

  async load(): Promise<void> {
    this.failure = null;
    try {
      const [folders, settings] = await Promise.all([this.#client.noteFolders({}), this.#client.settings({})]);
      this.known = folders.find(({ path, bundled }) => !bundled && path === this.path) ?? null;
      if (this.known) this.#choice = storedChoice(this.known.choices);
      this.#kubernetes = settings.kubernetes;
      this.#version = await this.#read((contains) => {
        const off = folders.filter(({ path }) => contains.includes(path)).flatMap(({ choices }) => choices.off);
        if (!this.known && off.length > 0) this.#choice = allBut(off);
      });
      void this.#listen();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Reads the notes, the first of them at once. Returns the version of what was read. */
  async #read(onFirst: (contains: readonly string[]) => void): Promise<number> {
    for (let patienceMs = firstMs; ; patienceMs = restMs) {
      const seen = await this.#client.previewNotes({ path: this.path, patienceMs });
      if (patienceMs === firstMs) onFirst(seen.contains);
      // While a changed folder is read again its cards stay as they were until all of it is.
      if (seen.read >= seen.total || this.files === null || this.read < this.total) {
        this.files = keepUnchanged(this.files ?? [], previewFiles(seen.notes, this.#kubernetes));
        this.read = seen.read;
        this.total = seen.total;
      }
      this.within = seen.within;
      this.contains = seen.contains;
      if (seen.read >= seen.total || this.#closed) return seen.version;
    }
  }

  /** Reads the notes again whenever they change on the disk, until this is closed or adds them. */
  async #listen(): Promise<void> {
    if (this.#isListening) return;
    this.#isListening = true;
    while (!this.#closed) {
      try {
        const now = await this.#client.previewChange({ path: this.path, since: this.#version });
        if (this.#isOver() || this.busy) break;
        if (now.version === this.#version) continue;
        const before = this.#cards;
        this.#version = await this.#read(() => undefined);
        this.lost += countLost(before, this.#cards, this.#choice);
        this.changed = true;
      } catch {
        // What is shown stays; the next question may be answered.
        await this.#pause(pauseMs);
      }
    }
    this.#isListening = false;
  }

  /** Asked anew after each wait: the flag may have been set meanwhile. */
  #isOver(): boolean {
    return this.#closed;
  }

  /** To be called when the screen is left. */
  close() {
    this.#closed = true;
  }

  isOn(card: PreviewCard): boolean {
    return isWanted(card, this.#choice);
  }

  toggleKind(kind: FoundKind) {
    this.#choice = switchKind(this.#cards, this.#choice, kind);
  }

  toggle(card: PreviewCard) {
    this.#choice = switchCard(this.#cards, this.#choice, card);
  }

  async add(): Promise<void> {
    if (this.busy || !this.ready) return;
    this.busy = true;
    this.failure = null;
    let isAdded = false;
    try {
      const choices = { found: [...this.#choice.kinds], off: [...this.#choice.off] };
      const { job, report } = await this.#client.startAdding({ path: this.path, choices });
      const result = report ?? (await this.#follow(job));
      isAdded = result !== null;
      if (result) this.#ends.added(result, this.known !== null);
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
      this.progress = null;
      this.#job = null;
      // A change that came meanwhile ended the listening.
      if (!isAdded) void this.#listen();
    }
  }

  /** Waits for a job; null when it was cancelled. */
  async #follow(job: number): Promise<SyncReport | null> {
    this.#job = job;
    for (;;) {
      const status = await this.#client.jobStatus({ job });
      if (status.state === 'finished' && status.result.job === 'notes') return status.result.report;
      if (status.state === 'cancelled') return null;
      if (status.state === 'failed') throw new ApiError('internal', status.message);
      this.progress = status.state === 'running' ? status : null;
      await this.#pause(pollMs);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }

  /** Leaves the preview; while notes are being added, stops that first and stays. */
  cancel() {
    if (this.#job !== null) void this.#client.cancelJob({ job: this.#job });
    else if (!this.busy) this.#ends.cancelled();
  }
}
