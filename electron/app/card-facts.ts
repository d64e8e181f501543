import type { BrowseApi } from '../contract/browse';
import { AppError } from '../core/errors';
import { groupSame, groupSimilar } from '../core/notes/duplicates';
import { memoryOverTime } from '../core/scheduling/memory-curve';
import { deckOf, type Context } from './context';
import { doInTurns } from './in-steps';
import { searchMoment } from './search-moment';

type FactMethods = Pick<BrowseApi, 'findDuplicates' | 'memoryCurve'>;

const mostGroups = 500;
/** Lines asked for each group. */
const mostShown = 100;

/** What cards have in common, and what one card's log says of its memory. */
export function factMethods(context: Context): FactMethods {
  return {
    findDuplicates: async ({ cards, similar }) => {
      const { bulk, search } = context.store();
      const texts = bulk.texts(cards);
      const groups = (await doInTurns(similar ? groupSimilar(texts) : groupSame(texts))).slice(0, mostGroups);
      const moment = searchMoment(context);
      return groups.map(({ ids, likeness }) => ({
        likeness,
        cards: search.rows(ids.slice(0, mostShown), moment).map(({ id, front, deck }) => ({ id, front, deck })),
      }));
    },
    memoryCurve: ({ card }) => {
      const store = context.store();
      const deck = store.cards.deckOf(card);
      if (deck === undefined) throw new AppError('not-found', 'This card is no longer there.');
      const { day } = context.now();
      return { ...memoryOverTime(store.reviews.log(card), day, deckOf(context, deck).effective.weights), today: day };
    },
  };
}
