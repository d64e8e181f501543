import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/core/errors';
import { toAppError } from '../../electron/store/failures';
import { databaseFile } from '../../electron/store/files';
import { openStore } from '../../electron/store/store';
import { addCards, answerCard, dump, inReview, now, temporaryFolder, temporaryStore, today } from './temporary-store';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('when the disk fails', () => {
  it('a full disk refuses the answer, keeps what was there and takes the next one when there is space', () => {
    const store = temporaryStore();
    const [card = 0, other = 0] = addCards(store, 2);
    answerCard(store, other, 3, inReview(today + 4));
    const before = dump(store.db, ['card', 'content', 'review', 'action', 'change']);
    store.db.pragma(`max_page_count = ${String(store.db.pragma('page_count', { simple: true }))}`);
    const fill = () =>
      store.perform({ type: 'x', label: 'x' }, now, () => {
        answerCard(store, card, 3, inReview(today + 4));
        store.settings.set('large', 'x'.repeat(100_000));
      });
    expect(codeOf(fill)).toBe('disk-full');
    expect(dump(store.db, ['card', 'content', 'review', 'action', 'change'])).toStrictEqual(before);
    store.db.pragma('max_page_count = 1000000');
    fill();
    expect(store.reviews.log(card)).toHaveLength(1);
    expect(store.undoLast(now)?.type).toBe('x');
  });

  it('a disk that became read-only refuses the answer', () => {
    const store = temporaryStore();
    const [card = 0] = addCards(store, 1);
    store.db.pragma('query_only = ON');
    expect(codeOf(() => answerCard(store, card, 3, inReview(today + 4)))).toBe('read-only');
    store.db.pragma('query_only = OFF');
    answerCard(store, card, 3, inReview(today + 4));
    store.db.pragma('query_only = ON');
    expect(codeOf(() => store.undoLast(now))).toBe('read-only');
    expect(store.schedules.get(card)?.state).toBe('review');
  });

  it('damage found later is told as damage', () => {
    const dataDir = temporaryFolder();
    const store = openStore(dataDir, { now });
    const ids = addCards(store, 2_000);
    store.close();
    const file = databaseFile(dataDir);
    const bytes = readFileSync(file);
    // All but the first pages, which opening looks at.
    bytes.fill(0xa5, 40 * 4_096);
    writeFileSync(file, bytes);
    const harmed = temporaryStore(dataDir);
    expect(codeOf(() => ids.map((id) => harmed.cards.get(id)))).toBe('damaged');
    expect(codeOf(() => harmed.queue.allNew(today))).toBe('damaged');
    expect(codeOf(() => harmed.queue.firstNew(today, 1, 2_000))).toBe('damaged');
  });

  it('says what the file system said in the same words', () => {
    const failure = (code: string) => Object.assign(new Error('no'), { code });
    const codes = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'].map((code) => toAppError(failure(code)));
    expect(codes.map((error) => error instanceof AppError && error.code)).toStrictEqual([
      'disk-full',
      'disk-full',
      'read-only',
      'read-only',
      'read-only',
      'internal',
    ]);
    const bug = new TypeError('x is undefined');
    expect(toAppError(bug)).toBe(bug);
  });
});
