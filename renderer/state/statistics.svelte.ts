import type { Client } from '../../electron/contract';
import type { Statistics, StatisticsInput } from '../../electron/contract/statistics';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { toCsv } from '../lib/csv';
import { failureOf, type Failure } from '../lib/failure';
import type { Shell } from '../lib/screen-types';
import { figureValue, type Chart } from '../lib/chart';

/** Periods to choose from, in days; null is all. */
export const periods = [
  { value: '30', label: '30 days', days: 30 },
  { value: '90', label: '90 days', days: 90 },
  { value: '365', label: 'Year', days: 365 },
  { value: 'all', label: 'All', days: null },
  { value: 'other', label: 'Other', days: null },
] as const;
export type Period = (typeof periods)[number]['value'];

export class StatisticsState {
  statistics = $state.raw<Statistics | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Why the search can't be read. */
  problem = $state.raw<string | null>(null);
  decks = $state.raw<readonly string[]>([]);
  deck = $state('');
  search = $state('');
  period = $state<Period>('365');
  /** First and last day of the other period; null until somebody chooses. */
  other = $state.raw<{ from: StudyDay; to: StudyDay } | null>(null);

  readonly #client: Pick<Client, 'statistics' | 'searchNames' | 'saveFile'>;
  readonly #shell: Pick<Shell, 'toast'>;
  #asked = 0;

  constructor(client: Pick<Client, 'statistics' | 'searchNames' | 'saveFile'>, shell: Pick<Shell, 'toast'>) {
    this.#client = client;
    this.#shell = shell;
  }

  /** The deck and the words, as one search. */
  get query(): string {
    const words = this.search.trim();
    if (this.deck === '') return words;
    const deck = `deck:"${this.deck.replace(/[\\"*]/g, '\\$&')}"`;
    return words === '' ? deck : `${deck} (${words})`;
  }

  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const [names, result] = await Promise.all([
        this.decks.length === 0 ? this.#client.searchNames({}) : null,
        this.#client.statistics({ query: this.query, ...this.#span() }),
      ]);
      // A later question has been asked meanwhile: its answer counts.
      if (asked !== this.#asked) return;
      if (names) this.decks = names.decks;
      this.failure = null;
      this.problem = result.ok ? null : result.problem.message;
      if (result.ok) this.statistics = result.statistics;
    } catch (error) {
      if (asked === this.#asked) this.failure = failureOf(error);
    }
  }

  choosePeriod(period: Period) {
    this.period = period;
    void this.load();
  }

  /** The days of the other period: the last week when none are chosen. */
  get days(): { from: StudyDay; to: StudyDay } {
    const today = this.statistics?.today ?? 0;
    return this.other ?? { from: today - 6, to: today };
  }

  /** What comes out backwards is turned round. */
  chooseDays({ from, to }: { from: StudyDay; to: StudyDay }) {
    this.other = { from: Math.min(from, to), to: Math.max(from, to) };
    void this.load();
  }

  chooseDeck(deck: string) {
    this.deck = deck;
    void this.load();
  }

  searchFor(words: string) {
    if (words === this.search) return;
    this.search = words;
    void this.load();
  }

  saveCsv({ id, columns, rows }: Chart): Promise<void> {
    const cells = rows.map((row) => row.map((value, index) => figureValue(value, columns[index]?.as ?? 'text')));
    const names = columns.map(({ name }) => name);
    return this.#save({ name: `kubedeck-${id}.csv`, content: toCsv(names, cells), encoding: 'utf8' });
  }

  /** `draw` gives the picture in base64. */
  async savePng({ id }: Chart, draw: () => Promise<string>): Promise<void> {
    try {
      await this.#save({ name: `kubedeck-${id}.png`, content: await draw(), encoding: 'base64' });
    } catch (error) {
      this.#shell.toast(failureOf(error).message);
    }
  }

  #span(): Pick<StatisticsInput, 'days' | 'ended'> {
    if (this.period !== 'other') return { days: periods.find(({ value }) => value === this.period)?.days ?? null };
    const { from, to } = this.days;
    const today = this.statistics?.today ?? to;
    return { days: to - from + 1, ended: Math.max(0, today - to) };
  }

  async #save(file: Parameters<Client['saveFile']>[0]): Promise<void> {
    try {
      const { path } = await this.#client.saveFile(file);
      if (path !== null) this.#shell.toast(`Saved to ${path}`);
    } catch (error) {
      this.#shell.toast(failureOf(error).message);
    }
  }
}
