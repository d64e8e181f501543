import type { CardKind } from '../card';
import type { Rating } from '../scheduling/types';

export const searchStates = [
  'new',
  'learning',
  'review',
  'due',
  'suspended',
  'buried',
  'flagged',
  'leech',
  'aside',
  'outdated',
  'edited',
] as const;
export type SearchState = (typeof searchStates)[number];

export const searchProperties = ['stability', 'difficulty', 'retrievability', 'interval', 'due', 'lapses', 'reps'] as const;
export type SearchProperty = (typeof searchProperties)[number];

export const comparisons = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof comparisons)[number];

/** Where text is looked for; `card` is the front, the back and the reason, `typed` what was typed for it. */
export type TextField = 'card' | 'front' | 'back' | 'why' | 'typed';

/** Literal pieces with a wildcard between each two of them: `a*b` is `['a', 'b']`, `*` is `['', '']`. */
export type Glob = readonly string[];

/** One thing to look for. */
export type SearchTerm =
  | { type: 'text'; field: TextField; text: string }
  | { type: 'pattern'; field: TextField; pattern: string }
  /** The deck and those below it. */
  | { type: 'deck'; name: Glob }
  /** The tag and those below it; null for cards without any. */
  | { type: 'tag'; name: Glob | null }
  | { type: 'kind'; kind: CardKind }
  | { type: 'is'; state: SearchState }
  | { type: 'flag'; flag: 0 | 1 | 2 | 3 | 4 }
  /** One place in a curriculum that has all the slugs named; three nulls for cards without any place. */
  | { type: 'exam'; exam: string | null; domain: string | null; topic: string | null }
  /** Answered in the last so many study days, today included. */
  | { type: 'rated'; days: number; rating: Rating | null }
  | { type: 'added'; days: number }
  | { type: 'edited'; days: number }
  | { type: 'property'; property: SearchProperty; comparison: Comparison; value: number }
  /** Contained in the path when it is one piece, else the whole path; null for cards without a file. */
  | { type: 'file'; path: Glob | null }
  | { type: 'heading'; text: Glob }
  /** The same for the path of the folder or file the notes came from, or its kind. */
  | { type: 'source'; path: Glob }
  /** Numbers of cards, or ids that notes give them. */
  | { type: 'id'; ids: readonly string[] };

/** A query that was understood. `all` of nothing is every card. */
export type SearchNode =
  | SearchTerm
  | { type: 'all'; nodes: readonly SearchNode[] }
  | { type: 'any'; nodes: readonly SearchNode[] }
  | { type: 'not'; node: SearchNode };

/** What is wrong with a query, or odd about it; `offset` and `length` in UTF-16 units. */
export interface SearchProblem {
  offset: number;
  length: number;
  message: string;
  /** Text to put there instead, when what was meant is plain. */
  instead: string | null;
}

export function isProblem(result: SearchNode | SearchProblem): result is SearchProblem {
  return !('type' in result);
}

/** Set-aside cards are left out of a search that does not speak of them. */
export function speaksOfAside(node: SearchNode): boolean {
  switch (node.type) {
    case 'all':
    case 'any':
      return node.nodes.some(speaksOfAside);
    case 'not':
      return speaksOfAside(node.node);
    default:
      return node.type === 'is' && node.state === 'aside';
  }
}
