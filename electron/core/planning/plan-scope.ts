import type { CardKind } from '../card';
import type { Pace } from '../scheduling/pace';
import type { Memory, StudyDay } from '../scheduling/types';
import { gainsOf, outlookOf, type CardOutlook } from './card-gains';
import { buildTable, type DaySeconds, type IndexTable } from './index-table';
import type { MemoryModel } from './memory-model';
import { computeTransitions, type Transitions } from './transitions';
import { worthOf, type DomainWeight } from './worth';

/** A card in an exam's scope, as far as planning needs it. */
export interface PlanCard {
  id: number;
  kind: CardKind;
  /** Slug of its domain; null for a card no domain claims, which the plan leaves alone. */
  domain: string | null;
  /** Null for a card never seen. */
  memory: Memory | null;
  lastDay: StudyDay | null;
  /** Shared by the cards of decks with the same parameters: tables are made once for each. */
  model: MemoryModel;
}

/** The cards of a plan with all that does not depend on the price of a second. */
export interface PlanScope {
  cards: readonly PlanCard[];
  /** Days to the exam: 1 when it is tomorrow. */
  days: number;
  /** Seconds to study, by days from today. */
  budget: readonly number[];
  /** Mean 1 over the cards that are worth something. */
  worth: Float64Array;
  seconds: readonly DaySeconds[];
  /** Days since the last answer, as of today; 0 for new cards. */
  elapsed: Int32Array;
  outlooks: readonly (CardOutlook | null)[];
  tables: TableCache;
}

/** One table for each model and price, made when first asked for. */
type TableCache = (model: MemoryModel, rung: number) => IndexTable;

/** What each card would gain at one price. */
export interface PricedScope {
  /** Ladder rung of the price; see `priceAt`. */
  rung: number;
  tables: readonly IndexTable[];
  /** Turns a table's gain per second into the exam's. */
  factor: Float64Array;
  /** For cards seen before today: gain by card and days from today. */
  known: Float64Array;
}

/** The rung above every price: nothing will be asked again after today, so the gain is that of one answer. */
export const lastRung = 20;
const stepRatio = 1.3;
const middlePrice = 0.004;

/** Price of a second, in recall at the exam of a card of mean worth. */
function priceAt(rung: number): number {
  return rung >= lastRung ? Infinity : middlePrice * stepRatio ** rung;
}

export function daySecondsOf(pace: Pace, kind: CardKind): DaySeconds {
  const { new: first, pass, fail } = pace[kind];
  // As the learning steps have it: a new card and a forgotten one come back once on the same day.
  return { new: first + pass, pass, fail: fail + pass };
}

export interface ScopeInput {
  cards: readonly PlanCard[];
  domains: readonly DomainWeight[];
  today: StudyDay;
  /** Minutes to study on each day from today to the one before the exam. */
  minutes: readonly number[];
  secondsOf: (kind: CardKind) => DaySeconds;
}

export function prepareScope({ cards, domains, today, minutes, secondsOf }: ScopeInput): PlanScope {
  const days = minutes.length;
  const share = worthOf(cards, domains);
  const worthy = share.reduce((count, worth) => count + (worth > 0 ? 1 : 0), 0);
  const kinds = new Map([...new Set(cards.map(({ kind }) => kind))].map((kind) => [kind, secondsOf(kind)] as const));
  const elapsed = Int32Array.from(cards, ({ lastDay }) => (lastDay === null ? 0 : Math.max(0, today - lastDay)));
  const seconds = cards.map(({ kind }) => kinds.get(kind) ?? secondsOf(kind));
  return {
    cards,
    days,
    budget: minutes.map((each) => each * 60),
    worth: share.map((worth) => worth * worthy),
    seconds,
    elapsed,
    outlooks: cards.map(({ memory, model }, index) => (memory === null ? null : outlookOf(memory, elapsed[index] ?? 0, model, days))),
    tables: tableCache(
      meanSeconds(seconds),
      minutes.map((each) => each > 0),
    ),
  };
}

export function priceScope({ cards, days, worth, seconds, outlooks, tables }: PlanScope, rung: number): PricedScope {
  const typical = costOf(meanSeconds(seconds));
  const known = new Float64Array(cards.length * days);
  const factor = new Float64Array(cards.length);
  const perCard = cards.map(({ model }, index) => {
    const scale = costOf(seconds[index] ?? defaultDaySeconds) / typical;
    const value = worth[index] ?? 0;
    factor[index] = value / scale;
    const shift = value > 0 ? Math.round(Math.log(scale / value) / Math.log(stepRatio)) : 0;
    const table = tables(model, rung >= lastRung ? lastRung : Math.min(rung + shift, lastRung - 1));
    const outlook = outlooks[index];
    if (outlook) gainsOf(outlook, table, known, index * days);
    return table;
  });
  return { rung, tables: perCard, factor, known };
}

function tableCache(seconds: DaySeconds, open: readonly boolean[]): TableCache {
  const made = new Map<MemoryModel, { transitions: Transitions; byRung: Map<number, IndexTable> }>();
  return (model, rung) => {
    let ofModel = made.get(model);
    if (!ofModel) {
      ofModel = { transitions: computeTransitions(model, open.length), byRung: new Map() };
      made.set(model, ofModel);
    }
    let table = ofModel.byRung.get(rung);
    if (!table) {
      table = buildTable(ofModel.transitions, seconds, open, priceAt(rung));
      ofModel.byRung.set(rung, table);
    }
    return table;
  };
}

const defaultDaySeconds: DaySeconds = { new: 38, pass: 13, fail: 38 };

function meanSeconds(seconds: readonly DaySeconds[]): DaySeconds {
  if (seconds.length === 0) return defaultDaySeconds;
  const mean = (of: (each: DaySeconds) => number) => seconds.reduce((sum, each) => sum + of(each), 0) / seconds.length;
  return { new: mean((each) => each.new), pass: mean((each) => each.pass), fail: mean((each) => each.fail) };
}

/** Seconds a card takes in the long run, to compare kinds of card: a first answer and two more, one in ten of them failed. */
function costOf({ new: first, pass, fail }: DaySeconds): number {
  return first + 2 * (0.9 * pass + 0.1 * fail);
}
