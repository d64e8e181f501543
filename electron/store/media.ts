import type Database from 'better-sqlite3';
import { prepareCommand, prepareQuery } from './statement';

/** A picture or sound in the media folder, whose file has its name. What a name stands for never changes. */
export interface MediaFile {
  name: string;
  /** Hexadecimal. */
  sha1: string;
  bytes: number;
}

export interface Media {
  list: () => MediaFile[];
  insert: (file: MediaFile) => void;
}

export function createMedia(db: Database.Database): Media {
  const selectAll = prepareQuery<[], MediaFile>(db, 'SELECT name, sha1, bytes FROM media ORDER BY name');
  const insert = prepareCommand<[string, string, number]>(db, 'INSERT INTO media (name, sha1, bytes) VALUES (?, ?, ?)');
  return {
    list: () => selectAll.all(),
    insert: ({ name, sha1, bytes }) => void insert.run(name, sha1, bytes),
  };
}
