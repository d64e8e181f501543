import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join, posix, relative, sep } from 'node:path';
import { markdownAddress } from '../../core/anki-template/rename-media';
import type { CardContent } from '../../core/card';
import type { ImportedMedia, Refused } from '../collection';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';

/** Pictures and sounds that notes show, found beside them. */
export interface Pictures {
  /** A card with its pictures by their names alone. `note` is the path of its note below the folder. */
  place: (content: CardContent, note: string) => CardContent;
  media: ImportedMedia[];
  /** Where the file of that name is. */
  fileOf: (name: string) => string | null;
  refused: () => Refused[];
}

/** Nothing else is ever taken from beside a note. */
const kinds = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|mp3|ogg|oga|opus|wav|m4a|flac|mp4|webm)$/i;
const picture = /!\[([^\]\n]{0,500})\]\(\s*(?:<([^<>\n]{1,500})>|([^\s()<>]{1,500}))(?:\s+"[^"\n]{0,200}")?\s*\)/g;
const mostEntries = 50_000;

/** `root` is the folder that was opened, or the one of the single note. */
export function gatherPictures(root: string): Pictures {
  const media = new Map<string, ImportedMedia & { file: string }>();
  const names = new Map<string, string>();
  const missing = new Set<string>();
  let byName: Map<string, string> | null = null;
  const nameOf = (file: string): string | null => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const plain = basename(file).normalize('NFC');
    if (!isSafeFileName(plain)) return null;
    const [, stem = plain, end = ''] = /^(.*?)(\.[^.]*)$/.exec(plain) ?? [];
    let name = plain;
    for (let count = 2; media.has(name); count++) name = `${stem}-${count}${end}`;
    names.set(file, name);
    media.set(name, { name, bytes: lstatSync(file).size, sha1: null, file });
    return name;
  };
  const placed = (text: string, note: string) =>
    text.replace(picture, (whole: string, alt: string, angled: string | undefined, bare: string | undefined) => {
      const link = angled ?? bare ?? '';
      if (/^[a-z][a-z\d+.-]*:/i.test(link)) return whole;
      const wanted = decoded(link);
      const beside = [wanted.startsWith('@/') ? wanted.slice(2) : posix.join(posix.dirname(note), wanted), wanted];
      const found = beside.map((path) => fileBelow(root, path)).find((file) => file !== null) ?? null;
      const file = found ?? fileBelow(root, (byName ??= listMedia(root)).get(posix.basename(wanted).toLowerCase()) ?? '');
      const name = file === null ? null : nameOf(file);
      if (name !== null) return `![${alt}](${markdownAddress(name)})`;
      missing.add(link);
      return whole;
    });
  return {
    place: (content, note) => {
      const { front, answer, why } = content;
      if (![front, answer, why].some((text) => text.includes('!['))) return content;
      return { ...content, front: placed(front, note), answer: placed(answer, note), why: placed(why, note) };
    },
    get media() {
      return [...media.values()].map(({ name, bytes, sha1 }) => ({ name, bytes, sha1 }));
    },
    fileOf: (name) => media.get(name)?.file ?? null,
    refused: () => {
      const [first] = missing;
      if (first === undefined) return [];
      const what = missing.size === 1 ? `Picture ${first}` : `${missing.size} pictures (the first is ${first})`;
      return [{ what, reason: 'It is not beside the notes.' }];
    },
  };
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

/** An ordinary file of a kind that is shown, really inside of the folder; null for everything else. */
function fileBelow(root: string, path: string): string | null {
  if (!kinds.test(path) || path.includes('\0')) return null;
  try {
    const file = join(root, path);
    const inside = relative(realpathSync(root), realpathSync(file));
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || posix.isAbsolute(inside)) return null;
    const { size } = lstatSync(file);
    return lstatSync(file).isFile() && size <= limits.mediaBytes ? file : null;
  } catch {
    return null;
  }
}

/** Where the vault has files of each name: some programs name a picture without its folder. */
function listMedia(root: string): Map<string, string> {
  const found = new Map<string, string>();
  let seen = 0;
  const visit = (folder: string, depth: number) => {
    for (const entry of entriesOf(join(root, folder))) {
      seen += 1;
      if (seen > mostEntries) return;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && kinds.test(entry.name) && !found.has(entry.name.toLowerCase())) found.set(entry.name.toLowerCase(), path);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && depth < 12) visit(path, depth + 1);
    }
  };
  visit('', 0);
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
