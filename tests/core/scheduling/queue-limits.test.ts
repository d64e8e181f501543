import { describe, expect, it } from 'vitest';
import { dayLimit } from '../../../electron/core/scheduling/queue-limits';
import type { QueueDeck } from '../../../electron/core/scheduling/queue-limits';

const deck = (id: number, parentId: number | null, more: Partial<QueueDeck> = {}): QueueDeck => ({
  id,
  parentId,
  newPerDay: 20,
  reviewsPerDay: 200,
  newDone: 0,
  reviewsDone: 0,
  ...more,
});
const takeAll = (decks: QueueDeck[], deckId: number, kind: 'new' | 'review' = 'new'): number => {
  const limit = dayLimit(decks, kind);
  let taken = 0;
  while (limit.roomOf(deckId)?.take()) taken++;
  return taken;
};

describe('dayLimit', () => {
  it('is the smallest limit from the deck up', () => {
    const decks = [deck(1, null, { newPerDay: 7 }), deck(2, 1, { newPerDay: 9 }), deck(3, 2, { newPerDay: 3 })];
    expect([1, 2, 3].map((id) => takeAll(decks, id))).toEqual([7, 7, 3]);
  });

  it('caps children together by their parent', () => {
    const limit = dayLimit([deck(1, null, { newPerDay: 5 }), deck(2, 1, { newPerDay: 4 }), deck(3, 1, { newPerDay: 4 })], 'new');
    const takes = [2, 2, 2, 2, 2, 3, 3].map((id) => limit.roomOf(id)?.take());
    expect(takes).toEqual([true, true, true, true, false, true, false]);
    expect(limit.isSpent()).toBe(true);
  });

  it('counts what a child did today against its parents', () => {
    const decks = [deck(1, null, { newPerDay: 5 }), deck(2, 1, { newDone: 3 }), deck(3, 1, { newDone: 1 })];
    expect(takeAll(decks, 3)).toBe(1);
  });

  it('has no room after a limit was lowered below what is done', () => {
    const decks = [deck(1, null, { reviewsPerDay: 10, reviewsDone: 50 })];
    expect(takeAll(decks, 1, 'review')).toBe(0);
    expect(dayLimit(decks, 'review').isSpent()).toBe(true);
  });

  it('is not spent while another tree has room', () => {
    const limit = dayLimit([deck(1, null, { newPerDay: 0 }), deck(2, null, { newPerDay: 1 })], 'new');
    expect(limit.isSpent()).toBe(false);
    expect(limit.roomOf(2)?.take()).toBe(true);
    expect(limit.isSpent()).toBe(true);
  });

  it('knows only the decks it was given, and survives a parent that is its own child', () => {
    expect(dayLimit([deck(1, null)], 'new').roomOf(2)).toBeUndefined();
    expect(takeAll([deck(1, 9)], 1)).toBe(20);
    expect(takeAll([deck(1, 2), deck(2, 1, { newPerDay: 2 })], 1)).toBe(2);
  });
});
