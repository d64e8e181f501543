import type { CardContent, CardKind } from '../card';
import type { FoundKind } from './found-kinds';

/** A card in the making: its content and what the note says about it at the card itself. */
export interface Draft extends CardContent {
  form: string;
  found: FoundKind | null;
  line: number;
  endLine: number;
  id: string | null;
  tags: string[];
  since: string | null;
  until: string | null;
  wrong: string[];
  confidence: number;
  outdated: string | null;
}

/** The cards one passage makes: both directions of a definition, all gaps of a sentence. What follows the passage speaks of them. */
export type Passage = Draft[];

type Needed = Pick<Draft, 'form' | 'line' | 'endLine' | 'front' | 'answer'> & { kind: CardKind };

export function newDraft(card: Needed & Partial<Draft>): Draft {
  return {
    accept: [],
    broken: null,
    blanks: [],
    at: '',
    gap: 0,
    list: null,
    why: '',
    link: '',
    scenario: null,
    id: null,
    tags: [],
    since: null,
    until: null,
    wrong: [],
    found: null,
    confidence: 1,
    outdated: null,
    ...card,
  };
}
