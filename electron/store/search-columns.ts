import type { SearchColumn, SearchOrder } from '../core/search/columns';

interface Sorting {
  /** NULL for cards that have no such value: they come last either way. */
  by: string;
  joins?: string;
  content?: true;
}

const sortings: Record<SearchColumn, Sorting> = {
  front: { by: `coalesce(own ->> '$.front', front) COLLATE NOCASE`, content: true },
  kind: { by: 'card.kind' },
  deck: { by: 'deck.name COLLATE NOCASE', joins: 'JOIN deck ON deck.id = card.deck_id' },
  state: { by: 'state' },
  due: { by: 'due_day' },
  stability: { by: 'stability' },
  difficulty: { by: 'difficulty' },
  retrievability: { by: 'card_retrievability(stability, difficulty, last_day, deck_id)' },
  reps: { by: 'reps' },
  lapses: { by: 'lapses' },
  interval: { by: 'interval' },
  added: { by: 'card.added_at' },
  edited: { by: 'edited_at' },
  flag: { by: 'nullif(flag, 0)' },
  suspended: { by: 'suspended' },
  leech: { by: 'leech' },
  tags: { by: `nullif(tags, '[]') COLLATE NOCASE`, content: true },
  file: { by: 'note_file.path COLLATE NOCASE', joins: 'LEFT JOIN note_file ON note_file.id = card.file_id' },
  reviewed: { by: 'last_at' },
};

/** What a sorted search reads besides `card`, and its ORDER BY; cards that are equal stay in the order they were added in. */
export function sortingOf(order: SearchOrder | null): { joins: string; content: boolean; orderBy: string } {
  if (order === null) return { joins: '', content: false, orderBy: 'card.id' };
  const { by, joins = '', content = false } = sortings[order.column];
  return { joins, content, orderBy: `${by} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST, card.id` };
}
