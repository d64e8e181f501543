import type Database from 'better-sqlite3';
import type { Problem } from '../core/card';
import type { Instant } from '../core/scheduling/types';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** Where notes come from. */
export interface Source {
  id: number;
  kind: 'bundled' | 'folder' | 'file' | 'import';
  /** Absolute; for bundled notes and imports a name that stays the same. */
  path: string;
  addedAt: Instant;
  readAt: Instant | null;
  /** Why it could not be read the last time. */
  trouble: string | null;
  choices: Record<string, unknown>;
  removedAt: Instant | null;
  /** Cards that are not set aside. */
  cards: number;
  /** Problems found in its files. */
  problems: number;
}

export interface NoteFile {
  id: number;
  sourceId: number;
  /** Relative to the source's path, with slashes. */
  path: string;
  hash: string;
  size: number;
  mtimeMs: number;
  readAt: Instant;
  problems: Problem[];
  /** When it was found missing; null while it is there. */
  goneAt: Instant | null;
}

export interface Sources {
  /** Those that were removed too. */
  list: () => Source[];
  get: (id: number) => Source | undefined;
  byPath: (path: string) => Source | undefined;
  insert: (kind: Source['kind'], path: string, at: Instant) => number;
  setRead: (id: number, at: Instant, trouble: string | null) => void;
  setChoices: (id: number, choices: Record<string, unknown>) => void;
  setRemoved: (id: number, at: Instant | null) => void;

  /** Every file of a source, those that are gone too. */
  files: (id: number) => NoteFile[];
  /** Writes what was read of a file, by its path within the source. Returns its id. */
  putFile: (file: Omit<NoteFile, 'id' | 'goneAt'>) => number;
  setFileGone: (fileId: number, at: Instant) => void;
}

type SourceRow = Omit<Source, 'choices'> & { choices: Json<Source['choices']> };
type FileRow = Omit<NoteFile, 'problems'> & { problems: Json<Problem[]> };

export function createSources(db: Database.Database): Sources {
  const columns = `id, kind, path, added_at AS addedAt, read_at AS readAt, trouble, choices, removed_at AS removedAt,
    (SELECT count(*) FROM note_file JOIN card ON card.file_id = note_file.id WHERE source_id = source.id AND aside_at IS NULL) AS cards,
    (SELECT coalesce(sum(json_array_length(problems)), 0) FROM note_file WHERE source_id = source.id AND gone_at IS NULL) AS problems`;
  const selectAll = prepareQuery<[], SourceRow>(db, `SELECT ${columns} FROM source ORDER BY id`);
  const select = prepareQuery<[number], SourceRow>(db, `SELECT ${columns} FROM source WHERE id = ?`);
  const selectByPath = prepareQuery<[string], SourceRow>(db, `SELECT ${columns} FROM source WHERE path = ?`);
  const insert = prepareCommand<[Source['kind'], string, Instant]>(db, 'INSERT INTO source (kind, path, added_at) VALUES (?, ?, ?)');
  const updateRead = prepareCommand<[Instant, string | null, number]>(db, 'UPDATE source SET read_at = ?, trouble = ? WHERE id = ?');
  const updateChoices = prepareCommand<[string, number]>(db, 'UPDATE source SET choices = ? WHERE id = ?');
  const updateRemoved = prepareCommand<[Instant | null, number]>(db, 'UPDATE source SET removed_at = ? WHERE id = ?');

  const fileColumns = 'id, source_id AS sourceId, path, hash, size, mtime_ms AS mtimeMs, read_at AS readAt, problems, gone_at AS goneAt';
  const selectFiles = prepareQuery<[number], FileRow>(db, `SELECT ${fileColumns} FROM note_file WHERE source_id = ? ORDER BY path`);
  const upsertFile = prepareQuery<[number, string, string, number, number, Instant, string], { id: number }>(
    db,
    `INSERT INTO note_file (source_id, path, hash, size, mtime_ms, read_at, problems) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source_id, path) DO UPDATE SET hash = excluded.hash, size = excluded.size, mtime_ms = excluded.mtime_ms,
       read_at = excluded.read_at, problems = excluded.problems, gone_at = NULL
     RETURNING id`,
  );
  const updateGone = prepareCommand<[Instant, number]>(db, 'UPDATE note_file SET gone_at = ? WHERE id = ? AND gone_at IS NULL');

  return {
    list: () => selectAll.all().map(toSource),
    get: (id) => {
      const row = select.get(id);
      return row && toSource(row);
    },
    byPath: (path) => {
      const row = selectByPath.get(path);
      return row && toSource(row);
    },
    insert: (kind, path, at) => insert.insert(kind, path, at),
    setRead: (id, at, trouble) => void updateRead.run(at, trouble, id),
    setChoices: (id, choices) => void updateChoices.run(toJson(choices), id),
    setRemoved: (id, at) => void updateRemoved.run(at, id),
    files: (id) => selectFiles.all(id).map((row) => ({ ...row, problems: fromJson(row.problems) })),
    putFile: ({ sourceId, path, hash, size, mtimeMs, readAt, problems }) => {
      const row = upsertFile.get(sourceId, path, hash, size, mtimeMs, readAt, toJson(problems));
      if (!row) throw new Error(`The file ${path} was not stored`);
      return row.id;
    },
    setFileGone: (fileId, at) => void updateGone.run(at, fileId),
  };
}

function toSource({ choices, ...row }: SourceRow): Source {
  return { ...row, choices: fromJson(choices) };
}
