import { fileURLToPath } from 'node:url';
import structure from '../../generated/structure.json';
import type { NoteCard } from '../../electron/core/card';
import type { GradingContext } from '../../electron/core/grading/verdict';
import { readGrammar } from '../../electron/core/kubernetes/grammar';
import grammarData from '../../electron/core/kubernetes/kubectl-grammar.json';
import { readSchema } from '../../electron/core/kubernetes/schema';
import { isBefore } from '../../electron/core/kubernetes/version';
import { readDeckNotes } from '../../scripts/lib/deck-notes';

/** The version of the exams. */
const kubernetes = '1.35';

export const decksFolder = fileURLToPath(new URL('../../decks/', import.meta.url));
export const decks = readDeckNotes(decksFolder);
export const cards = decks.notes.flatMap((note) => note.cards);
/** Steps of scenarios are for rehearsals: the decks are balanced without them. */
export const singleCards = cards.filter((card) => card.scenario === null);
export const schema = readSchema(structure);
const grammar = readGrammar(grammarData);

/** Grades a card for the exam's version, or for the nearest one the card is about. */
export function contextFor({ kubernetes: { since, until } }: NoteCard): GradingContext {
  const version = since !== null && isBefore(kubernetes, since) ? since : until !== null && isBefore(until, kubernetes) ? until : kubernetes;
  return { grammar, schema, kubernetes: version };
}

/** Where a card is, for messages. */
export const placeOf = ({ source, front }: NoteCard): string => `${source.file}:${source.line} ${front.split('\n')[0]?.slice(0, 70) ?? ''}`;
