import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup } from '../../electron/store/backups';
import { compareBackup } from '../../electron/store/compare';
import { databaseFile } from '../../electron/store/files';
import { restoreBackup } from '../../electron/store/restore';
import { openStore } from '../../electron/store/store';
import { addCards, answerCard, inReview, now, temporaryFolder, temporaryStore, today } from './temporary-store';

const later = now + 3_600_000;
const nothing = { cards: 0, reviews: 0, reviewedAt: null, decks: [] };
const answered = (lastAt: number) => inReview(today + 4, { lastAt });

async function backedUp() {
  const dataDir = temporaryFolder();
  const store = temporaryStore(dataDir);
  const cards = addCards(store, 3);
  answerCard(store, cards[0] ?? 0, 3, answered(now));
  return { dataDir, store, cards, backup: await createBackup(dataDir, 'manual', now) };
}

describe('a backup against the data of now', () => {
  it('is the same when nothing happened since', async () => {
    const { dataDir, backup } = await backedUp();
    const figures = { cards: 3, reviews: 1, decks: 1, lastReviewAt: now };
    expect(compareBackup(dataDir, backup.file)).toStrictEqual({
      backup: figures,
      now: figures,
      lost: nothing,
      back: nothing,
      changedTexts: 0,
      changedMarks: 0,
      others: [],
      media: { files: 0, missing: [] },
    });
  });

  it('counts answers as reviews, as the statistics do, and still tells when the rest of a log would be lost', async () => {
    const { dataDir, store, cards } = await backedUp();
    const reset = (card = 0, at = now) =>
      store.perform({ type: 'reset', label: 'Reset' }, at, () =>
        store.reviews.insert({ card, entry: { type: 'reset', at, day: today }, stateBefore: 'review', utcOffset: 120 }),
      );
    reset(cards[0], now + 1);
    const backup = await createBackup(dataDir, 'manual', later);
    expect(backup.reviews).toBe(1);
    expect(compareBackup(dataDir, backup.file)).toMatchObject({ backup: { reviews: 1 }, now: { reviews: 1 }, lost: nothing });
    reset(cards[1], now + 2);
    expect(compareBackup(dataDir, backup.file)).toMatchObject({ now: { reviews: 1 }, lost: { reviewedAt: { first: now + 2 } } });
  });

  it('tells what would be lost, what would come back and which texts would change', async () => {
    const { dataDir, store, cards, backup } = await backedUp();
    const [first = 0, second = 0, third = 0] = cards;
    store.undoLast(now);
    addCards(store, 2, 'Helm');
    answerCard(store, second, 3, answered(now + 1_000));
    answerCard(store, third, 1, answered(now + 2_000));
    store.db.prepare("UPDATE content SET answer = 'another' WHERE card_id = ?").run(third);
    store.db.prepare('UPDATE card SET aside_at = ? WHERE id = ?').run(now, first);
    const found = compareBackup(dataDir, backup.file);
    expect(found.now).toStrictEqual({ cards: 4, reviews: 2, decks: 2, lastReviewAt: now + 2_000 });
    expect(found.lost).toStrictEqual({ cards: 2, reviews: 2, reviewedAt: { first: now + 1_000, last: now + 2_000 }, decks: ['Helm'] });
    expect(found.back).toStrictEqual({ cards: 1, reviews: 1, reviewedAt: { first: now, last: now }, decks: [] });
    expect(found.changedTexts).toBe(1);
  });

  it('tells of other tags, decks and marks, of settings, exams and accepted answers', async () => {
    const { dataDir, store, cards, backup } = await backedUp();
    const [first = 0, second = 0] = cards;
    store.marks.flag([first], 2);
    store.bulk.changeTags([second], ['mine'], []);
    store.settings.set('settings', { theme: 'dark' });
    store.settings.set('exam-plan-1', { made: 'anew every day' });
    store.db.exec("INSERT INTO exam_profile (name, data, created_at) VALUES ('CKA', '{}', 1)");
    store.db.prepare("INSERT INTO accepted (card_id, answer, reason, at) VALUES (?, 'another answer', 'It does the same.', 1)").run(first);
    expect(compareBackup(dataDir, backup.file)).toMatchObject({
      changedTexts: 0,
      changedMarks: 2,
      others: ['settings', 'exams', 'accepted answers'],
    });
  });

  it('is not fooled by numbers that were given again after a restore', async () => {
    const dataDir = temporaryFolder();
    const store = openStore(dataDir, { now });
    const [card = 0] = addCards(store, 1);
    const early = await createBackup(dataDir, 'manual', now);
    answerCard(store, card, 3, answered(now + 1_000));
    const full = await createBackup(dataDir, 'manual', later);
    store.close();
    await restoreBackup(dataDir, early.file, later);
    const again = temporaryStore(dataDir);
    answerCard(again, card, 3, answered(later));
    expect(compareBackup(dataDir, full.file)).toMatchObject({ lost: { reviews: 1 }, back: { reviews: 1 } });
  });

  it('stands alone when the data of now cannot be read, and changes nothing', async () => {
    const { dataDir, store, backup } = await backedUp();
    store.close();
    writeFileSync(databaseFile(dataDir), 'spoilt');
    expect(compareBackup(dataDir, backup.file)).toMatchObject({ backup: { cards: 3 }, now: null, lost: nothing });
    expect(readFileSync(databaseFile(dataDir), 'utf8')).toBe('spoilt');
    rmSync(databaseFile(dataDir));
    expect(compareBackup(dataDir, backup.file).now).toBeNull();
  });

  it('must be a backup', async () => {
    const { dataDir, backup } = await backedUp();
    expect(() => compareBackup(dataDir, join(dataDir, 'no.db'))).toThrow(/There is no backup/);
    writeFileSync(backup.file, 'spoilt');
    expect(() => compareBackup(dataDir, backup.file)).toThrow(/damaged/);
  });
});
