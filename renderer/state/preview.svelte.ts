import type { Client, NoteFolder, SyncReport } from '../../electron/contract';
import type { FoundKind } from '../../electron/core/notes/found-kinds';
import { chooseAll, countKinds, isWanted, storedChoice, switchCard, switchKind, type CardChoice } from '../lib/card-choice';
import { failureOf, type Failure } from '../lib/failure';
import { previewFiles, type PreviewCard, type PreviewFile } from '../lib/preview';

export type PreviewClient = Pick<Client, 'readNotes' | 'noteFolders' | 'addNotes' | 'settings'>;

/** What the preview hands back to the window. */
export interface PreviewEnds {
  /** `known`: the folder was there before, and its choices were changed. */
  added(report: SyncReport, known: boolean): void;
  cancelled(): void;
}

/** What a folder or file of notes would make, and what of it is wanted. Nothing is stored before `add`. */
export class PreviewState {
  files = $state.raw<PreviewFile[] | null>(null);
  /** The folder as it is stored when it was added before. */
  known = $state.raw<NoteFolder | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly path: string;

  #choice = $state.raw<CardChoice>(chooseAll);
  #cards = $derived((this.files ?? []).flatMap(({ cards }) => cards));
  written = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found === null).length);
  found = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found !== null).length);
  /** Cards that can't be wanted: outdated, or of another Kubernetes version. */
  hindered = $derived(this.#cards.filter((each) => each.obstacle !== null).length);
  on = $derived(this.#cards.filter((each) => this.isOn(each)).length);
  kinds = $derived(countKinds(this.#cards, this.#choice));

  readonly #client: PreviewClient;
  readonly #ends: PreviewEnds;

  constructor(client: PreviewClient, path: string, ends: PreviewEnds) {
    this.#client = client;
    this.#ends = ends;
    this.path = path;
  }

  async load(): Promise<void> {
    this.failure = null;
    try {
      const [notes, folders, settings] = await Promise.all([
        this.#client.readNotes({ paths: [this.path], found: true }),
        this.#client.noteFolders({}),
        this.#client.settings({}),
      ]);
      this.known = folders.find(({ path, bundled }) => !bundled && path === this.path) ?? null;
      if (this.known) this.#choice = storedChoice(this.known.choices);
      this.files = previewFiles(notes, settings.kubernetes);
    } catch (error) {
      this.failure = failureOf(error);
    }
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
    if (this.busy || this.files === null) return;
    this.busy = true;
    try {
      const choices = { found: [...this.#choice.kinds], off: [...this.#choice.off] };
      const report = await this.#client.addNotes({ path: this.path, choices });
      this.#ends.added(report, this.known !== null);
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }

  cancel() {
    if (!this.busy) this.#ends.cancelled();
  }
}
