import type { CardKind, ExamTopic } from '../card';
import { habitsOf } from './rating-habits';
import type { MemoryModel } from './memory-model';
import type { PlanCard } from './plan-scope';
import type { CardState, Memory, Rating, StudyDay } from '../scheduling/types';

/** A domain and what says that a card belongs to it, beside the card itself. */
export interface ScopeDomain {
  slug: string;
  /** Deck names; those below them count too. */
  decks: readonly string[];
  tags: readonly string[];
}

export interface ScopeExam {
  /** `ckad` or `cka` when cards name their own place in it. */
  exam: string;
  domains: readonly ScopeDomain[];
}

export interface CardInScope {
  id: number;
  deckId: number;
  kind: CardKind;
  state: CardState;
  memory: Memory | null;
  lastDay: StudyDay | null;
  exams: readonly ExamTopic[];
  tags: readonly string[];
}

/** Whether a deck is this one or below it. */
export const isWithin = (deck: string, above: string): boolean => deck === above || deck.startsWith(`${above}/`);

/** The domain a card belongs to: as it says itself, then by its tags, then by its deck; null for none. */
export function domainOf({ exam, domains }: ScopeExam, card: Pick<CardInScope, 'exams' | 'tags'>, deck: string): string | null {
  const said = card.exams.find((place) => place.exam === exam && domains.some(({ slug }) => slug === place.domain));
  if (said) return said.domain;
  const tagged = domains.find(({ tags }) =>
    tags.some((tag) => card.tags.some((own) => own === tag || own.startsWith(`${tag}/`) || own.startsWith(`${tag}::`))),
  );
  if (tagged) return tagged.slug;
  return domains.find(({ decks }) => decks.some((above) => isWithin(deck, above)))?.slug ?? null;
}

export interface ScopeDecks {
  nameOf: (deckId: number) => string;
  weightsOf: (deckId: number) => readonly number[];
}

/** Cards as the plan needs them. Decks with the same weights share one model, so that tables are made once. */
export function toPlanCards(
  cards: readonly CardInScope[],
  exam: ScopeExam,
  { nameOf, weightsOf }: ScopeDecks,
  answers: Iterable<{ state: CardState; rating: Rating }>,
): PlanCard[] {
  const habits = habitsOf([...answers].map(({ state, rating }) => ({ first: state === 'new', rating })));
  const models = new Map<string, MemoryModel>();
  const modelOf = (deckId: number): MemoryModel => {
    const weights = weightsOf(deckId);
    const key = weights.join();
    const model = models.get(key) ?? { weights, ...habits };
    models.set(key, model);
    return model;
  };
  return cards.map(({ id, deckId, kind, memory, lastDay, ...card }) => ({
    id,
    kind,
    domain: domainOf(exam, card, nameOf(deckId)),
    memory,
    lastDay,
    model: modelOf(deckId),
  }));
}
