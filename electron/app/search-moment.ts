import { dayStart } from '../core/scheduling/study-day';
import type { SearchMoment } from '../store/search-functions';
import type { Context } from './context';

/** What a search needs to know of the day and the decks. */
export function searchMoment(context: Context): SearchMoment {
  const { clock } = context.ports;
  const { dayStartMinutes } = context.settings();
  // Before the search: while one runs the store can't be asked.
  const decks = context.decks();
  return {
    day: context.now().day,
    dayStart: (day) => dayStart(day, clock.offsetAt, dayStartMinutes),
    weightsOf: (deck) => decks.get(deck)?.effective.weights ?? [],
  };
}
