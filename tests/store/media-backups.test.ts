import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup, createBackupNow, keepPresentMedia, listBackups, thinBackups } from '../../electron/store/backups';
import { mediaFolder } from '../../electron/store/files';
import { keptMediaFolder } from '../../electron/store/kept-media';
import { restoreBackup } from '../../electron/store/restore';
import { openStore, type Store } from '../../electron/store/store';
import { verifyStore } from '../../electron/store/verify';
import { addCards, now, temporaryFolder, temporaryStore } from './temporary-store';

const day = 86_400_000;
const later = now + 3_600_000;
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const read = (dataDir: string, name: string) => readFileSync(join(mediaFolder(dataDir), name), 'utf8');

/** Takes files in as an import does: the file, then its row. */
function addMedia(store: Store, files: Record<string, string>): void {
  mkdirSync(mediaFolder(store.dataDir), { recursive: true });
  store.perform({ type: 'import', label: 'Import', background: true }, now, () => {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(mediaFolder(store.dataDir), name), text);
      store.media.insert({ name, sha1: sha1(text), bytes: Buffer.byteLength(text) });
    }
  });
}

function withMedia(files: Record<string, string> = { 'pod.png': 'a pod', 'node.svg': 'a node' }) {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir, { now });
  addCards(store, 2);
  addMedia(store, files);
  return { dataDir, store };
}

describe('a backup', () => {
  it('keeps one copy of each media file for all backups, and says how many it needs', async () => {
    const { dataDir, store } = withMedia();
    const first = await createBackup(dataDir, 'manual', now);
    expect(first).toMatchObject({ media: 2, mediaBytes: 11 });
    addMedia(store, { 'again.png': 'a pod' });
    const second = await createBackup(dataDir, 'manual', later);
    expect(listBackups(dataDir)).toStrictEqual([second, first]);
    expect(readdirSync(keptMediaFolder(dataDir)).toSorted()).toStrictEqual([sha1('a pod'), sha1('a node')].toSorted());
    store.close();
  });

  it('keeps its copies apart: what happens to a file does not happen to its copy', async () => {
    const { dataDir, store } = withMedia();
    await createBackup(dataDir, 'manual', now);
    writeFileSync(join(mediaFolder(dataDir), 'pod.png'), 'scribbled over');
    expect(readFileSync(join(keptMediaFolder(dataDir), sha1('a pod')), 'utf8')).toBe('a pod');
    store.close();
  });

  it('does not take a changed file for the one it needs', async () => {
    const { dataDir, store } = withMedia();
    writeFileSync(join(mediaFolder(dataDir), 'pod.png'), 'other');
    await createBackup(dataDir, 'manual', now);
    expect(readdirSync(keptMediaFolder(dataDir))).toStrictEqual([sha1('a node')]);
    store.close();
  });

  it('made in a hurry gets its media afterwards', async () => {
    const { dataDir, store } = withMedia();
    createBackupNow(store.db, dataDir, 'before-upgrade', now);
    expect(existsSync(keptMediaFolder(dataDir))).toBe(false);
    await keepPresentMedia(dataDir);
    expect(readdirSync(keptMediaFolder(dataDir))).toHaveLength(2);
    store.close();
  });

  it('takes its media along when it goes, but none that another needs', async () => {
    const { dataDir, store } = withMedia();
    await createBackup(dataDir, 'daily', now);
    store.db.exec("DELETE FROM media WHERE name = 'node.svg'");
    for (let days = 1; days < 10; days++) await createBackup(dataDir, 'daily', now + days * day);
    expect(readdirSync(keptMediaFolder(dataDir))).toHaveLength(2);
    expect(thinBackups(dataDir, now + 10 * day)).not.toHaveLength(0);
    expect(readdirSync(keptMediaFolder(dataDir))).toStrictEqual([sha1('a pod')]);
    store.close();
  });
});

describe('a restore', () => {
  it('brings back files that are gone or changed, keeps what it replaces, and leaves the rest alone', async () => {
    const { dataDir, store } = withMedia();
    const backup = await createBackup(dataDir, 'manual', now);
    store.close();
    rmSync(join(mediaFolder(dataDir), 'pod.png'));
    writeFileSync(join(mediaFolder(dataDir), 'node.svg'), 'scribbled over');
    writeFileSync(join(mediaFolder(dataDir), 'newer.png'), 'newer');
    const { media } = await restoreBackup(dataDir, backup.file, later);
    expect(media).toStrictEqual({ restored: 2, missing: [] });
    expect(read(dataDir, 'pod.png')).toBe('a pod');
    expect(read(dataDir, 'node.svg')).toBe('a node');
    expect(read(dataDir, 'newer.png')).toBe('newer');
    expect(readFileSync(join(keptMediaFolder(dataDir), sha1('scribbled over')), 'utf8')).toBe('scribbled over');
  });

  it('says which files are nowhere', async () => {
    const { dataDir, store } = withMedia();
    const backup = await createBackup(dataDir, 'manual', now);
    store.close();
    rmSync(join(mediaFolder(dataDir), 'pod.png'));
    rmSync(join(keptMediaFolder(dataDir), sha1('a pod')));
    expect((await restoreBackup(dataDir, backup.file, later)).media).toStrictEqual({ restored: 0, missing: ['pod.png'] });
  });

  it('of a backup from another folder finds the media beside it', async () => {
    const { dataDir, store } = withMedia();
    const backup = await createBackup(dataDir, 'manual', now);
    store.close();
    const elsewhere = temporaryFolder();
    expect((await restoreBackup(elsewhere, backup.file, later)).media).toStrictEqual({ restored: 2, missing: [] });
    expect(read(elsewhere, 'node.svg')).toBe('a node');
  });

  it('follows no name out of the media folder', async () => {
    const { dataDir, store } = withMedia({ 'pod.png': 'a pod' });
    store.db.prepare('INSERT INTO media (name, sha1, bytes) VALUES (?, ?, ?)').run('../escaped.png', sha1('a pod'), 5);
    store.db.prepare('INSERT INTO media (name, sha1, bytes) VALUES (?, ?, ?)').run('stolen.png', '../../kubedeck.db', 5);
    const backup = await createBackup(dataDir, 'manual', now);
    store.close();
    expect((await restoreBackup(dataDir, backup.file, later)).media).toStrictEqual({ restored: 0, missing: [] });
    expect(existsSync(join(dataDir, 'escaped.png'))).toBe(false);
    expect(readdirSync(mediaFolder(dataDir))).toStrictEqual(['pod.png']);
  });
});

it('the check names files that are gone or changed, and whether a copy is kept', async () => {
  const dataDir = temporaryFolder();
  const store = temporaryStore(dataDir);
  addMedia(store, { 'a.png': 'first', 'b.png': 'second', 'c.png': 'third' });
  const check = () => verifyStore(store, () => []).media;
  expect(check()).toStrictEqual({ files: 3, damaged: [] });
  await createBackup(dataDir, 'manual', now);
  rmSync(join(keptMediaFolder(dataDir), sha1('second')));
  rmSync(join(mediaFolder(dataDir), 'a.png'));
  writeFileSync(join(mediaFolder(dataDir), 'b.png'), 'SECOND');
  expect(check().damaged).toStrictEqual([
    { name: 'a.png', what: 'missing', kept: true },
    { name: 'b.png', what: 'changed', kept: false },
  ]);
});
