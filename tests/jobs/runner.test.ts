import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { JobChild, JobMessage } from '../../electron/jobs/protocol';
import { createJobRunner } from '../../electron/jobs/runner';

/** A child that does only what the test says. */
function heldChild() {
  const child: { say: (message: JobMessage) => void; exit: () => void; killed: number } = {
    say: () => undefined,
    exit: () => undefined,
    killed: 0,
  };
  const asJob: JobChild = {
    send: () => undefined,
    onMessage: (listener) => (child.say = listener),
    onExit: (listener) => (child.exit = listener),
    kill: () => {
      child.killed++;
      child.exit();
    },
  };
  return { child, asJob };
}

const request = { name: 'verify', dataDir: '', weights: {} } as const;

it('reports progress, hands over the result and ends the child', async () => {
  const { child, asJob } = heldChild();
  const seen: number[] = [];
  const { result } = createJobRunner(() => asJob).run(request, ({ done }) => seen.push(done));
  child.say({ type: 'progress', progress: { done: 1, total: 2, label: '' } });
  child.say({ type: 'result', result: 'all well' });
  expect(await result).toBe('all well');
  expect(seen).toEqual([1]);
  expect(child.killed).toBe(1);
});

it('turns a child that dies into a sentence', async () => {
  const { child, asJob } = heldChild();
  const { result } = createJobRunner(() => asJob).run(request, () => undefined);
  child.exit();
  await expect(result).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('Nothing was changed') as string });
});

it('says so when the person cancelled', async () => {
  const { asJob } = heldChild();
  const { result, cancel } = createJobRunner(() => asJob).run(request, () => undefined);
  cancel();
  await expect(result).rejects.toMatchObject({ code: 'cancelled' });
});

it('passes a failure on with its code', async () => {
  const { child, asJob } = heldChild();
  const { result } = createJobRunner(() => asJob).run(request, () => undefined);
  child.say({ type: 'failure', code: 'damaged', message: 'The file is damaged.' });
  await expect(result).rejects.toMatchObject({ code: 'damaged', message: 'The file is damaged.' });
});

it('stops a child that has fallen silent', async () => {
  const { child, asJob } = heldChild();
  const { result } = createJobRunner(() => asJob, 20).run(request, () => undefined);
  await expect(result).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('far too long') as string });
  expect(child.killed).toBe(1);
});

it('leaves no files behind, however the child ends', async () => {
  const { asJob } = heldChild();
  let folder = '';
  const start = (passing: string) => {
    folder = passing;
    writeFileSync(join(passing, 'half-read.db'), 'cards of somebody');
    return asJob;
  };
  const { result, cancel } = createJobRunner(start).run(request, () => undefined);
  expect(existsSync(folder)).toBe(true);
  cancel();
  await expect(result).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(folder)).toBe(false);
});
