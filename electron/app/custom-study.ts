import type { Counts } from '../contract';
import type { CustomMode, CustomStart } from '../contract/custom';
import { AppError } from '../core/errors';
import { parseSearch } from '../core/search/parse';
import type { SearchOrder } from '../core/search/columns';
import type { SearchNode } from '../core/search/query';
import type { CardState, Rating } from '../core/scheduling/types';
import type { Context } from './context';
import { searchMoment } from './search-moment';

interface Asked {
  id: number;
  state: CardState;
}

interface CustomSession {
  mode: CustomMode;
  queue: Asked[];
  /** Answered so far, newest last: an undo asks them again. */
  answered: Asked[];
}

export interface CustomStudy {
  start: (input: CustomStart) => { session: number; cards: number };
  /** Answers of this session are practice. Throws AppError not-found. */
  isPractice: (session: number) => boolean;
  /** The card to ask now; null when all are done. */
  next: (session: number) => number | null;
  remaining: (session: number) => Counts;
  answered: (session: number, card: number, rating: Rating) => void;
  /** The newest answer, if it was of this card, is asked again. */
  takeBack: (card: number) => void;
}

/** Sessions kept: an older one has long been left. */
const mostSessions = 10;
/** A card not known comes again after so many others. */
const othersBetween = 6;

const wanted: Record<CustomMode, readonly SearchNode[]> = {
  cram: [],
  preview: [{ type: 'is', state: 'new' }],
  ahead: [
    { type: 'is', state: 'review' },
    { type: 'property', property: 'due', comparison: '>', value: 0 },
  ],
  forgotten: [{ type: 'rated', days: 1, rating: 1 }],
};
const soonest: SearchOrder = { column: 'due', descending: false };

export function createCustomStudy(context: Context): CustomStudy {
  const sessions = new Map<number, CustomSession>();
  let newest = 0;

  /** Deleted, set aside, suspended or buried meanwhile. */
  const isOut = (id: number): boolean => {
    const card = context.store().cards.get(id);
    return !card || card.aside || card.suspended || (card.buriedDay ?? -Infinity) >= context.now().day;
  };
  const sessionOf = (session: number): CustomSession => {
    const found = sessions.get(session);
    if (!found) throw new AppError('not-found', 'This session has ended. What was answered is kept; start it again.');
    while (found.queue[0] && isOut(found.queue[0].id)) found.queue.shift();
    return found;
  };

  return {
    start: ({ query, cards, mode, limit }) => {
      const chosen = findCards(context, query, mode, cards).slice(0, limit);
      newest += 1;
      sessions.set(newest, { mode, queue: chosen, answered: [] });
      sessions.delete(newest - mostSessions);
      return { session: newest, cards: chosen.length };
    },
    isPractice: (session) => sessionOf(session).mode !== 'ahead',
    next: (session) => sessionOf(session).queue[0]?.id ?? null,
    remaining: (session) => {
      const counts = { new: 0, learning: 0, review: 0 };
      for (const { state } of sessionOf(session).queue) counts[state === 'relearning' ? 'learning' : state]++;
      return counts;
    },
    answered: (session, card, rating) => {
      const { mode, queue, answered } = sessionOf(session);
      const index = queue.findIndex(({ id }) => id === card);
      const [asked] = index < 0 ? [] : queue.splice(index, 1);
      if (!asked) return;
      answered.push(asked);
      if (rating === 1 && (mode === 'cram' || mode === 'forgotten')) queue.splice(othersBetween, 0, asked);
    },
    takeBack: (card) => {
      for (const session of sessions.values()) {
        const last = session.answered.at(-1);
        if (last?.id !== card) continue;
        session.answered.pop();
        session.queue = [last, ...session.queue.filter(({ id }) => id !== card)];
      }
    },
  };
}

function findCards(context: Context, query: string, mode: CustomMode, cards: readonly number[] | null): Asked[] {
  const parsed = parseSearch(query);
  if (!parsed.ok) throw new AppError('bad-input', `At character ${parsed.problem.offset + 1}: ${parsed.problem.message}`);
  const out = (['suspended', 'buried', 'aside'] as const).map((state): SearchNode => ({ type: 'not', node: { type: 'is', state } }));
  const node: SearchNode = { type: 'all', nodes: [parsed.node, ...out, ...wanted[mode]] };
  const { search } = context.store();
  const moment = searchMoment(context);
  const only = cards && new Set(cards);
  const found = search.ids(node, mode === 'ahead' ? soonest : null, moment).filter((id) => only === null || only.has(id));
  return search.rows(found.slice(0, 10_000), moment).map(({ id, state }) => ({ id, state }));
}
