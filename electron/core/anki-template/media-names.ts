import { decodeEntities } from './entities';
import { htmlPieces } from './html-pieces';

const sources: ReadonlyMap<string, string> = new Map([
  ['img', 'src'],
  ['audio', 'src'],
  ['video', 'src'],
  ['source', 'src'],
  ['object', 'data'],
]);

/** The file an address in a field means, `%20` and its like decoded; null for anything but a plain file name. */
export function mediaName(address: string): string | null {
  const text = decodeEntities(address).trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return null;
  let name = text;
  try {
    name = decodeURIComponent(text);
  } catch {
    // A lone percent sign is part of the name.
  }
  return name === '' || name === '.' || name === '..' || /[/\\\u0000-\u001F]/.test(name) ? null : name;
}

/** Names of the media files that a field or a side shows or plays, in order, each once. */
export function mediaNames(html: string): string[] {
  const addresses: { start: number; address: string }[] = [];
  for (const { kind, name, attributes, start } of htmlPieces(html)) {
    const source = kind === 'open' ? sources.get(name) : undefined;
    const address = attributes.find(([key]) => key === source)?.[1];
    if (address !== undefined) addresses.push({ start, address });
  }
  for (const match of html.matchAll(/\[sound:([^\]]{1,1000})\]/g)) addresses.push({ start: match.index, address: match[1] ?? '' });
  const names = addresses.sort((a, b) => a.start - b.start).map(({ address }) => mediaName(address));
  return [...new Set(names.filter((name) => name !== null))];
}

/** Files a template or its style names with a leading underscore: they belong to no field, yet to the deck. */
export function sharedMediaNames(source: string): string[] {
  const found = source.matchAll(/["'(=:](_[^"'()<>\s:\]/\\]{1,200}\.\w{2,5})/g);
  return [...new Set([...found].map((match) => mediaName(match[1] ?? '')).filter((name) => name !== null))];
}
