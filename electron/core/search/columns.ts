/** What a table of cards can be sorted by. */
export const searchColumns = [
  'front',
  'kind',
  'deck',
  'state',
  'due',
  'stability',
  'difficulty',
  'retrievability',
  'reps',
  'lapses',
  'interval',
  'added',
  'edited',
  'flag',
  'suspended',
  'leech',
  'tags',
  'file',
  'reviewed',
] as const;
export type SearchColumn = (typeof searchColumns)[number];

export interface SearchOrder {
  column: SearchColumn;
  descending: boolean;
}
