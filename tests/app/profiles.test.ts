import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../electron/app/app';
import type { Desktop, Places, Ports } from '../../electron/app/ports';
import { writeSettings } from '../../electron/app/stored-settings';
import type { Client } from '../../electron/contract';
import { runJob } from '../../electron/jobs/run-job';
import { databaseFile } from '../../electron/store/files';
import { openStore } from '../../electron/store/store';
import { createClient } from '../../electron/transport/client';
import { dispatch } from '../../electron/transport/dispatch';
import { makePackage } from '../exchange/make-anki';
import { heldJobs } from './held-jobs';
import { ended, reportOf } from './jobs';
import { morning, nextCard, questions, temporaryFolder, writeNotes } from './test-app';

interface Started {
  client: Client;
  /** What `open` was asked for. */
  opened: { folder: string; readonly: boolean }[];
  kept: { others: readonly string[]; current: string | null };
  close: () => void;
}

/** An app in a window whose person chooses `chosen` in every dialog. */
function start(dataDir: string, own: string, { chosen = null, ...more }: Partial<Ports> & { chosen?: string | null } = {}): Started {
  const decksDir = temporaryFolder();
  writeNotes(decksDir, { 'a.md': questions(3) });
  const opened: Started['opened'] = [];
  const kept: Started['kept'] = { others: [], current: null };
  const places: Places = {
    read: () => ({ own, others: [...kept.others] }),
    write: (others, current) => {
      kept.others = others;
      kept.current = current ?? kept.current;
    },
    open: (folder, readonly) => opened.push({ folder, readonly }),
  };
  const desktop: Partial<Desktop> = { chooseFolder: () => Promise.resolve(chosen), applySettings: () => undefined };
  const clock = { now: () => morning, offsetAt: () => 60 };
  const app = createApp({
    clock,
    // Nothing else of the desktop is asked.
    desktop: desktop as Desktop,
    jobs: { run: (request, onProgress) => ({ result: runJob(request, clock, onProgress), cancel: () => undefined }) },
    about: { version: '0', electron: '', chromium: '', node: '', sqlite: '', platform: '', homepage: null },
    dataDir,
    decksDir,
    readonly: false,
    places,
    ...more,
  });
  onTestFinished(() => app.close());
  const client = createClient((method, input) =>
    dispatch(app.api, method, input, (_method, error) => {
      throw error;
    }),
  );
  return { client, opened, kept, close: () => app.close() };
}

it('data moves with its history, backups, pictures and sounds, and what is left is not opened by mistake', async () => {
  const own = temporaryFolder();
  const to = join(temporaryFolder(), 'cards');
  const before = start(own, own, { chosen: to });
  const { client } = before;
  const file = join(temporaryFolder(), 'mine.apkg');
  writeFileSync(file, makePackage('latest'));
  await ended(client, await client.startImport({ paths: [file], deck: null, history: true, wins: 'newer' }));
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 });
  await client.backUp({});
  const media = readdirSync(join(own, 'media')).sort();

  const { folder, kept } = await reportOf(client, 'move', await client.startMove({}));
  expect(folder).toBe(to);
  expect(before.opened).toEqual([{ folder: to, readonly: false }]);
  expect(before.kept).toEqual({ others: [to], current: to });
  expect(existsSync(databaseFile(own))).toBe(false);
  expect(existsSync(kept)).toBe(true);

  const after = start(to, own);
  expect((await after.client.cardInfo({ card: card.id })).reviews).toHaveLength(1);
  expect(readdirSync(join(to, 'media')).sort()).toEqual(media);
  expect(media.length).toBeGreaterThan(0);
  expect(await after.client.backups({})).toHaveLength(1);
  const verified = await reportOf(after.client, 'verify', await after.client.startVerify({ repair: false }));
  expect(verified).toMatchObject({ integrity: 'ok', differences: [], media: { damaged: [] } });
});

it('data is not moved onto other data, nor into itself, and then goes on where it was', async () => {
  const own = temporaryFolder();
  const taken = temporaryFolder();
  start(taken, taken).close();
  const one = start(own, own, { chosen: taken });
  // The folder is not empty: one of ours in it would be made, and is taken too.
  mkdirSync(join(taken, 'Kubedeck'));
  writeFileSync(join(taken, 'Kubedeck', 'kubedeck.db'), 'cards');
  await expect(one.client.startMove({})).rejects.toThrow(/There are cards in .* already/);
  one.close();
  const other = start(own, own, { chosen: join(own, 'inside') });
  await expect(other.client.startMove({})).rejects.toThrow(/data folder itself/);
  expect(other.opened).toEqual([]);
  expect((await nextCard(other.client)).type).toBe('card');
});

