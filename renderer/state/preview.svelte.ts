import type { Client, NoteFolder, SyncReport } from '../../electron/contract';
import { foundKinds, type FoundKind } from '../../electron/core/notes/found-kinds';
import { failureOf, type Failure } from '../lib/failure';
import { previewFiles, type PreviewCard, type PreviewFile } from '../lib/preview';

export type PreviewClient = Pick<Client, 'readNotes' | 'noteFolders' | 'addNotes' | 'settings'>;

/** What the preview hands back to the window. */
export interface PreviewEnds {
  added(report: SyncReport, known: boolean): void;
  cancelled(): void;
}

/** How many cards of a kind were found, and how many of them are wanted. */
export interface KindCount {
  kind: FoundKind;
  found: number;
  on: number;
}

/** What a folder or file of notes would make, and what of it is wanted. Nothing is stored before `add`. */
export class PreviewState {
  files = $state.raw<PreviewFile[] | null>(null);
  /** The folder as it is stored when it was added before. */
  known = $state.raw<NoteFolder | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly path: string;
  /** Kinds of found cards that are wanted. */
  #kinds = $state.raw<ReadonlySet<FoundKind>>(new Set(foundKinds));
  /** Keys of single cards that are not. */
  #off = $state.raw<ReadonlySet<string>>(new Set());

  #cards = $derived((this.files ?? []).flatMap(({ cards }) => cards));
  written = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found === null).length);
  found = $derived(this.#cards.filter((each) => each.obstacle === null && each.card.found !== null).length);
  /** Cards that can't be wanted: outdated, or of another Kubernetes version. */
  hindered = $derived(this.#cards.filter((each) => each.obstacle !== null).length);
  on = $derived(this.#cards.filter((each) => this.isOn(each)).length);
  kinds = $derived.by(() => {
    const counts = new Map<FoundKind, KindCount>();
    for (const each of this.#cards) {
      const { found } = each.card;
      if (found === null || each.obstacle !== null) continue;
      const count = counts.get(found) ?? { kind: found, found: 0, on: 0 };
      counts.set(found, { kind: found, found: count.found + 1, on: count.on + (this.isOn(each) ? 1 : 0) });
    }
    return foundKinds.flatMap((kind) => counts.get(kind) ?? []);
  });

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
      const known = folders.find(({ path, bundled }) => !bundled && path === this.path) ?? null;
      if (known) this.#choose(known);
      this.known = known;
      this.files = previewFiles(notes, settings.kubernetes);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  #choose({ choices }: NoteFolder) {
    this.#kinds = new Set(choices.found);
    this.#off = new Set(choices.off);
  }

  isOn({ card, obstacle }: PreviewCard): boolean {
    return obstacle === null && (card.found === null || (this.#kinds.has(card.found) && !this.#off.has(card.key)));
  }

  /** All cards of a kind, or none of them once all are on. */
  toggleKind(kind: FoundKind) {
    const count = this.kinds.find((each) => each.kind === kind);
    if (count && count.on === count.found) {
      this.#kinds = new Set([...this.#kinds].filter((each) => each !== kind));
      return;
    }
    const keys = this.#keysOf(kind);
    this.#kinds = new Set([...this.#kinds, kind]);
    this.#off = new Set([...this.#off].filter((key) => !keys.has(key)));
  }

  /** One found card; of a kind that is off it comes alone. */
  toggle({ card, obstacle }: PreviewCard) {
    const { found, key } = card;
    if (found === null || obstacle !== null) return;
    const alone = !this.#kinds.has(found);
    const off = new Set(alone ? [...this.#off, ...this.#keysOf(found)] : this.#off);
    if (!off.delete(key)) off.add(key);
    if (alone) this.#kinds = new Set([...this.#kinds, found]);
    this.#off = off;
  }

  #keysOf(kind: FoundKind): Set<string> {
    return new Set(this.#cards.filter(({ card }) => card.found === kind).map(({ card }) => card.key));
  }

  async add(): Promise<void> {
    if (this.busy || this.files === null) return;
    this.busy = true;
    try {
      const choices = { found: [...this.#kinds], off: [...this.#off] };
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
