import { readFileSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup, createBackupNow, isBackupDue, listBackups, thinBackups } from '../../electron/store/backups';
import { backupFolder, databaseFile } from '../../electron/store/files';
import { openStore } from '../../electron/store/store';
import { addCards, answerCard, dump, inReview, now, temporaryFolder, temporaryStore, today } from './temporary-store';

const day = 86_400_000;
const names = (dataDir: string) => readdirSync(backupFolder(dataDir)).toSorted();

function filled(cards = 3) {
  const dataDir = temporaryFolder();
  const store = temporaryStore(dataDir);
  const ids = addCards(store, cards);
  ids.slice(1).forEach((card) => answerCard(store, card, 3, inReview(today + 4)));
  return { dataDir, store, ids };
}

describe('a backup', () => {
  it('is a whole database of its own, and says what is in it', async () => {
    const { dataDir, store } = filled();
    const backup = await createBackup(dataDir, 'manual', now);
    expect(basename(backup.file)).toBe('kubedeck-2026-05-04T09-00-00Z-manual.db');
    expect(backup).toMatchObject({ reason: 'manual', at: now, cards: 3, reviews: 2 });
    expect(names(dataDir)).toStrictEqual([basename(backup.file)]);
    expect(listBackups(dataDir)).toStrictEqual([backup]);
    expect(names(dataDir)).toStrictEqual([basename(backup.file)]);

    const elsewhere = temporaryFolder();
    writeFileSync(databaseFile(elsewhere), readFileSync(backup.file));
    const copy = temporaryStore(elsewhere);
    const tables = ['deck', 'source', 'note_file', 'card', 'content', 'review', 'action', 'change'];
    expect(dump(copy.db, tables)).toStrictEqual(dump(store.db, tables));
  });

  it('holds one moment, whatever is written meanwhile, and tells how far it is', async () => {
    const { dataDir, store } = filled(3_000);
    const seen: [number, number][] = [];
    const backup = await createBackup(dataDir, 'daily', now, (done, total) => {
      seen.push([done, total]);
      if (seen.length < 50) addCards(store, 1);
    });
    expect(backup.cards).toBe(3_000);
    expect(seen.length).toBeGreaterThan(0);
    for (const [done, total] of seen) expect(done).toBeLessThanOrEqual(total);
    expect(store.cards.count()).toBeGreaterThan(3_000);
  });

  it('can be made at once, before an upgrade', () => {
    const { dataDir, store } = filled();
    expect(createBackupNow(store.db, dataDir, 'before-upgrade', now)).toMatchObject({ reason: 'before-upgrade', cards: 3, reviews: 2 });
    expect(listBackups(dataDir)).toHaveLength(1);
  });

  it('of a damaged database is none', async () => {
    const { dataDir, store } = filled(3_000);
    store.close();
    const file = databaseFile(dataDir);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 40 * 4_096, 60 * 4_096);
    writeFileSync(file, bytes);
    await expect(createBackup(dataDir, 'daily', now)).rejects.toMatchObject({ code: 'damaged' });
    expect(names(dataDir)).toStrictEqual([]);
  });

  it('that was stopped half-way is not in the way of the next', async () => {
    const { dataDir } = filled();
    writeFileSync(join(backupFolder(dataDir), `unfinished-${process.pid}.part`), 'half');
    const backup = await createBackup(dataDir, 'start', now);
    expect(listBackups(dataDir)).toStrictEqual([backup]);
  });

  it('is made beside another that is being made', async () => {
    const { dataDir } = filled();
    const both = await Promise.all([createBackup(dataDir, 'daily', now), createBackup(dataDir, 'manual', now)]);
    expect(
      listBackups(dataDir)
        .map(({ file }) => file)
        .toSorted(),
    ).toStrictEqual(both.map(({ file }) => file).toSorted());
    expect(names(dataDir)).toHaveLength(2);
  });
});

describe('the list of backups', () => {
  it('is newest first, and leaves out what cannot be read', async () => {
    const { dataDir } = filled();
    const first = await createBackup(dataDir, 'start', now);
    const second = await createBackup(dataDir, 'manual', now + 60_000);
    const third = await createBackup(dataDir, 'daily', now + day);
    truncateSync(second.file, 5_000);
    writeFileSync(join(backupFolder(dataDir), 'kubedeck-2026-05-06T09-00-00Z-manual.db'), 'not a database');
    writeFileSync(join(backupFolder(dataDir), 'notes.txt'), '');
    expect(listBackups(dataDir)).toStrictEqual([third, first]);
  });

  it('is there when the database is damaged, and empty where there is no folder', async () => {
    const { dataDir, store } = filled();
    const backup = await createBackup(dataDir, 'start', now);
    store.close();
    writeFileSync(databaseFile(dataDir), 'damaged');
    expect(listBackups(dataDir)).toStrictEqual([backup]);
    expect(listBackups(temporaryFolder())).toStrictEqual([]);
  });

  it('knows whether anything happened since the newest', async () => {
    const { dataDir, store, ids } = filled();
    expect(isBackupDue(dataDir)).toBe(true);
    await createBackup(dataDir, 'start', now);
    expect(isBackupDue(dataDir)).toBe(false);
    answerCard(store, ids[0] ?? 0, 3, inReview(today + 4));
    expect(isBackupDue(dataDir)).toBe(true);
    await createBackup(dataDir, 'start', now + 1_000);
    expect(isBackupDue(dataDir)).toBe(false);
    store.undoLast(now);
    expect(isBackupDue(dataDir)).toBe(true);
  });

  it('is thinned by the rules, and nothing else in the folder is touched', async () => {
    const { dataDir } = filled(0);
    const made = [];
    for (let days = 0; days < 10; days++) made.push(await createBackup(dataDir, 'daily', now + days * day));
    writeFileSync(join(backupFolder(dataDir), 'notes.txt'), '');
    const removed = thinBackups(dataDir, now + 10 * day);
    // May 4 and 10 are Monday and Sunday of one week: of the days before the last seven the newest of that week stays.
    expect(removed.toSorted()).toStrictEqual(made.slice(0, 3).map(({ file }) => file));
    expect(names(dataDir)).toHaveLength(8);
    expect(thinBackups(dataDir, now + 10 * day)).toStrictEqual([]);
  });

  it('is rid of what a stopped copy left, once nobody can be writing it', () => {
    const { dataDir } = filled(0);
    const [old = '', fresh = ''] = [4711, 4712].map((pid) => join(backupFolder(dataDir), `unfinished-${pid}.part`));
    for (const file of [old, fresh]) writeFileSync(file, 'half');
    utimesSync(old, now / 1000, now / 1000);
    utimesSync(fresh, now / 1000 + 7_000, now / 1000 + 7_000);
    expect(thinBackups(dataDir, now + 7_200_000)).toStrictEqual([old]);
  });
});

describe('a store that is only read', () => {
  it('can be backed up too', async () => {
    const { dataDir, store } = filled();
    store.close();
    const reader = openStore(dataDir, { now, readonly: true });
    await expect(createBackup(dataDir, 'manual', now)).resolves.toMatchObject({ cards: 3 });
    reader.close();
  });
});
