/**
 * How fast the store is with years of study in it:
 *   node scripts/on-runtime.mjs scripts/bundle-run.mjs tests/bench/store.ts [cards] [reviews]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createContext } from '../../electron/app/context';
import type { Ports } from '../../electron/app/ports';
import { createStatistics } from '../../electron/app/statistics';
import { defaultQueueOptions, defaultSchedulingOptions } from '../../electron/core/scheduling/options';
import { buildQueue, nextInQueue, queueCounts, requeue } from '../../electron/core/scheduling/queue';
import { searchColumns } from '../../electron/core/search/columns';
import { parseSearch } from '../../electron/core/search/parse';
import { createBackup } from '../../electron/store/backups';
import { databaseFile } from '../../electron/store/files';
import { openStore } from '../../electron/store/store';
import type { Store } from '../../electron/store/store';
import { verifyStore } from '../../electron/store/verify';
import { answer, day, fillStore, randomFrom, ratingFrom } from './store-data';

const [cards = 100_000, reviews = 1_000_000] = process.argv.slice(2).map(Number);
const start = 19_000;
const learnAhead = defaultQueueOptions.learnAheadMinutes;

const searches = [
  'is:due',
  'deck:"Area 3" is:review',
  'tag:deployments',
  'domain:deployment',
  'rated:7:1',
  'rated:365:1',
  'prop:stability>30',
  'prop:retrievability<0.9',
  'web-777',
  'kubectl -scale',
  'über',
  'answer:scale',
  're:web-7{3}',
  'heading:scaling',
];

function measure(operation: string, times: number, work: () => unknown): void {
  const milliseconds = Array.from({ length: times }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  }).sort((a, b) => a - b);
  const percentile = (share: number): string =>
    (milliseconds[Math.ceil(times * share) - 1] ?? NaN).toFixed(milliseconds.length > 1 ? 3 : 0);
  report(operation, percentile(0.5), percentile(0.95));
}

function report(operation: string, p50: string, p95: string): void {
  process.stdout.write(`${operation.padEnd(34)}| ${cards} cards, ${reviews} reviews | ${p50.padStart(10)} | ${p95.padStart(10)}\n`);
}

function readQueue(store: Store, today: number) {
  const done = new Map(store.counts.doneOn(today).map((row) => [row.deckId, row]));
  const siblingsDone = store.counts.siblingsDone(today);
  const limits = store.decks.list().map(({ id, name }, _, all) => ({
    id,
    parentId: all.find((other) => other.name === name.slice(0, name.lastIndexOf('/')))?.id ?? null,
    newPerDay: 20,
    reviewsPerDay: 9999,
    newDone: done.get(id)?.newCards ?? 0,
    reviewsDone: done.get(id)?.reviews ?? 0,
  }));
  const news = limits.flatMap(({ id, newPerDay }) => store.queue.firstNew(today, id, newPerDay, siblingsDone));
  return buildQueue([...store.queue.inSteps(today), ...store.queue.due(today), ...news], limits, defaultQueueOptions, {
    day: today,
    siblingsDone,
  });
}

/** As the window asks for them: the first time the log is read, later only what is new. */
async function measureStatistics(store: Store, today: number): Promise<void> {
  const clock = { now: () => today * day + 9 * 3_600_000, offsetAt: () => 0 };
  // Of the ports only the clock is asked.
  const context = createContext({ clock } as unknown as Ports, () => store);
  const { statistics } = createStatistics(context).methods;
  const times = async (operation: string, count: number, query: string, days: number | null) => {
    const milliseconds: number[] = [];
    for (let time = 0; time < count; time++) {
      const before = performance.now();
      const result = await statistics({ query, days });
      milliseconds.push(performance.now() - before);
      const bytes = JSON.stringify(result).length;
      if (bytes > 200_000) throw new Error(`Statistics of ${bytes} bytes`);
    }
    milliseconds.sort((a, b) => a - b);
    const percentile = (share: number) => (milliseconds[Math.ceil(count * share) - 1] ?? Number.NaN).toFixed(1);
    report(operation, percentile(0.5), percentile(0.95));
  };
  await times('statistics, first time', 1, '', null);
  await times('statistics of everything', 20, '', null);
  await times('statistics of 30 days', 20, '', 30);
  await times('statistics deck:"Area 3"', 20, 'deck:"Area 3"', null);
}

