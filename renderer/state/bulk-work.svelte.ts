import type { Client, DuplicateGroup, Flag, Replacement, ReplacePlan } from '../../electron/contract';
import type { TodayLimits } from '../../electron/contract/custom';
import { failureOf, type Failure } from '../lib/failure';
import { plural } from '../lib/format';
import { narrowSearch, type Narrowing } from '../lib/narrow-search';
import type { Shell } from '../lib/screen-types';
import { setOf } from '../lib/selection';

export type BulkClient = Pick<
  Client,
  | 'suspend'
  | 'bury'
  | 'unbury'
  | 'flag'
  | 'tag'
  | 'move'
  | 'resetCards'
  | 'reschedule'
  | 'setAside'
  | 'bringBack'
  | 'deleteCards'
  | 'planReplace'
  | 'replaceText'
  | 'findDuplicates'
  | 'chooseSaveFile'
  | 'startExport'
  | 'jobStatus'
  | 'todayLimits'
  | 'setTodayLimits'
>;

export type BulkForm = 'tag' | 'move' | 'due' | 'replace' | 'duplicates' | 'study' | 'save';

interface About {
  /** What is worked on, in the order of the table. */
  cards: () => readonly number[];
  /** All that the query finds. */
  found: () => readonly number[];
  /** How many are chosen; 0 when it is only where the keyboard is. */
  chosen: () => number;
  query: () => string;
  done: () => Promise<void>;
  study: (wish: StudyWish) => void;
}

/** Cards to be studied on their own: all that the query finds, or some of them. */
export interface StudyWish {
  query: string;
  cards: number[] | null;
  mode: 'cram' | 'preview' | 'ahead' | 'forgotten';
}

const alreadySo = 'Nothing to change: the cards are so already.';

/** The same cards, in whatever order. */
function hasAll(these: readonly number[], those: readonly number[]): boolean {
  const known = setOf(these);
  return these.length === those.length && those.every((card) => known.has(card));
}

/** What is wrong with a regular expression, in a sentence; null when nothing is. */
function patternProblem(source: string): string | null {
  try {
    new RegExp(source, 'u');
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    // "Invalid regular expression: /…/u: what is wrong"
    return `This is not a regular expression: ${said.slice(said.lastIndexOf(': ') + 2).toLowerCase()}.`;
  }
}

/** Changes of the chosen cards; each is one step that can be undone. */
export class BulkWork {
  form = $state<BulkForm | null>(null);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** What a replacement would do to these cards; null once others are meant. */
  plan = $derived.by<ReplacePlan | null>(() => {
    const cards = this.#about.cards();
    return this.#planned && hasAll(this.#planned.cards, cards) ? this.#planned.plan : null;
  });
  groups = $state.raw<DuplicateGroup[] | null>(null);
  /** What today has beyond its limits. */
  limits = $state.raw<TodayLimits | null>(null);

  #planned = $state.raw<{ cards: readonly number[]; plan: ReplacePlan } | null>(null);
  readonly #client: BulkClient;
  readonly #shell: Pick<Shell, 'toast' | 'dismissToast'>;
  readonly #about: About;

  constructor(client: BulkClient, shell: Pick<Shell, 'toast' | 'dismissToast'>, about: About) {
    this.#client = client;
    this.#shell = shell;
    this.#about = about;
  }

  open(form: BulkForm) {
    this.form = this.form === form ? null : form;
    this.#planned = null;
    this.groups = null;
    this.failure = null;
    if (this.form === 'study') void this.#askLimits();
  }

  close() {
    this.form = null;
    this.failure = null;
  }

  suspend(on: boolean) {
    return this.#change(on ? 'suspended' : 'back in study', async (cards) => (await this.#client.suspend({ cards, on })).changed);
  }

  bury(on: boolean) {
    return this.#change(on ? 'buried until tomorrow' : 'no longer buried', async (cards) =>
      on ? (await this.#client.bury({ cards })).changed : (await this.#client.unbury({ cards })).changed,
    );
  }

  flag(flag: Flag) {
    return this.#change(flag === 0 ? 'without a flag' : 'flagged', async (cards) => (await this.#client.flag({ cards, flag })).changed);
  }

