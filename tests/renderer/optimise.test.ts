import { expect, it } from 'vitest';
import type { Client, JobResult, JobStatus } from '../../electron/contract';
import type { OptimiseReport, SpreadPlan } from '../../electron/contract/optimise';
import { ApiError } from '../../renderer/lib/client';
import { OptimiseState } from '../../renderer/state/optimise.svelte';
import { ProfilesState } from '../../renderer/state/profiles.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

const weights = Array.from({ length: 21 }, (_, index) => index);
const report = (better: boolean): OptimiseReport => ({
  trained: 800,
  tried: 200,
  before: { logLoss: 0.35, rmseBins: 0.08 },
  after: { logLoss: better ? 0.33 : 0.36, rmseBins: 0.05 },
  weights,
  better,
});
const finished = (better: boolean) => (): Promise<JobStatus<JobResult>> =>
  Promise.resolve({ state: 'finished', result: { job: 'optimise', report: report(better) } });

async function start(over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const said: string[] = [];
  const state = new OptimiseState({ ...client, ...over }, { toast: (text: string) => said.push(text) }, clock, () => undefined);
  await state.load();
  return { state, clock, said, calls };
}

it('where there is no optimiser, that is known before anything is asked of it', async () => {
  expect((await start()).state.missing).toBe(false);
  expect((await start({ optimiser: () => Promise.resolve({ available: false }) })).state.missing).toBe(true);
});

it('what was found is taken only when it is better and the person says so', async () => {
  const worse = await start({ jobStatus: finished(false) });
  await worse.state.optimise();
  expect(worse.state.report?.better).toBe(false);
  await worse.state.adopt();
  expect(worse.calls.map(({ method }) => method)).not.toContain('setSettings');

  const better = await start({ jobStatus: finished(true) });
  await better.state.optimise();
  expect(better.calls.map(({ method }) => method)).not.toContain('setSettings');
  await better.state.adopt();
  expect(better.calls.at(-1)).toEqual({ method: 'setSettings', input: { deckDefaults: { weights } } });
  expect(better.state.adopted).toBe(true);
  expect(better.said).toEqual(['The new parameters are in force. Due days stay as they are.']);
});

it('for a deck they go to that deck; another choice forgets what was found', async () => {
  const { state, calls } = await start({ jobStatus: finished(true) });
  state.choose(4);
  await state.optimise();
  await state.adopt();
  expect(calls.at(-1)).toEqual({ method: 'setDeckOptions', input: { deck: 4, options: { weights } } });
  state.choose(null);
  expect(state.report).toBe(null);
});

it('new due days are shown only of the deck that is chosen', async () => {
  const plan = Promise.withResolvers<SpreadPlan>();
  const { state } = await start({ planSpread: () => plan.promise });
  state.choose(1);
  const planning = state.planSpread();
  state.choose(null);
  plan.resolve({ moved: 3, before: [], after: [] });
  await planning;
  expect(state.plan).toBeNull();
  await state.planSpread();
  expect(state.plan?.moved).toBe(3);
});

it('progress is shown; a cancelled work leaves nothing', async () => {
  let status: JobStatus<JobResult> = { state: 'running', done: 3, total: 10, label: 'Learning from 800 answers' };
  const { state, clock } = await start({ jobStatus: () => Promise.resolve(status) });
  const work = state.optimise();
  await settled();
  expect(state.job.progress).toMatchObject({ done: 3, total: 10 });
  status = { state: 'cancelled' };
  await state.job.cancel();
  clock.advance(1000);
  await work;
  expect(state.job.progress).toBe(null);
  expect(state.report).toBe(null);
  expect(state.failure).toBe(null);
});

it('an optimiser that dies is told in words', async () => {
  const { state } = await start({ jobStatus: () => Promise.resolve({ state: 'failed', message: 'No parameters could be found.' }) });
  await state.optimise();
  expect(state.failure?.message).toBe('No parameters could be found.');
});

it('profiles: which is open, which are not, and what went wrong', async () => {
  const { client, calls } = createFakeClient();
  const two = () =>
    Promise.resolve({
      profiles: [
        { name: 'Kubedeck', folder: '/a', open: false },
        { name: 'work', folder: '/b', open: true },
      ],
      readonly: true,
    });
  const state = new ProfilesState({ ...client, profiles: two }, createHeldClock());
  await state.load();
  expect(state.present?.name).toBe('work');
  expect(state.others.map(({ name }) => name)).toEqual(['Kubedeck']);
  await state.reopen(false);
  expect(calls.at(-1)).toEqual({ method: 'openProfile', input: { folder: '/b', readonly: false } });

  const refusing = new ProfilesState(
    { ...client, startMove: () => Promise.reject(new ApiError('bad-input', 'There are cards.')) },
    createHeldClock(),
  );
  await refusing.move();
  expect(refusing.failure?.message).toBe('There are cards.');
});
