import { describe, expect, it } from 'vitest';
import type { Client, JobResult, JobStatus, Settings } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { SettingsState } from '../../renderer/state/settings.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

async function start(over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const said: string[] = [];
  const adopted: Settings[] = [];
  const shell = { toast: (text: string) => said.push(text), dismissToast: () => undefined };
  const state = new SettingsState({ ...client, ...over }, shell, clock, (settings) => adopted.push(settings));
  await state.load();
  return { state, clock, said, adopted, calls };
}

describe('settings', () => {
  it('are stored one by one and handed to the window', async () => {
    const { state, adopted, calls } = await start();
    await state.set({ theme: 'dark' });
    await state.set({ deckDefaults: { newPerDay: 12 } });
    expect(state.settings?.theme).toBe('dark');
    expect(state.settings?.deckDefaults.newPerDay).toBe(12);
    expect(adopted.at(-1)).toBe(state.settings);
    expect(calls.filter((call) => call.method === 'setSettings').map((call) => call.input)).toEqual([
      { theme: 'dark' },
      { deckDefaults: { newPerDay: 12 } },
    ]);
  });

  it('stay as they were when storing failed', async () => {
    const { state } = await start({ setSettings: () => Promise.reject(new ApiError('read-only', 'The folder is read-only.')) });
    await state.set({ theme: 'dark' });
    expect(state.settings?.theme).toBe('system');
    expect(state.failure?.message).toBe('The folder is read-only.');
  });
});

describe('a restore', () => {
  it('says what came back and what was kept', async () => {
    const { state, said } = await start();
    state.confirming = 'kubedeck-2.db';
    await state.restore('kubedeck-2.db');
    expect(state.confirming).toBeNull();
    expect(said[0]).toContain('324 cards and 5,040 reviews');
    expect(said[0]).toContain('kept as a backup');
  });

  it('says beforehand what it would change, of the backup asked about last', async () => {
    const waiting: (() => void)[] = [];
    const { client } = createFakeClient();
    const asked = async ({ file }: { file: string }) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { ...(await client.previewRestore({ file })), changedTexts: Number(file) };
    };
    const { state } = await start({ previewRestore: asked });
    const first = state.askRestore('1');
    const second = state.askRestore('2');
    waiting.reverse().forEach((answer) => answer());
    await Promise.all([first, second]);
    expect(state.preview?.changedTexts).toBe(2);
    await state.askRestore(null);
    expect([state.confirming, state.preview]).toEqual([null, null]);
  });

  it('leaves the question open when it failed', async () => {
    const { state } = await start({ restore: () => Promise.reject(new ApiError('damaged', 'That backup is damaged.')) });
    state.confirming = 'kubedeck-2.db';
    await state.restore('kubedeck-2.db');
    expect(state.confirming).toBe('kubedeck-2.db');
    expect(state.busy).toBeNull();
  });
});

describe('a check of everything', () => {
  it('shows its progress until the report is there', async () => {
    const { state, clock } = await start();
    await state.startVerify(false);
    expect(state.verify).toMatchObject({ state: 'running', done: 100, total: 324 });
    clock.advance(200);
    await settled();
    expect(state.verify).toMatchObject({ state: 'running', done: 200 });
    clock.advance(200);
    await settled();
    expect(state.verify).toMatchObject({ state: 'finished', result: { integrity: 'ok' } });
  });

  it('can be cancelled', async () => {
    let cancelled = false;
    const status = (): JobStatus<JobResult> => (cancelled ? { state: 'cancelled' } : { state: 'running', done: 1, total: 9, label: '' });
    const { state, clock } = await start({
      jobStatus: () => Promise.resolve(status()),
      cancelJob: () => {
        cancelled = true;
        return Promise.resolve({});
      },
    });
    await state.startVerify(false);
    await state.cancelVerify();
    clock.advance(200);
    await settled();
    expect(state.verify).toEqual({ state: 'cancelled' });
  });

  it('runs once at a time', async () => {
    const { state, calls } = await start();
    await state.startVerify(false);
    await state.startVerify(true);
    expect(calls.filter((call) => call.method === 'startVerify')).toHaveLength(1);
  });
});
