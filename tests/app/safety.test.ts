import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openStore } from '../../electron/store/store';
import { makePackage } from '../exchange/make-anki';
import { reportOf } from './jobs';
import { minute, nextCard, startTestApp, temporaryFolder, type TestApp } from './test-app';

const check = async ({ client }: TestApp, repair: boolean) => reportOf(client, 'verify', await client.startVerify({ repair }));

/** One card of notes and a package with a picture and a sound. */
async function start() {
  const app = startTestApp(
    { 'ports.md': '# Ports\n\nQ: Port of etcd?\nA: 2379\n' },
    { clockAt: { at: Date.UTC(2026, 5, 1, 9), offset: 120 } },
  );
  const file = join(temporaryFolder(), 'mine.apkg');
  writeFileSync(file, makePackage('latest'));
  await reportOf(app.client, 'import', await app.client.startImport({ paths: [file], deck: null, history: true, wins: 'newer' }));
  return { ...app, sound: join(app.dataDir, 'media', 'bell.mp3') };
}

it('a restore says beforehand what it changes, and brings back pictures and sounds', async () => {
  const app = await start();
  const backup = await app.client.backUp({});
  expect(backup).toMatchObject({ media: 2, mediaBytes: 13 });
  app.clock.at += minute;
  const { card } = await nextCard(app.client);
  await app.client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 });
  rmSync(app.sound);

  const preview = await app.client.previewRestore({ file: backup.file });
  const reviewedAt = { first: app.clock.at, last: app.clock.at };
  expect(preview).toMatchObject({ lost: { cards: 0, reviews: 1, reviewedAt, decks: [] }, media: { files: 2, missing: [] } });
  expect(preview.now?.reviews).toBe(backup.reviews + 1);
  expect(existsSync(app.sound)).toBe(false);

  expect((await app.client.restore({ file: backup.file })).media).toStrictEqual({ restored: 1, missing: [] });
  expect(existsSync(app.sound)).toBe(true);
  expect((await app.client.previewRestore({ file: backup.file })).lost.reviews).toBe(0);
});

it('a check names a file that is gone, and a repair brings it back from the backups', async () => {
  const app = await start();
  expect((await check(app, false)).media).toStrictEqual({ files: 2, damaged: [], restored: 0 });
  await app.client.backUp({});
  rmSync(app.sound);
  const damaged = [{ name: 'bell.mp3', what: 'missing', kept: true }];
  expect((await check(app, false)).media).toStrictEqual({ files: 2, damaged, restored: 0 });
  expect(existsSync(app.sound)).toBe(false);
  expect((await check(app, true)).media).toStrictEqual({ files: 2, damaged, restored: 1 });
  expect((await check(app, false)).media.damaged).toStrictEqual([]);
});

it('while a backup is put in place, calls say what is going on', async () => {
  const { client } = await start();
  const { file } = await client.backUp({});
  const restored = client.restore({ file });
  await expect(client.nextCard({ deck: null })).rejects.toMatchObject({
    code: 'busy',
    message: expect.stringContaining('restored') as string,
  });
  await restored;
  expect((await client.nextCard({ deck: null })).type).toBe('card');
});

it('backups begin once trouble at the start is over', async () => {
  const dataDir = join(temporaryFolder(), 'on a disk');
  const { app, client } = startTestApp({ 'ports.md': 'Q: Port of etcd?\nA: 2379\n' }, { dataDir, expectsData: true });
  expect((await client.status({})).trouble?.code).toBe('not-found');
  await app.keepHouse((error) => {
    throw error;
  });
  openStore(dataDir, { now: 0 }).close();
  expect((await client.status({})).trouble).toBeNull();
  await vi.waitFor(async () => expect(await client.backups({})).toHaveLength(1), { timeout: 60_000 });
});

it('undo after a restore says that the restore stays, before it takes back what is older', async () => {
  const { client } = await start();
  const { file } = await client.backUp({});
  await client.restore({ file });
  await expect(client.undo({})).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Nothing was undone') as string,
  });
  expect(await client.undo({})).toMatchObject({ label: 'Import of mine.apkg' });
});
