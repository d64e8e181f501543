import type {
  Answered,
  CardHtml,
  CardInfo,
  CardView,
  Client,
  Counts,
  Flag,
  MemoryCurve,
  SessionSummary,
  StudyStep,
} from '../../electron/contract';
import type { Instant, Rating } from '../../electron/core/scheduling/types';
import { ApiError } from '../lib/client';
import type { Clock } from '../lib/clock';
import { createEditDrafts, type EditDrafts } from '../lib/edit-drafts';
import { failureOf, type Failure } from '../lib/failure';
import { hasRecordings } from '../lib/card-sides';
import { sessionNote, type CustomSession } from '../lib/study-modes';
import { Stopwatch } from '../lib/stopwatch';
import type { CardEdit, Shell } from '../lib/screen-types';
import { Attempt, usualRating, type AttemptClient } from './attempt.svelte';

export type StudyClient = AttemptClient &
  Pick<
    Client,
    | 'nextCard'
    | 'answerCard'
    | 'undo'
    | 'sessionSummary'
    | 'cardInfo'
    | 'memoryCurve'
    | 'editCard'
    | 'revertCard'
    | 'keepEdit'
    | 'editFields'
    | 'previewFields'
    | 'card'
    | 'bury'
    | 'suspend'
    | 'flag'
    | 'openSource'
  >;

/** Longer than this nobody thought about one card; the rest is a person who went away. */
const longestThought = 600_000;

const sum = (counts: Counts) => counts.new + counts.learning + counts.review;

export class StudyState {
  step = $state.raw<StudyStep | null>(null);
  revealed = $state(false);
  /** What is typed for the card; null where its answer is only thought. */
  attempt = $state.raw<Attempt | null>(null);
  /** A change is on its way to disk; until it is answered no further one starts. */
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  panel = $state<'info' | 'edit' | null>(null);
  editing = $derived(this.panel === 'edit');
  info = $state.raw<CardInfo | null>(null);
  curve = $state.raw<MemoryCurve | null>(null);
  /** The card with the fields that are being written; null before the first change. */
  draft = $state.raw<CardHtml | null>(null);
  /** How often the recordings of the present card were asked for. */
  replays = $state(0);
  summary = $state.raw<SessionSummary | null>(null);
  now = $state(0);
  readonly deck: { id: number; name: string } | null;
  readonly since: Instant;
  /** Whole minutes over the cards of this session: time away from them does not count. */
  minutes = $state(0);

  card = $derived(this.step?.type === 'card' ? this.step.card : null);
  remaining = $derived(this.step?.remaining ?? null);
  /** The side on the screen has recordings. */
  audible = $derived.by(() => {
    const html = this.card?.html;
    return html ? hasRecordings(this.revealed ? `${html.front}${html.back}` : html.front) : false;
  });
  /** The keyboard belongs to the answer fields. */
  typing = $derived(this.attempt !== null && this.attempt.typing && !this.revealed && !this.editing);
  /** The rating that Enter takes. */
  suggested = $derived<Rating>(this.attempt?.suggested ?? usualRating);
  /** Share of the session that is done, 0 to 1. */
  progress = $derived.by(() => {
    if (!this.step) return 0;
    if (this.step.type === 'done') return 1;
    const left = sum(this.step.remaining);
    return this.answered / Math.max(1, this.answered + left);
  });
  waitMs = $derived(this.step?.type === 'wait' ? Math.max(0, this.step.until - this.now) : 0);

  /** What this session changed, newest last, so that an undo knows whether it takes back an answer. */
  #made = $state.raw<('answer' | 'accepted' | 'other')[]>([]);
  answered = $derived(this.#made.filter((each) => each === 'answer').length);

  /** Cards chosen to be studied on their own, whatever else is due. */
  readonly chosen: boolean;
  /** Said above the cards where the session is not like any other. */
  readonly note: string | null;
  /** Texts of cards that wait to be saved. */
  readonly drafts: EditDrafts;

  readonly #client: StudyClient;
  /** Where the cards come from: a deck, all, or a session of chosen ones. */
  readonly #from: { deck: number | null; custom?: number };
  readonly #shell: Shell;
  readonly #clock: Clock;
  readonly #thinking: Stopwatch;
  /** Milliseconds over the cards answered so far. */
  #spent = 0;
  #previews = 0;

  constructor(
    client: StudyClient,
    shell: Shell,
    clock: Clock,
    deck: { id: number; name: string } | null,
    drafts = createEditDrafts(),
    custom: CustomSession | null = null,
  ) {
    this.#client = client;
    this.#from = { deck: deck?.id ?? null, ...(custom && { custom: custom.session }) };
    this.drafts = drafts;
    this.#shell = shell;
    this.#clock = clock;
    this.#thinking = new Stopwatch(() => clock.now(), longestThought);
    this.deck = deck;
    this.chosen = custom !== null;
    this.note = custom && sessionNote(custom.mode);
    this.since = clock.now();
    this.now = this.since;
  }

  async load(): Promise<void> {
    await this.#change('load', async () => this.#show(await this.#client.nextCard(this.#from)));
  }

  reveal() {
    if (this.card && !this.editing && !this.busy) this.revealed = true;
  }

  /** Has the typed answer graded; with nothing typed it only shows the answer. */
  async check(): Promise<void> {
    const attempt = this.attempt;
    if (!attempt || this.revealed || this.editing) return;
    if (attempt.blank) {
      this.reveal();
      return;
    }
    await this.#change('attempt', async () => {
      await attempt.check(this.#thinking.elapsed());
      this.revealed = true;
    });
  }