it('a move that was stopped half-way is made again, to the same folder', async () => {
  const own = temporaryFolder();
  const to = join(temporaryFolder(), 'cards');
  const { client, opened } = start(own, own, { chosen: to });
  await client.backUp({});
  // What a killed child leaves: some of the files, one of them cut short.
  mkdirSync(join(to, 'backups'), { recursive: true });
  const [name = ''] = readdirSync(join(own, 'backups'));
  writeFileSync(join(to, 'backups', name), 'cut short');
  writeFileSync(join(to, 'kubedeck.db.moving'), 'cut short');
  expect(await ended(client, await client.startMove({}))).toMatchObject({ state: 'finished' });
  expect(opened).toEqual([{ folder: to, readonly: false }]);
  expect(readdirSync(to)).not.toContain('kubedeck.db.moving');
  const after = start(to, own);
  expect((await after.client.backups({})).map(({ reason }) => reason)).toEqual(['manual']);
  expect((await nextCard(after.client)).type).toBe('card');
});

it('a move that fails at its end leaves the data open where it was', async () => {
  const own = temporaryFolder();
  const to = join(temporaryFolder(), 'cards');
  const { client, opened } = start(own, own, {
    chosen: to,
    jobs: {
      run: () => ({
        // Another program puts cards there while the files are copied.
        result: Promise.resolve().then(() => {
          mkdirSync(to, { recursive: true });
          writeFileSync(databaseFile(to), 'cards');
          return 0;
        }),
        cancel: () => undefined,
      }),
    },
  });
  expect(await ended(client, await client.startMove({}))).toMatchObject({ state: 'failed' });
  expect(opened).toEqual([]);
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 });
});

it('profiles are listed, added, opened and taken off the list', async () => {
  const own = temporaryFolder();
  const chosen = join(temporaryFolder(), 'work');
  mkdirSync(chosen);
  const { client, opened } = start(own, own, { chosen });
  expect(await client.profiles({})).toEqual({ profiles: [{ name: 'Kubedeck', folder: own, open: true }], readonly: false });
  expect((await client.addProfile({})).profiles[1]).toEqual({ name: 'work', folder: chosen, open: false });
  await client.openProfile({ folder: chosen, readonly: true });
  expect(opened).toEqual([{ folder: chosen, readonly: true }]);
  await expect(client.openProfile({ folder: '/elsewhere', readonly: false })).rejects.toThrow('is no profile');
  expect((await client.forgetProfile({ folder: chosen })).profiles).toHaveLength(1);
  await expect(client.forgetProfile({ folder: own })).rejects.toThrow('is open');
});

it('a profile that is only looked at stores nothing and says so, also beside the one who writes', async () => {
  const own = temporaryFolder();
  const writer = start(own, own);
  const { client } = start(own, own, { readonly: true });
  const refused = 'to look at only. Nothing was stored.';
  expect((await client.profiles({})).readonly).toBe(true);
  expect((await client.today({})).counts.new).toBe(3);
  const { card } = await nextCard(client);
  await expect(client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 })).rejects.toThrow(refused);
  await expect(client.setSettings({ theme: 'dark' })).rejects.toThrow(refused);
  await expect(client.suspend({ cards: [card.id], on: true })).rejects.toThrow(refused);
  await expect(client.backUp({})).rejects.toThrow(refused);
  await expect(client.restore({ file: databaseFile(own) })).rejects.toThrow(refused);
  await expect(client.addNotes({ path: own })).rejects.toThrow(refused);
  await expect(client.startVerify({ repair: true })).rejects.toThrow(refused);
  expect(await ended(client, await client.startVerify({ repair: false }))).toMatchObject({ state: 'finished' });
  expect(readdirSync(join(own, 'backups'))).toEqual([]);
  await writer.client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 });
  expect((await client.cardInfo({ card: card.id })).reviews).toHaveLength(1);
});