const dataDir = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
try {
  let store = openStore(dataDir, { now: 0 });
  const filling = performance.now();
  // Only the filling: what is measured below is durable.
  store.db.pragma('synchronous = OFF');
  const today = fillStore(store, { cards, reviews, decks: 60, newPerDay: Math.ceil(cards / 1_100) }, start);
  store.close();
  const bytes = statSync(databaseFile(dataDir)).size;
  process.stdout.write(
    `filled in ${((performance.now() - filling) / 1000).toFixed(0)} s: ${today - start} days, ${(bytes / 2 ** 20).toFixed(0)} MiB\n`,
  );
  process.stdout.write(`${'operation'.padEnd(34)}| size | p50 ms | p95 ms\n`);

  measure('open', 20, () => {
    store = openStore(dataDir, { now: 0 });
    store.close();
  });
  store = openStore(dataDir, { now: 0 });
  measure('queue', 50, () => readQueue(store, today));
  let queue = readQueue(store, today);
  process.stdout.write(`  (${JSON.stringify(queueCounts(queue))} waiting)\n`);

  let at = today * day + 8 * 3_600_000;
  const next = () => nextInQueue(queue, at, learnAhead);
  measure('next card', 500, () => {
    const step = next();
    if (step.type === 'card') store.cards.get(step.card.id);
  });
  const random = randomFrom(3);
  measure('answer (durable)', 500, () => {
    at += 8_000;
    const step = next();
    if (step.type !== 'card') throw new Error('The queue ran dry');
    const before = store.schedules.get(step.card.id);
    if (!before) throw new Error('The card is gone');
    const { state, dueAt, dueDay } = answer(store, step.card.id, before, ratingFrom(random()), at, today);
    queue = requeue(queue, { ...step.card, state, dueAt, dueDay });
  });
  measure('undo', 500, () => store.undoLast(at));
  measure('deck counts', 50, () => [queueCounts(queue), store.decks.totals(), store.decks.list()]);
  measure('today: done, pace, streak', 50, () => [store.counts.totalOn(today), store.counts.timings(500), store.counts.streak(today - 1)]);
  measure('today: year of days', 50, () => store.counts.perDay(today - 365, today));
  measure('answers of a session', 50, () => store.counts.since(today - 1, at - 4_000_000));
  measure('load of the next 60 days', 50, () => store.schedules.load(today, today + 60));
  measure('history of one card', 500, () => store.reviews.history(1 + Math.floor(random() * 1_000)));
  const moment = { day: today, dayStart: (of: number) => of * day, weightsOf: () => defaultSchedulingOptions.weights };
  for (const query of searches) {
    const parsed = parseSearch(query);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    measure(`search ${query}`, 20, () => store.search.ids(parsed.node, null, moment));
  }
  const everything = parseSearch('');
  for (const column of searchColumns) {
    if (everything.ok) measure(`sort by ${column}`, 10, () => store.search.ids(everything.node, { column, descending: true }, moment));
  }
  const shown = Array.from({ length: 100 }, (_, index) => 1 + index * Math.floor(cards / 100));
  measure('100 lines of a table', 50, () => store.search.rows(shown, moment));
  await measureStatistics(store, today);
  measure('verify', 1, () => {
    const { differences, integrity } = verifyStore(store, () => defaultSchedulingOptions.weights);
    if (integrity !== 'ok' || differences.length > 0)
      throw new Error(`Verify found ${integrity}, ${JSON.stringify(differences.slice(0, 3))}`);
  });
  store.close();
  const before = performance.now();
  await createBackup(dataDir, 'manual', 0);
  report('backup, checked', (performance.now() - before).toFixed(0), '');
} finally {
  rmSync(dataDir, { recursive: true });
}
