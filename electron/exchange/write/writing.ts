import type { DeckOptions } from '../../core/decks';
import type { Instant, StudyDay } from '../../core/scheduling/types';
import type { ImportedCard, OpenCollection, Refused } from '../collection';

/** What a writer is given: an open file's worth of cards, with their media on demand. */
export type WriteSource = Pick<OpenCollection, 'collection' | 'readMedia'>;

export interface WriteContext {
  now: Instant;
  studyDayAt: (at: Instant) => StudyDay;
  /** First instant of a study day. */
  dayStart: (day: StudyDay) => Instant;
  /** Minutes that local time is ahead of UTC. */
  offsetAt: (at: Instant) => number;
  /** Options in force where no deck says otherwise. */
  options: DeckOptions;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { done: number; total: number; label: string }) => void) | undefined;
}

export interface WriteReport {
  cards: number;
  /** Media files written. */
  media: number;
  /** What the format cannot hold, or could not be read here, one line each. */
  omitted: Refused[];
}

/** What the person wrote over a text is what they read, and what they take with them. */
export function asShown(card: ImportedCard): ImportedCard {
  const edited = card.own?.edited;
  return edited ? { ...card, content: { ...card.content, ...edited.text } } : card;
}
