import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { constants, createReadStream, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { guarded, toAppError } from './failures';
import { backupFolder, mediaFolder, syncToDisk } from './files';
import type { MediaFile } from './media';

/** Backups share their media: a copy of each file lies here under its SHA-1, and the database of a backup says which it needs. */
export function keptMediaFolder(dataDir: string): string {
  return join(backupFolder(dataDir), 'media');
}

/** The media a database names; none in one from before there were any. Names that are more than a name are left out. */
export function mediaIn(db: Database.Database): MediaFile[] {
  return guarded(() => {
    const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'media'").get();
    if (known === undefined) return [];
    const files = db.prepare<[], MediaFile>('SELECT name, sha1, bytes FROM media ORDER BY name').all();
    return files.filter(({ name, sha1 }) => /^[0-9a-f]{40}$/.test(sha1) && isPlainName(name));
  });
}

/** Keeps a copy of every file that has none yet. Returns the names of those that are gone or no longer what they were. */
export async function keepMedia(dataDir: string, files: readonly MediaFile[]): Promise<string[]> {
  const folder = keptMediaFolder(dataDir);
  return putAll(files, folder, async (file) => {
    const kept = join(folder, file.sha1);
    if ((await sizeOf(kept)) === file.bytes) return true;
    return putFrom([join(mediaFolder(dataDir), file.name)], kept, file);
  });
}

/**
 * Puts each file that is gone or changed back into the media folder, from the copies kept here or from `beside`. What is replaced is
 * kept itself. Returns how many came back and the names of those that could not.
 */
export async function bringMediaBack(
  dataDir: string,
  files: readonly MediaFile[],
  beside: string | null = null,
): Promise<{ restored: number; missing: string[] }> {
  const folder = mediaFolder(dataDir);
  const sources = [keptMediaFolder(dataDir), ...(beside === null ? [] : [beside])];
  let restored = 0;
  const missing = await putAll(files, folder, async (file) => {
    const place = join(folder, file.name);
    const present = await hashOf(place);
    if (present === file.sha1) return true;
    if (present !== null) await keepReplaced(dataDir, place, present);
    const came = await putFrom(
      sources.map((source) => join(source, file.sha1)),
      place,
      file,
    );
    if (came) restored++;
    return came;
  });
  return { restored, missing };
}

/** Removes the copies that nothing needs any more. */
export function removeKeptMedia(dataDir: string, needed: ReadonlySet<string>): void {
  const folder = keptMediaFolder(dataDir);
  if (!existsSync(folder)) return;
  guarded(() => {
    for (const name of readdirSync(folder)) {
      if (/^[0-9a-f]{40}$/.test(name) && !needed.has(name)) rmSync(join(folder, name));
    }
  });
}

/** The names of files a restore could bring neither from the media folder nor from the copies. By size only: content is read when it is done. */
export function missingMedia(dataDir: string, files: readonly MediaFile[], beside: string): string[] {
  const has = (file: string, bytes: number) => statSync(file, { throwIfNoEntry: false })?.size === bytes;
  return files
    .filter(
      ({ name, sha1, bytes }) =>
        !has(join(mediaFolder(dataDir), name), bytes) &&
        !has(join(keptMediaFolder(dataDir), sha1), bytes) &&
        !has(join(beside, sha1), bytes),
    )
    .map(({ name }) => name);
}

export interface DamagedMedia {
  name: string;
  what: 'missing' | 'changed';
  /** A sound copy is kept with the backups. */
  kept: boolean;
}

/** Reads every media file and compares it with what it was when it came. */
export function checkMedia(dataDir: string, files: readonly MediaFile[]): DamagedMedia[] {
  return files.flatMap(({ name, sha1 }) => {
    const present = hashNow(join(mediaFolder(dataDir), name));
    if (present === sha1) return [];
    const kept = hashNow(join(keptMediaFolder(dataDir), sha1)) === sha1;
    return [{ name, what: present === null ? 'missing' : 'changed', kept } satisfies DamagedMedia];
  });
}

async function putAll(files: readonly MediaFile[], folder: string, put: (file: MediaFile) => Promise<boolean>): Promise<string[]> {
  if (files.length === 0) return [];
  try {
    await mkdir(folder, { recursive: true });
    const failed: string[] = [];
    for (const file of files) if (!(await put(file))) failed.push(file.name);
    syncToDisk(folder);
    return failed;
  } catch (error) {
    throw toAppError(error);
  }
}

async function keepReplaced(dataDir: string, place: string, sha1: string): Promise<void> {
  await mkdir(keptMediaFolder(dataDir), { recursive: true });
  const kept = join(keptMediaFolder(dataDir), sha1);
  if (!existsSync(kept)) await put(place, kept);
}

/** Takes the first source that is the file. */
async function putFrom(sources: readonly string[], to: string, { sha1 }: MediaFile): Promise<boolean> {
  for (const source of sources) {
    if ((await hashOf(source)) !== sha1) continue;
    await put(source, to);
    return true;
  }
  return false;
}

/** Complete or not at all. On a full disk a second name for the same bytes is better than none. */
async function put(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  await rm(part, { force: true });
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    syncToDisk(part);
  } catch (error) {
    await rm(part, { force: true });
    await link(from, part).catch(() => {
      throw error;
    });
  }
  await rename(part, to);
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

/** Null for what can't be read. */
async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha1');
  return pipeline(createReadStream(file), hash).then(
    () => hash.digest('hex'),
    () => null,
  );
}

function hashNow(file: string): string | null {
  try {
    return createHash('sha1').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}

const isPlainName = (name: string): boolean =>
  name === basename(name) && !/[\\/\0]/.test(name) && name !== '' && name !== '.' && name !== '..';
