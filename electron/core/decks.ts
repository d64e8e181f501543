import type { CardKind } from './card';
import type { QueueOptions, SchedulingOptions } from './scheduling/types';

export interface StudyOptions {
  /** Kinds of card for which an answer is typed; revealing stays possible. */
  typedKinds: readonly CardKind[];
}

export type DeckOptions = SchedulingOptions & QueueOptions & StudyOptions;

export const defaultStudyOptions: StudyOptions = { typedKinds: ['command', 'yaml', 'cloze'] };

/** A deck's name and those of its parents, outermost first: `A/B/C` is `A`, `A/B`, `A/B/C`. */
export function deckPath(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The name of the deck above, or null at the top. */
export const parentDeck = (name: string): string | null => deckPath(name).at(-2) ?? null;

/** A name as it is kept: parts trimmed, empty ones dropped; `Notes` when nothing is left. */
export function cleanDeckName(name: string): string {
  const parts = name
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? 'Notes' : parts.join('/');
}

/** Options in force: the defaults, then what each deck from the outermost in says itself. */
export function effectiveOptions(defaults: DeckOptions, own: readonly Partial<DeckOptions>[]): DeckOptions {
  return own.reduce<DeckOptions>((options, said) => ({ ...options, ...said }), defaults);
}
