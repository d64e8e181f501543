import type { CardHtml, CardInfo, CardView, Client, MemoryCurve } from '../../electron/contract';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import type { CardEdit, Shell } from '../lib/screen-types';

export type BrowseCardClient = Pick<
  Client,
  'card' | 'cardInfo' | 'memoryCurve' | 'editCard' | 'revertCard' | 'keepEdit' | 'editFields' | 'previewFields' | 'openSource'
>;

/** The card beside the table. */
export class BrowseCard {
  view = $state.raw<CardView | null>(null);
  panel = $state<'preview' | 'edit' | 'info' | null>('preview');
  info = $state.raw<CardInfo | null>(null);
  curve = $state.raw<MemoryCurve | null>(null);
  /** How the card would look with the fields that are being written. */
  draft = $state.raw<CardHtml | null>(null);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  editing = $derived(this.panel === 'edit' && this.view !== null);

  readonly #client: BrowseCardClient;
  readonly #shell: Pick<Shell, 'toast' | 'dismissToast'>;
  readonly #clock: Clock;
  readonly #changed: () => Promise<void>;
  #wanted: number | null = null;
  #previews = 0;

  constructor(client: BrowseCardClient, shell: Pick<Shell, 'toast' | 'dismissToast'>, clock: Clock, changed: () => Promise<void>) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
    this.#changed = changed;
  }

  get now() {
    return this.#clock.now();
  }

  /** Shows a card; what is asked for last counts. A card being edited stays until that is done. */
  async show(id: number | null): Promise<void> {
    if (id === this.#wanted) return;
    this.#wanted = id;
    if (this.panel === 'edit') this.panel = 'preview';
    await this.reload();
  }

  async reload(): Promise<void> {
    const id = this.#wanted;
    if (id === null) {
      this.view = this.info = this.curve = null;
      return;
    }
    if (this.editing || this.panel === null) return;
    try {
      const view = await this.#client.card({ card: id });
      const facts =
        this.panel === 'info' ? await Promise.all([this.#client.cardInfo({ card: id }), this.#client.memoryCurve({ card: id })]) : null;
      if (id !== this.#wanted) return;
      this.view = view;
      [this.info, this.curve] = facts ?? [null, null];
      this.failure = null;
    } catch (error) {
      if (id === this.#wanted) this.failure = failureOf(error);
    }
  }

  /** Opens a panel, or goes back to the preview when it is open. */
  async toggle(panel: 'preview' | 'edit' | 'info'): Promise<void> {
    this.panel = this.panel === panel ? (panel === 'preview' ? null : 'preview') : panel;
    this.draft = null;
    if (this.panel !== 'edit') await this.reload();
    else if (this.view === null || this.view.id !== this.#wanted) {
      this.panel = 'preview';
      await this.reload();
      this.panel = 'edit';
    }
  }

  saveEdit(edit: CardEdit): Promise<void> {
    return this.#change('Card changed.', (card) => this.#client.editCard({ card, ...edit }));
  }

  saveFields(fields: string[]): Promise<void> {
    return this.#change('Card changed.', (card) => this.#client.editFields({ card, fields }));
  }

  revertEdit(): Promise<void> {
    return this.#change('Back to the text of the note.', (card) => this.#client.revertCard({ card }));
  }

  keepEdit(): Promise<void> {
    return this.#change('Your text stays.', (card) => this.#client.keepEdit({ card }));
  }

  async previewFields(fields: string[]): Promise<void> {
    const { view } = this;
    if (!view) return;
    this.#previews += 1;
    const asked = this.#previews;
    try {
      const draft = await this.#client.previewFields({ card: view.id, fields });
      if (asked === this.#previews && this.editing) this.draft = draft;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async openSource(also?: number): Promise<void> {
    if (!this.view?.source) return;
    try {
      await this.#client.openSource({ card: this.view.id, also });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async #change(said: string, work: (card: number) => Promise<CardView>): Promise<void> {
    const { view } = this;
    if (!view || this.busy) return;
    this.busy = true;
    this.#shell.dismissToast();
    try {
      this.view = await work(view.id);
      this.panel = 'preview';
      this.draft = null;
      this.failure = null;
      this.#shell.toast(said, true);
      await this.#changed();
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }
}
