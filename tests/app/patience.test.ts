import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { JobRunner } from '../../electron/app/ports';
import { watchWriting } from '../../electron/app/writing-jobs';
import { nextCard, startTestApp } from './test-app';

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

it('undo does not wait for a job that writes: it would take back the job', async () => {
  const job = heldJob();
  const { client, dataDir } = startTestApp(notes, { jobs: job.runner });
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 2000 });
  const other = new Database(join(dataDir, 'kubedeck.db'));
  await client.startImport(input);
  other.exec('BEGIN IMMEDIATE');
  await expect(client.undo({})).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('nothing was undone') as string });
  other.exec('COMMIT');
  other.close();
  job.finish();
  expect((await client.today({})).done.reviews).toBe(1);
});

it('whoever starts a job that writes, it is known until it has ended', async () => {
  const job = heldJob();
  const told: boolean[] = [];
  const watched = watchWriting(job.runner, (isWriting) => told.push(isWriting));
  expect(watched.written()).toBeNull();
  const notesRequest = { name: 'notes', dataDir: '', decksDir: '', version: '1.36', work: { type: 'sync', source: 1 } } as const;
  void watched.run(notesRequest, () => undefined);
  const written = watched.written();
  expect(written).not.toBeNull();
  job.finish();
  await written;
  expect(watched.written()).toBeNull();
  expect(told).toEqual([true, false]);
});
