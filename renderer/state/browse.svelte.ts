import { SvelteMap } from 'svelte/reactivity';
import type { BrowseLayout, BrowseRow, Client, SavedSearch, SearchVocabulary } from '../../electron/contract';
import type { SearchColumn } from '../../electron/core/search/columns';
import type { SearchProblem } from '../../electron/core/search/query';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import type { Shell } from '../lib/screen-types';
import { extendTo, nothingSelected, setOf, toggleAt, within, type Selection } from '../lib/selection';
import { BrowseCard, type BrowseCardClient } from './browse-card.svelte';
import { BulkWork, type BulkClient, type StudyWish } from './bulk-work.svelte';

export type BrowseClient = BrowseCardClient &
  BulkClient &
  Pick<
    Client,
    'browse' | 'browseRows' | 'searchNames' | 'savedSearches' | 'saveSearch' | 'removeSearch' | 'browseLayout' | 'setBrowseLayout'
  >;

/** Lines asked for at a time, and kept ready beyond what is seen. */
const page = 100;
const around = 300;
const mostKept = 4000;
/** A pause in the typing of a query. */
const pauseMs = 150;

const noNames: SearchVocabulary = { decks: [], tags: [], files: [], sources: [] };

export class BrowseState {
  query = $state('');
  /** Cards the query finds, in the order of the table: none while it can't be read; null before the first answer. */
  found = $state.raw<readonly number[] | null>(null);
  problem = $state.raw<SearchProblem | null>(null);
  hints = $state.raw<readonly SearchProblem[]>([]);
  layout = $state.raw<BrowseLayout>({ columns: ['front'], sort: null, descending: false });
  readonly rows = new SvelteMap<number, BrowseRow>();
  /** Index of the line the keyboard is at. */
  cursor = $state(0);
  selection = $state.raw<Selection>(nothingSelected);
  saved = $state.raw<readonly SavedSearch[]>([]);
  names = $state.raw<SearchVocabulary>(noNames);
  failure = $state.raw<Failure | null>(null);
  help = $state(false);
  now = $state(0);
  readonly card: BrowseCard;
  readonly bulk: BulkWork;

  current = $derived(this.found?.[this.cursor] ?? null);
  /** What an action is about: the selection, else the line the keyboard is at. */
  targets = $derived<readonly number[]>(
    this.selection.ids.size > 0
      ? (this.found ?? []).filter((id) => this.selection.ids.has(id))
      : this.current === null
        ? []
        : [this.current],
  );

  readonly #client: BrowseClient;
  readonly #shell: Shell;
  readonly #clock: Clock;
  #range: readonly [number, number] = [0, 40];
  /** Lines that are as they are in the store, or on their way. */
  #fresh = setOf();
  #searches = 0;
  /** The query that found what is listed. */
  #shown: string | null = null;
  #cancelPause: (() => void) | null = null;

