import type { Draft } from './draft';
import type { FoundKind } from './found-kinds';
import type { Section } from './sections';

/** A card found in text that was not written for cards. */
interface FoundCard {
  kind: FoundKind;
  draft: Draft;
  section: Section;
  /** Cards of one passage share it. */
  group: string;
  /** What the card asks, however it is worded: of two with the same fact one is enough. Without it question and answer. */
  fact?: string;
}

export interface Skip {
  line: number;
  endLine: number;
  reason: string;
}

/** Where the finders put what they find and what they pass over. */
export interface Finds {
  cards: FoundCard[];
  skips: Skip[];
}
