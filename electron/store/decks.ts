import type Database from 'better-sqlite3';
import type { Instant, QueueOptions, SchedulingOptions } from '../core/scheduling/types';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** Options a deck sets itself; the rest comes from its parent. */
export type OwnOptions = Partial<SchedulingOptions & QueueOptions>;

export interface Deck {
  id: number;
  /** Full name, its parts parted by slashes. */
  name: string;
  own: OwnOptions;
  createdAt: Instant;
}

export interface Decks {
  /** By name. */
  list: () => Deck[];
  get: (id: number) => Deck | undefined;
  /** The deck of that name, made along with its parents when it is not there. Returns its id. */
  ensure: (name: string, at: Instant) => number;
  setOptions: (id: number, own: OwnOptions) => void;
  /** Cards in each deck itself that are not set aside; decks without any are left out. */
  totals: () => Map<number, number>;
}

type Row = Omit<Deck, 'own'> & { options: Json<OwnOptions> };

export function createDecks(db: Database.Database): Decks {
  const columns = 'id, name, options, created_at AS createdAt';
  const selectAll = prepareQuery<[], Row>(db, `SELECT ${columns} FROM deck ORDER BY name`);
  const select = prepareQuery<[number], Row>(db, `SELECT ${columns} FROM deck WHERE id = ?`);
  const selectByName = prepareQuery<[string], { id: number }>(db, 'SELECT id FROM deck WHERE name = ?');
  const insert = prepareCommand<[string, Instant]>(db, 'INSERT INTO deck (name, created_at) VALUES (?, ?)');
  const updateOptions = prepareCommand<[string, number]>(db, 'UPDATE deck SET options = ? WHERE id = ?');
  const selectTotals = prepareQuery<[], { deckId: number; cards: number }>(
    db,
    'SELECT deck_id AS deckId, count(*) AS cards FROM card WHERE aside_at IS NULL GROUP BY deck_id',
  );

  const ensure = (name: string, at: Instant): number => {
    const found = selectByName.get(name);
    if (found) return found.id;
    const slash = name.lastIndexOf('/');
    if (slash > 0) ensure(name.slice(0, slash), at);
    return insert.insert(name, at);
  };

  return {
    list: () => selectAll.all().map(toDeck),
    get: (id) => {
      const row = select.get(id);
      return row && toDeck(row);
    },
    ensure,
    setOptions: (id, own) => void updateOptions.run(toJson(own), id),
    totals: () => new Map(selectTotals.all().map(({ deckId, cards }) => [deckId, cards])),
  };
}

function toDeck({ options, ...row }: Row): Deck {
  return { ...row, own: fromJson(options) };
}
