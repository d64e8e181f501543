import type { CardKind } from '../card';
import type { StudyDay } from '../scheduling/types';

/** A card as statistics need it. */
export interface CountedCard {
  id: number;
  deck: number;
  kind: CardKind;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  state: number;
  stability: number | null;
  difficulty: number | null;
  dueDay: StudyDay | null;
  lastDay: StudyDay | null;
  interval: number;
  /** Is asked: neither suspended nor set aside. */
  asked: boolean;
  aside: boolean;
  /** `exam/domain` of each place in an exam. */
  domains: readonly string[];
}

/** Cards by id; ids of cards that are gone stand for nothing. */
export type CardTable = readonly (CountedCard | undefined)[];
