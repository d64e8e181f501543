import type Database from 'better-sqlite3';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** Values by name. What a value means, and whether it makes sense, is for the reader to say. */
export interface SettingValues {
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
  all: () => Record<string, unknown>;
}

export function createSettings(db: Database.Database): SettingValues {
  const select = prepareQuery<[string], { value: Json<unknown> }>(db, 'SELECT value FROM setting WHERE name = ?');
  const upsert = prepareCommand<[string, string]>(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const selectAll = prepareQuery<[], { name: string; value: Json<unknown> }>(db, 'SELECT name, value FROM setting ORDER BY name');
  return {
    all: () => Object.fromEntries(selectAll.all().map(({ name, value }) => [name, fromJson(value)])),
    get: (name) => {
      const row = select.get(name);
      return row && fromJson(row.value);
    },
    set: (name, value) => void upsert.run(name, toJson(value)),
  };
}
