import { decodeAllOrNothing, decodeEntities } from './entities';
import { htmlPieces } from './html-pieces';
import { keepStrayText } from './stray-text';

/** What Anki takes out together with what is in it. */
const blocks = [
  { opens: /^<!--/, closer: /-->/g },
  { opens: /^<style/i, closer: /<\/style>/gi },
  { opens: /^<script/i, closer: /<\/script>/gi },
];

/** Takes out tags the way Anki does: from any `<` to the next `>`, styles and scripts with what is in them. Entities stay. */
export function stripTags(html: string): string {
  const last = html.lastIndexOf('>');
  let closable = blocks;
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0 && open < last; open = html.indexOf('<', at)) {
    text += html.slice(at, open);
    at = html.indexOf('>', open) + 1;
    const block = closable.find(({ opens }) => opens.test(html.slice(open, open + 7)));
    if (!block) continue;
    block.closer.lastIndex = open;
    if (block.closer.exec(html)) at = block.closer.lastIndex;
    else closable = closable.filter((each) => each !== block);
  }
  return text + html.slice(at);
}

const mediaTags = new Set(['img', 'audio', 'video', 'object', 'source']);

/**
 * A field's text as Anki compares it: tags out, entities decoded, names of pictures and sounds kept. The first eight hex
 * digits of its SHA-1 are the checksum of a note; it is also the text a note is sorted by.
 */
export function comparableText(field: string): string {
  let named = '';
  for (const { kind, name, attributes, start, end } of htmlPieces(field)) {
    const file = kind === 'open' && mediaTags.has(name) ? attributes.find(([key]) => key === 'src' || key === 'data')?.[1] : undefined;
    named += file === undefined ? field.slice(start, end) : ` ${file} `;
  }
  return decodeAllOrNothing(stripTags(named));
}

const breaks = new Set(
  (
    'address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tr ul'
  ).split(' '),
);

/** Anki's own marks: sounds, typing fields, spoken text; and the brackets around LaTeX. */
const marks =
  /\[sound:[^\]]{1,500}\]|\[\[type:[^\]]{1,500}\]\]|\[anki:tts[^\]]{0,500}\]|\[\/anki:tts\]|\[\/?latex\]|\[\/?\${1,2}\]|\\[()[\]]/gi;

/** The words of a field or of a rendered side, for search and lists: one line for each block, no tags, entities decoded. */
export function plainText(html: string): string {
  const source = keepStrayText(html);
  let text = '';
  for (const { kind, name, attributes, start, end } of htmlPieces(source)) {
    if (kind === 'text') text += source.slice(start, end).replace(/\s+/g, ' ').replace(marks, '');
    else if (breaks.has(name)) text += '\n';
    else if (name === 'td' || name === 'th') text += ' ';
    else if (kind === 'open' && name === 'img') text += ` ${attributes.find(([key]) => key === 'alt')?.[1] ?? ''} `;
  }
  return decodeEntities(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
