import { describe, expect, it } from 'vitest';
import { countDecks } from '../../../electron/core/scheduling/deck-counts';
import type { QueueCandidate } from '../../../electron/core/scheduling/queue';
import type { QueueDeck } from '../../../electron/core/scheduling/queue-limits';

const deck = (id: number, parentId: number | null, more: Partial<QueueDeck> = {}): QueueDeck => ({
  id,
  parentId,
  newPerDay: 20,
  reviewsPerDay: 100,
  newDone: 0,
  reviewsDone: 0,
  ...more,
});
const cards = (count: number, deckId: number, more: Partial<QueueCandidate> = {}): QueueCandidate[] =>
  Array.from({ length: count }, (_, index) => ({
    id: deckId * 1000 + index,
    deckId,
    state: 'new',
    dueAt: null,
    dueDay: null,
    siblings: null,
    position: index,
    ...more,
  }));
const today = { day: 10, siblingsDone: new Set<number>() };

describe('counts of decks', () => {
  it('say what each would give on its own, so that one deck does not use up another’s share', () => {
    const counts = countDecks([...cards(30, 2), ...cards(30, 3)], [deck(1, null), deck(2, 1), deck(3, 1)], today);
    expect([1, 2, 3].map((id) => counts.get(id)?.new)).toEqual([20, 20, 20]);
  });

  it('stay within what was done already, here and above', () => {
    const decks = [deck(1, null), deck(2, 1, { newDone: 15 }), deck(3, 1, { newPerDay: 3 })];
    const counts = countDecks([...cards(30, 2), ...cards(30, 3)], decks, today);
    expect([1, 2, 3].map((id) => counts.get(id)?.new)).toEqual([5, 5, 3]);
  });

  it('count cards of one passage once, and none whose sibling was answered today', () => {
    const decks = [deck(1, null)];
    expect(countDecks(cards(4, 1, { siblings: 7 }), decks, today).get(1)?.new).toBe(1);
    expect(countDecks(cards(4, 1, { siblings: 7 }), decks, { day: 10, siblingsDone: new Set([7]) }).get(1)?.new).toBe(0);
  });

  it('count steps without a limit and leave out reviews of later days', () => {
    const due = [
      ...cards(2, 1, { state: 'learning', dueAt: 5, dueDay: 10 }),
      ...cards(3, 1, { state: 'review', dueDay: 10 }),
      ...cards(4, 1, { state: 'review', dueDay: 11 }),
    ];
    expect(countDecks(due, [deck(1, null, { reviewsPerDay: 1 })], today).get(1)).toEqual({ new: 0, learning: 2, review: 1 });
  });
});
