import { describe, expect, it } from 'vitest';
import type { Client, SyncReport } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { visibleDecks } from '../../renderer/lib/deck-tree';
import { DecksState } from '../../renderer/state/decks.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock } from './held-clock';

async function start(over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient();
  const said: { text: string; undo: boolean }[] = [];
  const shell = { toast: (text: string, undo = false) => said.push({ text, undo }), dismissToast: () => undefined };
  const decks = new DecksState({ ...client, ...over }, shell, createHeldClock());
  await decks.load();
  return { decks, said, calls };
}

const names = (decks: DecksState) => visibleDecks(decks.decks ?? [], decks.closed).map((node) => `${'-'.repeat(node.depth)}${node.label}`);

describe('the deck tree', () => {
  it('puts decks below their parents, in order of name', async () => {
    const { decks } = await start();
    expect(names(decks)).toEqual([
      'Internals',
      'kubectl',
      '-Debugging',
      'Networking',
      '-NetworkPolicy',
      '-Services',
      'Storage',
      '-Volumes',
      'Workloads',
      '-Deployments',
      '-Jobs and CronJobs',
    ]);
  });

  it('folds and unfolds', async () => {
    const { decks } = await start();
    decks.toggle(1);
    expect(names(decks)).not.toContain('-Services');
    decks.toggle(1);
    expect(names(decks)).toContain('-Services');
  });
});

describe('deck options', () => {
  it('are stored at once and show in the deck', async () => {
    const { decks } = await start();
    await decks.setOptions(3, { newPerDay: 7 });
    const row = decks.decks?.find((each) => each.id === 3);
    expect(row?.own.newPerDay).toBe(7);
    await decks.setOptions(3, { newPerDay: null });
    expect(decks.decks?.find((each) => each.id === 3)?.own.newPerDay).toBeUndefined();
  });

  it('are all stored when one is changed right after the other', async () => {
    const { decks } = await start();
    await Promise.all([decks.setOptions(3, { newPerDay: 7 }), decks.setOptions(3, { reviewsPerDay: 90 })]);
    expect(decks.decks?.find(({ id }) => id === 3)?.own).toMatchObject({ newPerDay: 7, reviewsPerDay: 90 });
    expect(decks.busy).toBeNull();
  });

  it('that are changed while the notes are read are stored after that, as is how a folder is watched', async () => {
    const read = Promise.withResolvers<SyncReport>();
    const { decks, calls } = await start({ sync: () => read.promise });
    const stored = () => calls.map(({ method }) => method).filter((method) => method.startsWith('set'));
    const folder = decks.folders[1];
    if (!folder) throw new Error('no folder');
    const reading = decks.readAgain();
    const saving = [decks.setOptions(3, { newPerDay: 7 }), decks.setPolling(folder, 10)];
    expect(stored()).toEqual([]);
    read.reject(new ApiError('not-found', 'The folder is not there.'));
    await Promise.all([reading, ...saving]);
    expect(stored()).toEqual(['setDeckOptions', 'setPolling']);
    expect(decks.failure?.message).toBe('The folder is not there.');
    await decks.setPolling(folder, null);
    expect(decks.failure).toBeNull();
  });

  it('one panel is open at a time', async () => {
    const { decks } = await start();
    decks.toggleOptions(1);
    decks.toggleOptions(2);
    expect(decks.options).toBe(2);
    decks.toggleOptions(2);
    expect(decks.options).toBeNull();
  });
});

describe('note folders', () => {
  it('are removed with undo and a word about their cards', async () => {
    const { decks, said } = await start();
    const folder = decks.folders[1];
    expect(folder).toBeDefined();
    if (folder) await decks.remove(folder);
    expect(decks.folders.some((each) => each.id === folder?.id)).toBe(false);
    expect(said).toEqual([{ text: 'Folder removed. Its 56 cards keep their history.', undo: true }]);
  });

  it('say why they could not be read and keep what is shown', async () => {
    const { decks } = await start({ sync: () => Promise.reject(new ApiError('not-found', 'The folder is not there.')) });
    await decks.readAgain();
    expect(decks.failure?.message).toBe('The folder is not there.');
    expect(decks.decks).not.toBeNull();
    expect(decks.busy).toBeNull();
  });
});

describe('set-aside cards', () => {
  it('come back one by one or all at once, with undo', async () => {
    const { decks, said, calls } = await start();
    expect(decks.aside.map(({ id }) => id)).toEqual([71, 72]);
    await decks.bringBack(decks.aside.slice(0, 1));
    expect(decks.aside.map(({ id }) => id)).toEqual([72]);
    expect(said).toEqual([{ text: 'The card is back.', undo: true }]);
    await decks.bringBack(decks.aside);
    expect(decks.aside).toEqual([]);
    await decks.bringBack([]);
    expect(calls.filter(({ method }) => method === 'bringBack')).toHaveLength(2);
  });
});