  constructor(client: BrowseClient, shell: Shell, clock: Clock, study: (cards: StudyWish) => void) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
    this.now = clock.now();
    this.card = new BrowseCard(client, shell, clock, () => this.load());
    this.bulk = new BulkWork(client, shell, {
      cards: () => this.targets,
      found: () => this.found ?? [],
      chosen: () => this.selection.ids.size,
      query: () => this.query,
      done: () => this.load(),
      study,
    });
  }

  /** Everything as it is now; what is chosen stays chosen. */
  async load(): Promise<void> {
    try {
      [this.layout, this.saved, this.names] = await Promise.all([
        this.#client.browseLayout({}),
        this.#client.savedSearches({}),
        this.#client.searchNames({}),
      ]);
      this.failure = null;
      await this.search();
      await this.card.reload();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Takes what is typed; the search starts at a pause. */
  type(query: string) {
    this.query = query;
    this.#cancelPause?.();
    this.#cancelPause = this.#clock.after(pauseMs, () => void this.search());
  }

  /** Looks for a query from somewhere else. */
  async open(query: string): Promise<void> {
    this.query = query;
    this.selection = nothingSelected;
    await this.search();
  }

  async search(): Promise<void> {
    this.#cancelPause?.();
    this.#cancelPause = null;
    this.#searches += 1;
    const asked = this.#searches;
    const { query } = this;
    const { sort, descending } = this.layout;
    try {
      const found = await this.#client.browse({ query, sort, descending });
      if (asked !== this.#searches) return;
      this.failure = null;
      this.problem = found.ok ? null : found.problem;
      this.hints = found.ok ? found.hints : [];
      // The cards of the last query are not those asked for now: an action must not reach them.
      this.#show(found.ok ? found.cards : [], query);
    } catch (error) {
      if (asked !== this.#searches) return;
      this.failure = failureOf(error);
      if (this.found !== null && query !== this.#shown) this.#show([], query);
    }
  }

  #show(cards: readonly number[], query: string) {
    const { current } = this;
    const at = current === null ? -1 : cards.indexOf(current);
    if (query !== this.#shown) this.cursor = 0;
    this.#shown = query;
    this.found = cards;
    this.now = this.#clock.now();
    this.selection = within(this.selection, cards);
    this.cursor = at >= 0 ? at : Math.max(0, Math.min(this.cursor, cards.length - 1));
    this.#fresh = setOf();
    void this.card.show(this.current);
    this.view(...this.#range);
  }

  /** These lines are seen: they and those around them are made ready. */
  view(first: number, last: number) {
    this.#range = [first, last];
    const found = this.found ?? [];
    const from = Math.floor(Math.max(0, first - around) / page);
    const to = Math.floor(Math.min(found.length, last + around) / page);
    const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const middle = (first + last) / 2 / page - 0.5;
    pages.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const each of pages) void this.#fetch(found.slice(each * page, (each + 1) * page).filter((id) => !this.#fresh.has(id)));
    if (this.rows.size > mostKept) this.#forget(setOf(found.slice(Math.max(0, first - 1000), last + 1000)));
  }

  async #fetch(cards: number[]): Promise<void> {
    if (cards.length === 0) return;
    const fresh = this.#fresh;
    for (const id of cards) fresh.add(id);
    try {
      const rows = await this.#client.browseRows({ cards });
      if (fresh === this.#fresh) for (const row of rows) this.rows.set(row.id, row);
    } catch (error) {
      for (const id of cards) fresh.delete(id);
      this.failure = failureOf(error);
    }
  }

  #forget(near: ReadonlySet<number>) {
    for (const id of [...this.rows.keys()]) {
      if (near.has(id)) continue;
      this.rows.delete(id);
      this.#fresh.delete(id);
    }
  }

  /** Goes to a line; with `extend` everything from where the choosing started is chosen. */
  go(to: number, extend = false) {
    const found = this.found ?? [];
    if (found.length === 0) return;
    const index = Math.max(0, Math.min(found.length - 1, to));
    if (extend) this.selection = extendTo(this.selection, found, this.cursor, index);
    else if (this.selection.anchor !== null) this.selection = { ...this.selection, anchor: null, base: this.selection.ids };
    this.cursor = index;
    void this.card.show(this.current);
  }

  /** A click: alone it goes there and lets go of what was chosen. */
  point(index: number, how: 'alone' | 'toggle' | 'extend') {
    if (how === 'alone') this.selection = nothingSelected;
    if (how !== 'toggle') this.go(index, how === 'extend');
    else {
      this.go(index);
      this.toggle(index);
    }
  }

  toggle(index = this.cursor) {
    this.selection = toggleAt(this.selection, this.found ?? [], index);
  }

  selectAll() {
    const ids = setOf(this.found ?? []);
    this.selection = { ids, anchor: null, base: ids };
  }

  selectNone() {
    this.selection = nothingSelected;
  }

  /** Sorted by a column: once up, then down, then in the order the cards were added. */
  sort(column: SearchColumn): Promise<void> {
    const { sort, descending } = this.layout;
    if (sort !== column) return this.sortBy(column, false);
    return descending ? this.sortBy(null, false) : this.sortBy(column, true);
  }

  /** Sorted by a column that need not be shown; null is the order the cards were added. */
  async sortBy(sort: SearchColumn | null, descending: boolean): Promise<void> {
    await this.#keepLayout({ ...this.layout, sort, descending: sort !== null && descending });
    await this.search();
  }

  /** Shows a column or hides it; one stays at least. */
  async toggleColumn(column: SearchColumn): Promise<void> {
    const { columns } = this.layout;
    const next = columns.includes(column) ? columns.filter((each) => each !== column) : [...columns, column];
    if (next.length > 0) await this.#keepLayout({ ...this.layout, columns: next });
  }

  async #keepLayout(layout: BrowseLayout): Promise<void> {
    this.layout = layout;
    try {
      await this.#client.setBrowseLayout({ ...layout, columns: [...layout.columns] });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async save(name: string): Promise<void> {
    const had = this.saved.some((search) => search.name === name);
    try {
      this.saved = await this.#client.saveSearch({ name, query: this.query });
      this.#shell.toast(had ? `Search “${name}” replaced.` : `Search “${name}” is kept.`, true);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async removeSaved(name: string): Promise<void> {
    try {
      this.saved = await this.#client.removeSearch({ name });
      this.#shell.toast(`Search “${name}” removed.`, true);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}
