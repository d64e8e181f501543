import { expect, it } from 'vitest';
import type { JobRunner } from '../../electron/app/ports';
import { AppError } from '../../electron/core/errors';
import { defaultWeights } from '../../electron/core/scheduling/fsrs';
import { openStore } from '../../electron/store/store';
import { fillStore } from '../bench/store-data';
import { ended, reportOf } from './jobs';
import { day, startTestApp, temporaryFolder, type TestApp } from './test-app';

const firstDay = 20_000;

/** An app whose data folder holds months of answers, 9 of 10 right whatever the model expects. */
function studied(reviews: number): TestApp {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir, { now: 0 });
  store.db.pragma('synchronous = OFF');
  const today = fillStore(store, { cards: 200, reviews, decks: 2, newPerDay: 8 }, firstDay);
  store.close();
  return startTestApp({}, { dataDir, clockAt: { at: today * day + 9 * 3_600_000, offset: 0 } });
}

it('finds parameters that forecast later answers better, and changes nothing until they are taken', async () => {
  const app = studied(2500);
  const { client } = app;
  const report = await reportOf(client, 'optimise', await client.startOptimise({ deck: null }));
  expect(report.weights).toHaveLength(21);
  expect(report.trained).toBeGreaterThan(3.5 * report.tried);
  expect(report.better).toBe(true);
  expect(report.after.logLoss).toBeLessThan(report.before.logLoss);
  expect((await client.settings({})).deckDefaults.weights).toEqual([...defaultWeights]);

  const [card] = await client.search({ query: 'is:review prop:reps>2' });
  const memory = async () => {
    const { stability, dueDay } = await client.cardInfo({ card: card?.id ?? 0 });
    return { stability, dueDay };
  };
  const before = await memory();
  await client.setSettings({ deckDefaults: { weights: report.weights } });
  const after = await memory();
  expect(after.stability).not.toBe(before.stability);
  // Due days move only when that is asked for.
  expect(after.dueDay).toBe(before.dueDay);
  const plan = await client.planSpread({ deck: null });
  expect(plan.moved).toBeGreaterThan(0);
  expect(Math.max(...plan.after)).toBeLessThanOrEqual(200);
  expect((await client.spread({ deck: null })).moved).toBe(plan.moved);
  expect((await client.planSpread({ deck: null })).before).toEqual(plan.after);
  await client.undo({});
  await client.undo({});
  expect(await memory()).toEqual(before);
});

it('says when there is too little to learn from', async () => {
  const { client } = studied(60);
  await expect(reportOf(client, 'optimise', await client.startOptimise({ deck: null }))).rejects.toThrow('at least 200 are needed');
});

it('shows that remembering more costs more time', async () => {
  const { client } = studied(1200);
  const [deck] = await client.decks({});
  const { rows, present, cards } = await reportOf(client, 'workload', await client.startWorkload({ deck: deck?.id ?? null }));
  expect({ present, cards }).toEqual({ present: 0.9, cards: deck?.total });
  const [lowest] = rows;
  const highest = rows.at(-1);
  expect(highest?.minutes).toBeGreaterThan(2 * (lowest?.minutes ?? 0));
  expect(highest?.known).toBeGreaterThan(lowest?.known ?? 1);
  for (const { retention, known } of rows) expect(known).toBeGreaterThan(retention - 0.05);
});

it('says whether there is an optimiser, asked once, and goes on without one', async () => {
  const { client } = studied(60);
  expect(await client.optimiser({})).toEqual({ available: true });

  let asked = 0;
  const none: JobRunner = {
    run: () => {
      asked++;
      return { result: Promise.reject(new AppError('unsupported', 'Not made for this.')), cancel: () => undefined };
    },
  };
  const without = startTestApp({}, { jobs: none });
  expect(await without.client.optimiser({})).toEqual({ available: false });
  expect(await without.client.optimiser({})).toEqual({ available: false });
  expect(asked).toBe(1);
  expect(await ended(without.client, await without.client.startOptimise({ deck: null }))).toEqual({
    state: 'failed',
    message: 'Not made for this.',
  });
  expect((await without.client.today({})).counts.new).toBe(0);
});

it('is for one deck and those below it, and leaves the others as they are', async () => {
  const app = studied(2500);
  const { client } = app;
  const decks = await client.decks({});
  const deck = decks.find(({ parent }) => parent !== null) ?? decks[0];
  const own = await reportOf(client, 'optimise', await client.startOptimise({ deck: deck?.id ?? 0 }));
  const all = await reportOf(client, 'optimise', await client.startOptimise({ deck: null }));
  expect(own.trained + own.tried).toBeLessThan(all.trained + all.tried);
  await client.setDeckOptions({ deck: deck?.id ?? 0, options: { weights: own.weights } });
  expect((await client.settings({})).deckDefaults.weights).toEqual([...defaultWeights]);
  expect((await client.decks({})).find(({ id }) => id === deck?.id)?.effective.weights).toEqual(own.weights);
});