it('a data folder that is not there is trouble and no new start; once it is there again, so are the cards', async () => {
  const own = temporaryFolder();
  const away = join(temporaryFolder(), 'stick');
  const { client } = start(away, own, { expectsData: true });
  const { trouble } = await client.status({});
  expect(trouble).toMatchObject({ code: 'not-found' });
  expect(trouble?.message).toContain('Connect the disk');
  expect(existsSync(away)).toBe(false);
  // Whoever has lost it for good begins anew in the app's own folder, where copies were left.
  expect((await client.profiles({})).profiles.map(({ name }) => name)).toEqual(['Kubedeck', 'stick']);
  mkdirSync(away);
  expect((await client.status({})).trouble).toBe(null);
  expect((await client.today({})).counts.new).toBe(3);
  rmSync(away, { recursive: true });
});

/** What an import would do, without a file. */
const importTheme = (dataDir: string) => () => {
  const store = openStore(dataDir, { now: morning, forParent: true });
  store.perform({ type: 'import', label: 'Import' }, morning, () => writeSettings(store.settings, { theme: 'dark' }));
  store.close();
  return { written: true };
};

it('an import that is under way when the data is moved is in the moved data', async () => {
  const own = temporaryFolder();
  const to = join(temporaryFolder(), 'cards');
  const { jobs, go } = heldJobs('import', { work: importTheme(own) });
  const { client } = start(own, own, { chosen: to, jobs });
  const importing = await client.startImport({ paths: ['any.csv'], deck: null, history: true, wins: 'newer' });
  const { job } = await client.startMove({});
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
  go();
  expect(await ended(client, { job })).toMatchObject({ state: 'finished' });
  expect(await ended(client, importing)).toMatchObject({ state: 'finished' });
  const after = start(to, own);
  expect((await after.client.settings({})).theme).toBe('dark');
});

it('an import that is under way when a backup is put in place is done before, so that what was before holds it', async () => {
  const own = temporaryFolder();
  const { jobs, go } = heldJobs('import', { work: importTheme(own) });
  const { client } = start(own, own, { jobs });
  const { file } = await client.backUp({});
  const importing = await client.startImport({ paths: ['any.csv'], deck: null, history: true, wins: 'newer' });
  const restoring = client.restore({ file });
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
  go();
  const { kept } = await restoring;
  expect(await ended(client, importing)).toMatchObject({ state: 'finished' });
  await client.restore({ file: kept });
  expect((await client.settings({})).theme).toBe('dark');
});

it('a restore that ends after the profile was left does not lock it', async () => {
  const own = temporaryFolder();
  const first = start(own, own);
  const { file } = await first.client.backUp({});
  const restoring = first.client.restore({ file }).catch(String);
  first.close();
  await restoring;
  expect((await start(own, own).client.status({})).trouble).toBeNull();
});

it('a move whose profile was left meanwhile moves nothing and opens nothing', async () => {
  const own = temporaryFolder();
  const to = join(temporaryFolder(), 'cards');
  const { jobs, go } = heldJobs('move');
  const first = start(own, own, { chosen: to, jobs });
  const move = await first.client.startMove({});
  first.close();
  go();
  expect(await ended(first.client, move)).toMatchObject({ state: 'failed' });
  expect(first.opened).toEqual([]);
  expect(existsSync(databaseFile(own))).toBe(true);
  expect((await start(own, own).client.status({})).trouble).toBeNull();
});

it('a file is no place for data', async () => {
  const own = temporaryFolder();
  const chosen = join(temporaryFolder(), 'notes.txt');
  writeFileSync(chosen, 'notes');
  const { client } = start(own, own, { chosen });
  await expect(client.startMove({})).rejects.toThrow('is a file, not a folder. Nothing was changed.');
  await expect(client.addProfile({})).rejects.toThrow('is a file, not a folder. Nothing was changed.');
});

it('a database that cannot be read is replaced by a backup', async () => {
  const own = temporaryFolder();
  const first = start(own, own);
  const { file } = await first.client.backUp({});
  first.close();
  writeFileSync(databaseFile(own), 'no database at all');
  const { client } = start(own, own);
  expect((await client.status({})).trouble).toMatchObject({ code: 'damaged' });
  await client.restore({ file });
  expect((await client.status({})).trouble).toBeNull();
});
