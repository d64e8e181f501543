import type Database from 'better-sqlite3';
import type { CardKind } from '../core/card';
import type { SearchOrder } from '../core/search/columns';
import type { SearchNode } from '../core/search/query';
import type { CardState, Instant, StudyDay } from '../core/scheduling/types';
import type { StoredCard } from './card-rows';
import { stateOf } from './codes';
import { guarded } from './failures';
import { fromJson } from './json';
import type { Json } from './json';
import { sortingOf } from './search-columns';
import { registerSearchFunctions, type SearchMoment } from './search-functions';
import { toSql } from './search-sql';
import { prepareQuery } from './statement';

/** A card as a line of a table. */
export interface SearchRow {
  id: number;
  kind: CardKind;
  /** The start of the question. */
  front: string;
  deckId: number;
  deck: string;
  state: CardState;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  stability: number | null;
  difficulty: number | null;
  /** Now, 0 to 1; null without a memory. */
  retrievability: number | null;
  reps: number;
  lapses: number;
  interval: number;
  addedAt: Instant;
  editedAt: Instant | null;
  flag: StoredCard['flag'];
  suspended: boolean;
  /** Hidden for today. */
  buried: boolean;
  leech: boolean;
  aside: boolean;
  tags: string[];
  file: string | null;
  lastAt: Instant | null;
}

export interface Search {
  /**
   * Cards a query is about, sorted; in the order they were added in for null. Set-aside ones only for a query that speaks of them.
   * @throws AppError `bad-input` for a regular expression that is too much work
   */
  ids: (query: SearchNode, order: SearchOrder | null, moment: SearchMoment) => number[];
  /** Lines of a table, in the order of the ids; those of cards that are gone are left out. */
  rows: (ids: readonly number[], moment: SearchMoment) => SearchRow[];
  /** Names that a query can be completed with, by name. */
  names: () => { decks: string[]; tags: string[]; files: string[]; sources: string[] };
}

type Row = Omit<SearchRow, 'state' | 'suspended' | 'buried' | 'leech' | 'aside' | 'tags'> & {
  state: number;
  suspended: number;
  buriedDay: StudyDay | null;
  leech: number;
  asideAt: Instant | null;
  tags: Json<string[]>;
};

export function createSearch(db: Database.Database): Search {
  const withFunctions = registerSearchFunctions(db);
  const decks = prepareQuery<[], { id: number; name: string }>(db, 'SELECT id, name FROM deck ORDER BY name');
  const files = prepareQuery<[], { id: number; path: string }>(db, 'SELECT id, path FROM note_file ORDER BY path');
  const sources = prepareQuery<[], { id: number; path: string; kind: string }>(db, 'SELECT id, path, kind FROM source ORDER BY path');
  const tags = prepareQuery<[], { tag: string }>(
    db,
    'SELECT DISTINCT value AS tag FROM (SELECT DISTINCT tags FROM content), json_each(tags) ORDER BY tag',
  );
  const selectRows = prepareQuery<[string], Row>(
    db,
    `SELECT card.id, card.kind, substr(coalesce(own ->> '$.front', front), 1, 500) AS front, deck_id AS deckId, deck.name AS deck, state,
       due_at AS dueAt, due_day AS dueDay, stability, difficulty,
       card_retrievability(stability, difficulty, last_day, deck_id) AS retrievability, reps, lapses, interval, card.added_at AS addedAt,
       edited_at AS editedAt, flag, suspended, buried_day AS buriedDay, leech, aside_at AS asideAt, tags, note_file.path AS file,
       last_at AS lastAt
     FROM json_each(?) AS wanted CROSS JOIN card ON card.id = wanted.value JOIN content ON content.card_id = card.id
     JOIN deck ON deck.id = card.deck_id LEFT JOIN note_file ON note_file.id = card.file_id ORDER BY wanted.key`,
  );
  const names = { decks: () => decks.all(), files: () => files.all(), sources: () => sources.all() };

  return {
    ids: (query, order, moment) => {
      const { sql, content, values, tests } = toSql(query, moment, names);
      const sorting = sortingOf(order);
      const text = content || sorting.content ? 'CROSS JOIN content ON content.card_id = card.id' : '';
      return withFunctions(moment, tests, () =>
        guarded(() =>
          db
            .prepare<[typeof values], number>(`SELECT card.id FROM card ${text} ${sorting.joins} WHERE ${sql} ORDER BY ${sorting.orderBy}`)
            .pluck()
            .all(values),
        ),
      );
    },
    rows: (ids, moment) => withFunctions(moment, [], () => selectRows.all(JSON.stringify(ids))).map((row) => toSearchRow(row, moment.day)),
    names: () => ({
      decks: decks.all().map(({ name }) => name),
      tags: tags.all().map(({ tag }) => tag),
      files: [...new Set(files.all().map(({ path }) => path))],
      sources: sources.all().map(({ path }) => path),
    }),
  };
}

function toSearchRow({ state, suspended, buriedDay, leech, asideAt, tags, ...row }: Row, today: StudyDay): SearchRow {
  return {
    ...row,
    state: stateOf(state),
    suspended: suspended === 1,
    buried: buriedDay !== null && buriedDay >= today,
    leech: leech === 1,
    aside: asideAt !== null,
    tags: fromJson(tags),
  };
}
