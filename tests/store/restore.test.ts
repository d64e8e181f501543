import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup, listBackups } from '../../electron/store/backups';
import type { Backup } from '../../electron/store/backups';
import { databaseFile } from '../../electron/store/files';
import { restoreBackup } from '../../electron/store/restore';
import { openStore } from '../../electron/store/store';
import { addCards, answerCard, dump, inReview, now, temporaryFolder, temporaryStore, today } from './temporary-store';

const later = now + 3_600_000;

/** A closed data folder with one answer in its backup and two in its database. */
async function folderWithBackup(): Promise<{ dataDir: string; backup: Backup }> {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir, { now });
  const [first = 0, second = 0] = addCards(store, 2);
  answerCard(store, first, 3, inReview(today + 4));
  const backup = await createBackup(dataDir, 'manual', now);
  answerCard(store, second, 3, inReview(today + 4));
  store.close();
  return { dataDir, backup };
}

const reviewsIn = (dataDir: string): number => {
  const store = openStore(dataDir, { now });
  const count = store.counts.count();
  store.close();
  return count;
};

describe('restoring a backup', () => {
  it('brings its data back and keeps what it replaces as a backup', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const { restored, kept } = await restoreBackup(dataDir, backup.file, later);
    expect(restored).toMatchObject({ file: backup.file, reason: 'manual', at: now, cards: 2, reviews: 1 });
    expect(reviewsIn(dataDir)).toBe(1);
    expect(listBackups(dataDir)).toMatchObject([{ reason: 'before-restore', reviews: 2, file: kept }, { reason: 'manual' }]);

    await restoreBackup(dataDir, kept ?? '', later + 1_000);
    expect(reviewsIn(dataDir)).toBe(2);
    expect(readdirSync(dataDir).toSorted()).toStrictEqual(['backups', 'kubedeck.db', 'kubedeck.lock']);
  });

  it('gives back the exact data, undo included', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const tables = ['deck', 'source', 'note_file', 'card', 'content', 'review', 'action', 'change'];
    await restoreBackup(dataDir, backup.file, later);
    const store = temporaryStore(dataDir);
    const copy = new Database(backup.file, { readonly: true });
    expect(dump(store.db, tables)).toStrictEqual(dump(copy, tables));
    copy.close();
    expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.undoLast(now)?.type).toBe('answer');
  });

  it('keeps a damaged database as it is, with everything beside it', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const file = databaseFile(dataDir);
    const bytes = readFileSync(file).fill(0xa5, 0, 4_096);
    writeFileSync(file, bytes);
    writeFileSync(`${file}-wal`, 'what was written last');
    const { kept } = await restoreBackup(dataDir, backup.file, later);
    expect(kept).toBe(join(dataDir, 'kubedeck-damaged-2026-05-04T10-00-00Z.db'));
    expect(readFileSync(kept ?? '')).toStrictEqual(bytes);
    expect(readFileSync(`${kept ?? ''}-wal`, 'utf8')).toBe('what was written last');
    expect(reviewsIn(dataDir)).toBe(1);
  });

  it('notices damage that opening does not', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const file = databaseFile(dataDir);
    const db = new Database(file);
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'content'").pluck().get());
    db.close();
    const bytes = readFileSync(file).fill(0xa5, (page - 1) * 4_096, page * 4_096);
    writeFileSync(file, bytes);
    const { kept } = await restoreBackup(dataDir, backup.file, later);
    expect(readFileSync(kept ?? '')).toStrictEqual(bytes);
    expect(reviewsIn(dataDir)).toBe(1);
  });

  it('keeps the data of a newer Kubedeck', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const db = new Database(databaseFile(dataDir));
    db.pragma('user_version = 99');
    db.close();
    const { kept } = await restoreBackup(dataDir, backup.file, later);
    expect(kept).toMatch(/kubedeck-too-new-/);
    expect(existsSync(kept ?? '')).toBe(true);
    expect(reviewsIn(dataDir)).toBe(1);
  });

  it('is not misled by what an earlier, stopped one left', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const other = temporaryFolder();
    const store = temporaryStore(other);
    addCards(store, 5);
    for (const end of ['', '-wal']) copyFileSync(databaseFile(other) + end, `${databaseFile(dataDir)}.restored.part${end}`);
    const { restored } = await restoreBackup(dataDir, backup.file, later);
    expect(restored.cards).toBe(2);
    expect(reviewsIn(dataDir)).toBe(1);
  });

  it('works where there is no database', async () => {
    const { backup } = await folderWithBackup();
    const dataDir = temporaryFolder();
    expect(await restoreBackup(dataDir, backup.file, later)).toMatchObject({ kept: null });
    expect(reviewsIn(dataDir)).toBe(1);
  });

  it('takes a plain copy of a database together with its journal', async () => {
    const source = temporaryFolder();
    const store = temporaryStore(source);
    addCards(store, 2);
    const copy = join(temporaryFolder(), 'my copy.db');
    copyFileSync(databaseFile(source), copy);
    copyFileSync(`${databaseFile(source)}-wal`, `${copy}-wal`);
    const dataDir = temporaryFolder();
    expect((await restoreBackup(dataDir, copy, later)).restored).toMatchObject({ file: copy, at: later, cards: 2 });
    expect(temporaryStore(dataDir).cards.count()).toBe(2);
  });
});

describe('a restore is refused, and nothing is changed,', () => {
  const harmed: [string, string, (file: string) => void][] = [
    ['when the backup is cut short', 'damaged', (file) => truncateSync(file, 20_000)],
    ['when it is no database', 'damaged', (file) => writeFileSync(file, 'hello')],
    [
      'when it comes from a newer Kubedeck',
      'too-new',
      (file) => {
        const db = new Database(file);
        db.pragma('user_version = 99');
        db.close();
      },
    ],
    [
      'when part of it is damaged',
      'damaged',
      (file) => {
        const db = new Database(file);
        const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'review_card'").pluck().get());
        db.close();
        writeFileSync(file, readFileSync(file).fill(0xa5, (page - 1) * 4_096, page * 4_096));
      },
    ],
  ];

  it.each(harmed)('%s', async (_, code, harm) => {
    const { dataDir, backup } = await folderWithBackup();
    harm(backup.file);
    const before = readFileSync(databaseFile(dataDir));
    await expect(restoreBackup(dataDir, backup.file, later)).rejects.toMatchObject({ code });
    expect(readFileSync(databaseFile(dataDir))).toStrictEqual(before);
    expect(readdirSync(dataDir).toSorted()).toStrictEqual(['backups', 'kubedeck.db', 'kubedeck.lock']);
    expect(reviewsIn(dataDir)).toBe(2);
  });

  it('while the data is open here or read elsewhere', async () => {
    const { dataDir, backup } = await folderWithBackup();
    const store = openStore(dataDir, { now });
    await expect(restoreBackup(dataDir, backup.file, later)).rejects.toMatchObject({ code: 'busy' });
    const reader = openStore(dataDir, { now, readonly: true });
    store.close();
    await expect(restoreBackup(dataDir, backup.file, later)).rejects.toMatchObject({ code: 'busy' });
    expect(reader.counts.count()).toBe(2);
    expect(existsSync(`${databaseFile(dataDir)}.restored`)).toBe(false);
    reader.close();
    expect(reviewsIn(dataDir)).toBe(2);
  });

  it('for the database itself, or for what is not there', async () => {
    const { dataDir } = await folderWithBackup();
    await expect(restoreBackup(dataDir, databaseFile(dataDir), later)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(restoreBackup(dataDir, join(dataDir, 'no.db'), later)).rejects.toMatchObject({ code: 'not-found' });
  });
});
