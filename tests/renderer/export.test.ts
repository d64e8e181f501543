import { describe, expect, it } from 'vitest';
import type { Client, ExportReport } from '../../electron/contract';
import { exportName } from '../../renderer/lib/export-formats';
import { ExportState } from '../../renderer/state/export.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock } from './held-clock';

const report: ExportReport = { path: '/home/mira/sea.apkg', cards: 5, media: 1, omitted: [] };

function start(what: { deck?: string | null; cards?: readonly number[] } = {}, over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const jobStatus: Client['jobStatus'] = () => Promise.resolve({ state: 'finished', result: { job: 'export', report } });
  const state = new ExportState({ ...client, jobStatus, ...over }, createHeldClock(), what);
  const asked = (method: string) => calls.filter((call) => call.method === method).map(({ input }) => input);
  return { state, asked };
}

describe('an export', () => {
  it('asks where to, writes, and keeps what became of it', async () => {
    const { state, asked } = start({ deck: 'Sea/Words' });
    await state.start();
    expect(asked('chooseSaveFile')).toEqual([{ name: 'Words.apkg' }]);
    expect(asked('startExport')).toMatchObject([{ format: 'apkg', deck: 'Sea/Words', cards: null, history: true, media: true }]);
    expect(state.report).toEqual(report);
    expect(state.busy).toBe(false);
  });

  it('writes nothing when no place is chosen', async () => {
    const { state, asked } = start({}, { chooseSaveFile: () => Promise.resolve({ path: null }) });
    await state.start();
    expect(asked('startExport')).toEqual([]);
    expect(state.report).toBeNull();
    expect(state.cancelled).toBe(false);
  });

  it('asks no format for what it can not hold', async () => {
    const { state, asked } = start({ deck: 'Sea' });
    state.format = 'csv';
    await state.start();
    state.format = 'colpkg';
    await state.start();
    expect(asked('startExport')).toMatchObject([
      { format: 'csv', deck: 'Sea', history: false, media: false },
      { format: 'colpkg', deck: null, history: true, media: true },
    ]);
  });

  it('takes cards that were chosen one by one', async () => {
    const { state, asked } = start({ cards: [4, 7] });
    state.history = false;
    await state.start();
    expect(asked('startExport')).toMatchObject([{ cards: [4, 7], deck: null, history: false }]);
  });

  it('says why it failed, and that it was broken off', async () => {
    const failed = start({}, { jobStatus: () => Promise.resolve({ state: 'failed', message: 'The disk is full.' }) });
    await failed.state.start();
    expect(failed.state.failure?.message).toBe('The disk is full.');
    const cancelled = start({}, { jobStatus: () => Promise.resolve({ state: 'cancelled' }) });
    await cancelled.state.start();
    expect(cancelled.state.cancelled).toBe(true);
  });
});

it('a file has a name that every system takes', () => {
  const noon = Date.UTC(2026, 10, 21, 12);
  expect(exportName(null, 'json', noon)).toBe('Kubedeck 2026-11-21.json');
  expect(exportName('Sea/Words: "new"?', 'csv', noon)).toBe('Words new.csv');
  expect(exportName('Sea/..', 'apkg', noon)).toBe('Kubedeck 2026-11-21.apkg');
  expect(exportName('Sea', 'markdown', noon)).toBe('Sea');
});