  async takeHint(): Promise<void> {
    const attempt = this.attempt;
    if (!attempt || this.revealed || this.editing) return;
    await this.#change('attempt', () => attempt.takeHint());
  }

  leaveField() {
    if (this.attempt) this.attempt.typing = false;
  }

  openOverrule() {
    if (this.attempt?.disputable && this.attempt.overruled === null) this.attempt.overruling = true;
  }

  /** The person was right after all; `accept` makes the answer right for good. */
  async overrule(reason: string, accept: boolean): Promise<void> {
    const attempt = this.attempt;
    if (!attempt?.disputable) return;
    await this.#change('other', async () => {
      await attempt.overrule(reason, accept);
      if (accept) this.#made = [...this.#made, 'accepted'];
      this.#shell.toast(accept ? 'This answer is right from now on.' : 'Counts as right this time.', true);
    });
  }

  async rate(rating: Rating): Promise<void> {
    const card = this.card;
    if (!card || !this.revealed || this.editing) return;
    const durationMs = this.#thinking.elapsed();
    const typed = this.attempt?.record;
    await this.#change('answer', async () => {
      const answered = await this.#client.answerCard({
        card: card.id,
        ...this.#from,
        rating,
        durationMs,
        ...(typed && { typed }),
      });
      this.#made = [...this.#made, 'answer'];
      this.#spent += durationMs;
      this.#show(answered.next);
      this.#tellLeech(answered);
    });
  }

  async undo(): Promise<void> {
    if (this.editing) return;
    if (this.attempt?.isUnstored === true) {
      this.attempt.takeBack();
      this.#shell.dismissToast();
      return;
    }
    await this.#change('undo', async () => {
      const undone = await this.#client.undo({});
      if (!undone) {
        this.#shell.toast('There is nothing to undo.');
        return;
      }
      const isAccepted = this.#made.at(-1) === 'accepted' && this.attempt?.accepted?.card === undone.card;
      this.#made = this.#made.slice(0, -1);
      if (isAccepted) this.attempt?.takeBack();
      else await this.#goOn();
      this.#shell.toast(`Undone: ${undone.label}`);
    });
  }

  /** After an undo: it may have been the step that brought the deck. */
  async #goOn(): Promise<void> {
    try {
      this.#show(await this.#client.nextCard(this.#from));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'not-found')) throw error;
      this.#shell.leave('today');
    }
  }

  async bury(): Promise<void> {
    await this.#setAside('Buried until tomorrow.', (cards) => this.#client.bury({ cards }));
  }

  async suspend(): Promise<void> {
    await this.#setAside('Suspended: it will not come up again.', (cards) => this.#client.suspend({ cards, on: true }));
  }

  /** None, red, amber, green, blue, none, … */
  async cycleFlag(): Promise<void> {
    const card = this.card;
    if (!card) return;
    const flag: Flag = card.flag === 4 ? 0 : card.flag === 3 ? 4 : card.flag === 2 ? 3 : card.flag === 1 ? 2 : 1;
    await this.#change('other', async () => {
      await this.#client.flag({ cards: [card.id], flag });
      this.#made = [...this.#made, 'other'];
      this.#replace({ ...card, flag });
    });
  }

  async toggleInfo(): Promise<void> {
    if (this.panel === 'info') {
      this.closePanel();
      return;
    }
    const card = this.card;
    if (!card) return;
    this.panel = 'info';
    this.info = this.curve = null;
    try {
      const [info, curve] = await Promise.all([this.#client.cardInfo({ card: card.id }), this.#client.memoryCurve({ card: card.id })]);
      if (this.card?.id === card.id) [this.info, this.curve] = [info, curve];
    } catch (error) {
      this.panel = null;
      this.failure = failureOf(error);
    }
  }

  openEdit() {
    if (!this.card || this.busy) return;
    this.panel = 'edit';
    this.draft = null;
    this.#thinking.pause();
  }

  closePanel() {
    this.panel = null;
    this.#thinking.resume();
  }

  async saveEdit(edit: CardEdit): Promise<void> {
    const card = this.card;
    if (!card) return;
    await this.#change('edit', async () => {
      const saved = await this.#client.editCard({ card: card.id, ...edit });
      this.#edited(saved, 'Card changed.');
    });
  }

  replay() {
    if (this.audible) this.replays += 1;
  }

  /** Shows the card as it would be with these fields; what was asked last counts. */
  async previewFields(fields: string[]): Promise<void> {
    const card = this.card;
    if (!card) return;
    this.#previews += 1;
    const asked = this.#previews;
    try {
      const draft = await this.#client.previewFields({ card: card.id, fields });
      if (asked === this.#previews && this.editing) this.draft = draft;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async saveFields(fields: string[]): Promise<void> {
    const card = this.card;
    if (!card) return;
    await this.#change('edit', async () => {
      this.#edited(await this.#client.editFields({ card: card.id, fields }), 'Card changed.');
    });
  }

  async revertEdit(): Promise<void> {
    const card = this.card;
    if (!card) return;
    await this.#change('edit', async () => {
      this.#edited(await this.#client.revertCard({ card: card.id }), 'Back to the text of the note.');
    });
  }

  /** Answers what a note that changed after the edit asks: the person's own text stays. */
  async keepEdit(): Promise<void> {
    const card = this.card;
    if (!card) return;
    await this.#change('edit', async () => {
      this.#edited(await this.#client.keepEdit({ card: card.id }), 'Your text stays.');
    });
  }

  /** Notes were changed on the disk: the card on the screen gets its new text, and all else stays as it is. */
  async notesChanged(): Promise<void> {
    const card = this.card;
    if (!card) {
      if (this.step?.type === 'wait' && !this.busy) await this.load();
      return;
    }
    try {
      const fresh = await this.#client.card({ card: card.id });
      if (this.card?.id === fresh.id) this.#replace(fresh);
    } catch {
      // The card stays as it was; what is wrong shows with the next answer.
    }
  }

  /** Opens the note of the card, or one of the further passages that make it. */
  async openSource(also?: number): Promise<void> {
    if (!this.card?.source) return;
    try {
      await this.#client.openSource({ card: this.card.id, also });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Call about once a second: moves the clock and asks again when a learning card has come due. */
  tick() {
    this.#look();
    if (this.step?.type === 'wait' && this.now >= this.step.until && !this.busy) void this.load();
  }

  hide() {
    this.#thinking.pause();
  }

  unhide() {
    if (!this.editing) this.#thinking.resume();
  }

  leave() {
    this.#shell.leave();
  }

  async #setAside(text: string, work: (cards: number[]) => Promise<unknown>): Promise<void> {
    const card = this.card;
    if (!card || this.editing) return;
    await this.#change('other', async () => {
      await work([card.id]);
      this.#made = [...this.#made, 'other'];
      this.#show(await this.#client.nextCard(this.#from));
      this.#shell.toast(text, true);
    });
  }

  #edited(card: CardView, text: string) {
    this.#made = [...this.#made, 'other'];
    this.#replace(card);
    // The field was left for the edit; the answer comes next.
    if (this.attempt) this.attempt.typing = true;
    this.closePanel();
    this.#shell.toast(text, true);
  }

  #replace(card: CardView) {
    if (this.step?.type !== 'card') return;
    const typed = card.html ? card.html.typed !== null : this.step.typed;
    this.step = { ...this.step, card, typed };
    // What was typed may not fit another text; a verdict stays what it was.
    if (this.attempt?.graded) return;
    if (!typed) this.attempt = null;
    else if (!this.attempt?.fits(card)) this.attempt = new Attempt(this.#client, card);
  }

  #look() {
    this.now = this.#clock.now();
    this.minutes = Math.floor((this.#spent + this.#thinking.elapsed()) / 60_000);
  }

  #show(step: StudyStep) {
    this.step = step;
    this.attempt = step.type === 'card' && step.typed ? new Attempt(this.#client, step.card) : null;
    this.revealed = false;
    this.panel = null;
    this.info = this.curve = null;
    this.replays = 0;
    this.#thinking.start();
    this.#look();
    if (step.type === 'done') void this.#summarise();
  }

  #tellLeech({ leech }: Answered) {
    if (leech === 'suspend') this.#shell.toast('Forgotten too often: that card is now suspended. Rewrite it or split it.', true);
    if (leech === 'flag') this.#shell.toast('Forgotten too often: that card is now flagged. Rewrite it or split it.', true);
  }

  async #summarise(): Promise<void> {
    this.summary = null;
    try {
      this.summary = await this.#client.sessionSummary({ since: this.since });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** One change at a time; a failed one leaves everything on the screen as it was. */
  async #change(what: 'load' | 'attempt' | 'answer' | 'undo' | 'edit' | 'other', work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    if (what !== 'load' && what !== 'attempt') this.#shell.dismissToast();
    try {
      await work();
      this.failure = null;
    } catch (error) {
      const failure = failureOf(error);
      this.failure = what === 'answer' ? { ...failure, message: `Your rating was not stored. ${failure.message}` } : failure;
    } finally {
      this.busy = false;
    }
  }
}
