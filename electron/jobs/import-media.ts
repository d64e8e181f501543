import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenCollection } from '../exchange/collection';
import type { MediaFile } from '../store/media';

export interface MediaPlan {
  /** Files that are not here yet, under the names they get. */
  added: (MediaFile & { from: string })[];
  present: number;
  /** Names that stand for another file here, and the name each gets. */
  renamed: Map<string, string>;
}

/** What a collection's media become here: a name never changes what it stands for, so another file of the same name gets a new one. */
export async function planMedia({ collection, readMedia }: OpenCollection, known: readonly MediaFile[]): Promise<MediaPlan> {
  // Some systems do not tell names apart by case.
  const taken = new Map(known.map(({ name, sha1 }) => [name.toLowerCase(), sha1]));
  const plan: MediaPlan = { added: [], present: 0, renamed: new Map() };
  for (const { name, bytes, sha1: stated } of collection.media) {
    const sha1 =
      stated ??
      createHash('sha1')
        .update(await readMedia(name))
        .digest('hex');
    const free = freeName(name, sha1, taken);
    if (free !== name) plan.renamed.set(name, free);
    if (taken.get(free.toLowerCase()) === sha1) plan.present++;
    else {
      taken.set(free.toLowerCase(), sha1);
      plan.added.push({ name: free, sha1, bytes, from: name });
    }
  }
  return plan;
}

function freeName(name: string, sha1: string, taken: ReadonlyMap<string, string>): string {
  const there = taken.get(name.toLowerCase());
  if (there === undefined || there === sha1) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}-${sha1.slice(0, 8)}${name.slice(dot)}` : `${name}-${sha1.slice(0, 8)}`;
}

/** Puts the new files into the media folder, each complete or not at all. A file that no card comes to need does no harm there. */
export async function writeMedia(plan: MediaPlan, { readMedia }: OpenCollection, folder: string): Promise<void> {
  if (plan.added.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const { name, from } of plan.added) {
    const unfinished = join(folder, '.unfinished');
    writeFileSync(unfinished, await readMedia(from));
    renameSync(unfinished, join(folder, name));
  }
}
