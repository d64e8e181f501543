import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { JobRunner } from '../../electron/app/ports';
import { startTestApp } from './test-app';

const notes = { 'ports.md': '# Ports\n\nQ: Port of etcd?\nA: 2379\n\nQ: Port of the kubelet?\nA: 10250\n' };
const input = { paths: ['some.apkg'], deck: null, history: true, wins: 'newer' as const };

/** A job that goes on until the test ends it. */
function heldJob() {
  let finish: (result: unknown) => void = () => undefined;
  const runner: JobRunner = { run: () => ({ result: new Promise((resolve) => (finish = resolve)), cancel: () => undefined }) };
  return { runner, finish: () => finish({ written: true }) };
}

it('an answer given while a job writes waits for it, holds nothing up, and is not lost', async () => {
  const job = heldJob();
  const { client, dataDir } = startTestApp(notes, { jobs: job.runner });
  const other = new Database(join(dataDir, 'kubedeck.db'));
  const step = await client.nextCard({ deck: null });
  if (step.type !== 'card') throw new Error(step.type);
  await client.startImport(input);
  other.exec('BEGIN IMMEDIATE');
  const answer = client.answerCard({ card: step.card.id, deck: null, rating: 3, durationMs: 2000 });
  expect((await client.today({})).done.reviews).toBe(0);
  other.exec('COMMIT');
  other.close();
  job.finish();
  expect((await answer).card).toBe(step.card.id);
  expect((await client.today({})).done.reviews).toBe(1);
});

it('without a job, data that another program holds is said', async () => {
  const { client, dataDir } = startTestApp(notes);
  const step = await client.nextCard({ deck: null });
  if (step.type !== 'card') throw new Error(step.type);
  const other = new Database(join(dataDir, 'kubedeck.db'));
  other.exec('BEGIN IMMEDIATE');
  await expect(client.answerCard({ card: step.card.id, deck: null, rating: 3, durationMs: 2000 })).rejects.toMatchObject({ code: 'busy' });
  other.exec('ROLLBACK');
  other.close();
});
