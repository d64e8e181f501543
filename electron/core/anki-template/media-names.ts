import { decodeEntities } from './entities';
import { htmlPieces } from './html-pieces';

/** The attribute of each element that names what it shows or plays. */
export const mediaSources: ReadonlyMap<string, string> = new Map([
  ['img', 'src'],
  ['audio', 'src'],
  ['video', 'src'],
  ['source', 'src'],
  ['object', 'data'],
]);

/** A name that is one file and nothing else, or null. */
const plainName = (name: string): string | null =>
  name === '' || name === '.' || name === '..' || /[/\\\u0000-\u001F]/.test(name) || /^[a-z][a-z\d+.-]*:/i.test(name) ? null : name;

/** The file an address in a field means, `%20` and its like decoded; null for anything but a plain file name. */
export function mediaName(address: string): string | null {
  const text = decodeEntities(address).trim();
  if (plainName(text) === null) return null;
  try {
    return plainName(decodeURIComponent(text));
  } catch {
    // A lone percent sign is part of the name.
    return text;
  }
}

/** The file a `[sound:…]` means: its name is no address, so a percent sign stands for itself. */
export const soundName = (name: string): string | null => plainName(decodeEntities(name).trim());

/** Names of the media files that a field or a side shows or plays, in order, each once. */
export function mediaNames(html: string): string[] {
  const found: { start: number; name: string | null }[] = [];
  for (const { kind, name, attributes, start } of htmlPieces(html)) {
    const source = kind === 'open' ? mediaSources.get(name) : undefined;
    const address = attributes.find(([key]) => key === source)?.[1];
    if (address !== undefined) found.push({ start, name: mediaName(address) });
  }
  for (const match of html.matchAll(/\[sound:([^\]]{1,1000})\]/g)) found.push({ start: match.index, name: soundName(match[1] ?? '') });
  const names = found.sort((a, b) => a.start - b.start).map(({ name }) => name);
  return [...new Set(names.filter((name) => name !== null))];
}

/** Files a template or its style names with a leading underscore: they belong to no field, yet to the deck. */
export function sharedMediaNames(source: string): string[] {
  const found = source.matchAll(/["'(=:](_[^"'()<>\s:\]/\\]{1,200}\.\w{2,5})/g);
  return [...new Set([...found].map((match) => mediaName(match[1] ?? '')).filter((name) => name !== null))];
}
