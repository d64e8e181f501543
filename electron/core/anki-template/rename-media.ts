import { decodeEntities, escapeHtml } from './entities';
import { htmlPieces } from './html-pieces';
import { mediaName, mediaSources, soundName } from './media-names';

/** New names of media files by the old ones. Whole addresses are looked up, each once: a name within another stays as it is. */
export type RenamedMedia = ReadonlyMap<string, string>;

const newName = (name: string | null, renamed: RenamedMedia): string | null =>
  name === null ? null : (renamed.get(name.normalize('NFC')) ?? null);

/** Encoded where the old address was; null for one whose file keeps its name. */
function newAddress(address: string, renamed: RenamedMedia): string | null {
  const name = mediaName(address);
  const to = newName(name, renamed);
  return to === null || decodeEntities(address).trim() === name ? to : encodeURIComponent(to);
}

const styleAddress = /url\(\s*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s"'()]{1,1000}))\s*\)/gi;

export function renameInCss(css: string, renamed: RenamedMedia): string {
  if (renamed.size === 0) return css;
  return css.replace(styleAddress, (whole, double?: string, single?: string, bare?: string) => {
    const to = newAddress(double ?? single ?? bare ?? '', renamed);
    if (to === null) return whole;
    return `url("${/["\\]/.test(to) ? encodeURIComponent(to) : to}")`;
  });
}

const attribute = /([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g;

/** `tag` is an opening tag as a whole. */
function renameInTag(tag: string, name: string, renamed: RenamedMedia): string {
  const opening = name.length + 1;
  const attributes = tag.slice(opening).replace(attribute, (whole: string, key: string, written: string | undefined) => {
    if (written === undefined) return whole;
    const value = /^["']/.test(written) ? written.slice(1, -1) : written;
    if (key.toLowerCase() === 'style') {
      const style = decodeEntities(value);
      const changed = renameInCss(style, renamed);
      return changed === style ? whole : `${key}="${escapeHtml(changed)}"`;
    }
    const to = key.toLowerCase() === mediaSources.get(name) ? newAddress(value, renamed) : null;
    return to === null ? whole : `${key}="${escapeHtml(to)}"`;
  });
  return tag.slice(0, opening) + attributes;
}

/** Of fields and templates: what tags show or play, styles, and `[sound:…]`. */
export function renameInHtml(html: string, renamed: RenamedMedia): string {
  if (renamed.size === 0) return html;
  let changed = '';
  for (const { kind, name, start, end } of htmlPieces(html)) {
    const piece = html.slice(start, end);
    if (kind === 'open') changed += renameInTag(piece, name, renamed);
    else changed += kind === 'raw' ? renameInCss(piece, renamed) : piece;
  }
  return changed.replace(/\[sound:([^\]]{1,1000})\]/g, (whole: string, sound: string) => {
    const to = newName(soundName(sound), renamed);
    return to === null ? whole : `[sound:${decodeEntities(sound) === sound ? to : escapeHtml(to)}]`;
  });
}

const destination = /(\]\(\s*)(?:<([^<>\n]{1,1000})>|((?:[^\s()<>]|\([^\s()<>]{0,1000}\)){1,1000}))(?=[\s)])/g;
const escaped = /\\([!-/:-@[-`{-~])/g;

/** A plain file name as the destination of a picture in Markdown. */
export const markdownAddress = (name: string): string => `<${name.replace(/[%<>&\\]/g, encodeURIComponent)}>`;

/** Of cards whose text is Markdown: where pictures and links lead. */
export function renameInMarkdown(text: string, renamed: RenamedMedia): string {
  if (renamed.size === 0) return text;
  return text.replace(destination, (whole: string, before: string, angled: string | undefined, bare: string | undefined) => {
    const to = newName(mediaName((angled ?? bare ?? '').replace(escaped, '$1')), renamed);
    return to === null ? whole : `${before}${markdownAddress(to)}`;
  });
}