  tag(add: string[], remove: string[]) {
    return this.#change('with other tags', async (cards) => (await this.#client.tag({ cards, add, remove })).changed);
  }

  move(deck: string) {
    return this.#change(`moved to ${deck}`, async (cards) => (await this.#client.move({ cards, deck })).changed);
  }

  reset() {
    return this.#change('new again', async (cards) => (await this.#client.resetCards({ cards })).changed);
  }

  reschedule(from: number, to: number) {
    return this.#change(
      'with a new due day',
      async (cards) => (await this.#client.reschedule({ cards, from, to })).changed,
      'Nothing to change: a new card has no due day until it is first answered.',
    );
  }

  setAside() {
    return this.#change('set aside', async (cards) => (await this.#client.setAside({ cards })).changed);
  }

  bringBack() {
    return this.#change('brought back', async (cards) => (await this.#client.bringBack({ cards })).changed);
  }

  remove() {
    return this.#work(async (cards) => {
      const { removed, aside } = await this.#client.deleteCards({ cards });
      const parts = [
        removed > 0 ? `${plural(removed, 'card')} deleted.` : '',
        aside > 0
          ? `${plural(aside, 'card')} set aside, because ${aside === 1 ? 'its note still has it' : 'their notes still have them'}.`
          : '',
      ].filter(Boolean);
      return parts.join(' ') || null;
    });
  }

  async planReplace(how: Omit<Replacement, 'cards'>): Promise<void> {
    const wrong = how.regex ? patternProblem(how.find) : null;
    if (wrong !== null) {
      this.#planned = null;
      this.failure = { message: wrong, details: null };
      return;
    }
    await this.#ask(async (cards) => {
      this.#planned = null;
      this.#planned = { cards, plan: await this.#client.planReplace({ ...how, cards }) };
    });
  }

  replace(how: Omit<Replacement, 'cards'>) {
    return this.#change('changed', async (cards) => (await this.#client.replaceText({ ...how, cards })).cards);
  }

  /** Among the chosen cards, or all that the query finds. */
  async findDuplicates(similar: boolean): Promise<void> {
    await this.#ask(async (cards) => {
      this.groups = null;
      this.groups = await this.#client.findDuplicates({ cards: this.#about.chosen() > 0 ? cards : [...this.#about.found()], similar });
    });
  }

  study(mode: StudyWish['mode'], only: Narrowing) {
    this.close();
    this.#about.study({
      query: narrowSearch(this.#about.query(), only),
      cards: this.#about.chosen() > 0 ? [...this.#about.cards()] : null,
      mode,
    });
  }

  async setLimits(limits: TodayLimits): Promise<void> {
    try {
      this.limits = await this.#client.setTodayLimits(limits);
      const { newCards, reviews } = this.limits;
      this.#shell.toast(
        newCards + reviews === 0
          ? 'Today has its usual limits.'
          : `Today: up to ${newCards} new and ${plural(reviews, 'review')} more than usual.`,
        true,
      );
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async #askLimits(): Promise<void> {
    try {
      this.limits = await this.#client.todayLimits({});
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async #change(what: string, work: (cards: number[]) => Promise<number>, ifNone = alreadySo): Promise<void> {
    await this.#work(async (cards) => {
      const changed = await work(cards);
      return changed === 0 ? null : `${plural(changed, 'card')} ${what}.`;
    }, ifNone);
  }

  /** Says in a sentence what was done; null when nothing was. */
  async #work(work: (cards: number[]) => Promise<string | null>, ifNone = alreadySo): Promise<void> {
    await this.#ask(async (cards) => {
      this.#shell.dismissToast();
      const said = await work(cards);
      this.form = null;
      if (said === null) this.#shell.toast(ifNone);
      else this.#shell.toast(said, true);
      await this.#about.done();
    });
  }

  async #ask(work: (cards: number[]) => Promise<void>): Promise<void> {
    const cards = [...this.#about.cards()];
    if (this.busy || cards.length === 0) return;
    this.busy = true;
    try {
      await work(cards);
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }
}
