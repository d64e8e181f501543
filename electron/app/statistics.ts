import { writeFile } from 'node:fs/promises';
import type { Api } from '../contract';
import type { RetentionRow, Statistics, StatisticsInput, StatisticsResult } from '../contract/statistics';
import { AppError } from '../core/errors';
import { exams } from '../core/exams';
import { parseSearch } from '../core/search/parse';
import type { CountedCard } from '../core/statistics/card-table';
import { foldCards } from '../core/statistics/fold-cards';
import { foldReviews, type Passed } from '../core/statistics/fold-reviews';
import { appendAnswer, createReviewLog, lastId, takeBackAnswer, type ReviewLog } from '../core/statistics/review-log';
import type { Store } from '../store/store';
import type { Context } from './context';
import { doInTurns, type InSteps } from './in-steps';
import { searchMoment } from './search-moment';

type Period = Pick<StatisticsInput, 'days' | 'ended'>;

const portion = 2000;
const mostDecks = 200;

/** A copy of the log and of the cards in memory, made when statistics are first looked at. */
interface Copy {
  store: Store;
  log: ReviewLog;
  cards: (CountedCard | undefined)[];
  /** What the cards are as of: a change that is no answer makes them all stale, and each answer after this one its own card. */
  generation: number;
  answer: number;
}

export interface StatisticsMethods {
  methods: Pick<Api, 'statistics' | 'saveFile'>;
  /** Reads the log ahead of the first question. */
  prepare: () => Promise<void>;
}

export function createStatistics(context: Context): StatisticsMethods {
  let copy: Copy | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  const upToDate = async (): Promise<Copy> => {
    for (;;) {
      const store = context.store();
      if (copy?.store !== store) copy = { store, log: createReviewLog(), cards: [], generation: -1, answer: 0 };
      const current = copy;
      try {
        await doInTurns(bringUpToDate(current, context));
      } catch (error) {
        // A backup was restored in a pause: there is another store now.
        if (context.store() === store) throw error;
        continue;
      }
      // Whatever was changed in a pause is read too.
      if (copy === current && current.generation === context.generation()) return current;
    }
  };

  /** One after the other: they share the copy. A failure is told to whom it befell. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = reading.then(work);
    reading = next.catch(() => undefined);
    return next;
  };

  return {
    methods: {
      statistics: ({ query, ...period }) =>
        inTurn(async (): Promise<StatisticsResult> => {
          const parsed = parseSearch(query);
          if (!parsed.ok) return { ok: false, problem: { message: parsed.problem.message, offset: parsed.problem.offset } };
          const found = await upToDate();
          const scope = query.trim() === '' ? null : maskOf(found, found.store.search.ids(parsed.node, null, searchMoment(context)));
          return { ok: true, statistics: figures(context, found, scope, period) };
        }),
      saveFile: async ({ name, content, encoding }) => {
        const path = await context.ports.desktop.chooseSaveFile(name);
        if (path === null) return { path };
        try {
          await writeFile(path, content, encoding);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          throw new AppError(
            code === 'ENOSPC' ? 'disk-full' : 'read-only',
            `The file could not be written (${code ?? 'unknown reason'}). Choose another place.`,
          );
        }
        return { path };
      },
    },
    prepare: () =>
      inTurn(async () => {
        await upToDate();
      }),
  };
}

function* bringUpToDate(copy: Copy, context: Context): InSteps<void> {
  const { store, log } = copy;
  const generation = context.generation();
  if (copy.generation !== generation) {
    const cards: Copy['cards'] = [];
    copy.answer = store.statistics.newestAnswer();
    for (let after = 0, read = portion; read === portion; yield) {
      const rows = store.statistics.cards(after, portion);
      for (const card of rows) cards[card.id] = card;
      after = rows.at(-1)?.id ?? after;
      read = rows.length;
    }
    copy.cards = cards;
    copy.generation = generation;
  }
  const stale = new Set<number>();
  for (let read = portion; read === portion;) {
    const rows = store.statistics.answers(lastId(log), portion);
    for (const answer of rows) {
      appendAnswer(log, answer);
      if (answer.id > copy.answer) stale.add(answer.card);
    }
    read = rows.length;
    if (read === portion) yield;
  }
  for (const id of store.statistics.takenBack()) takeBackAnswer(log, id);
  for (const id of stale) copy.cards[id] = store.statistics.card(id);
  copy.answer = Math.max(copy.answer, lastId(log));
}

function maskOf({ cards }: Copy, ids: readonly number[]): Uint8Array {
  const mask = new Uint8Array(Math.max(cards.length, (ids.at(-1) ?? 0) + 1));
  for (const id of ids) mask[id] = 1;
  return mask;
}

function figures(context: Context, { log, cards }: Copy, scope: Uint8Array | null, { days, ended = 0 }: Period): Statistics {
  const { day: today } = context.now();
  const decks = context.decks();
  const to = today - ended;
  const from = days === null ? null : to - days + 1;
  const reviews = foldReviews(log, cards, { cards: scope, from, to, today });
  const nameOf = (deck: number) => decks.get(deck)?.name ?? '';
  return {
    ...reviews,
    ...foldCards(cards, { cards: scope, today, weightsOf: (deck) => decks.get(deck)?.effective.weights ?? [] }),
    today,
    byDeck: rowsOf(reviews.byDeck, nameOf).slice(0, mostDecks),
    byKind: rowsOf(reviews.byKind, (kind) => kind),
    byDomain: exams.flatMap(({ slug, domains }) =>
      domains.flatMap((domain) => {
        const counts = reviews.byDomain.get(`${slug}/${domain.slug}`);
        return counts ? [{ exam: slug, name: domain.name, ...counts }] : [];
      }),
    ),
  };
}

function rowsOf<Key, Name extends string>(groups: ReadonlyMap<Key, Passed>, nameOf: (key: Key) => Name): RetentionRow<Name>[] {
  return [...groups].map(([key, counts]) => ({ name: nameOf(key), ...counts })).sort((a, b) => b.answers - a.answers);
}
