/** A stretch of HTML as a browser would cut it. */
export interface Piece {
  kind: 'text' | 'open' | 'close' | 'comment' | 'raw' | 'unfinished';
  /** Lower-case tag name; empty unless `kind` is `open` or `close`. */
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  start: number;
  end: number;
}

const isSpace = (character: string | undefined) =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';

function skipSpace(html: string, from: number): number {
  let at = from;
  while (isSpace(html[at])) at += 1;
  return at;
}

function untilDelimiter(html: string, from: number, delimiters: string): number {
  let at = from;
  while (at < html.length && !isSpace(html[at]) && !delimiters.includes(html.charAt(at))) at += 1;
  return at;
}

/** An attribute's value from behind its `=`; null when its quote never closes. */
function readValue(html: string, from: number): { value: string; end: number } | null {
  const at = skipSpace(html, from);
  const quote = html.charAt(at);
  if (quote !== '"' && quote !== "'") {
    const end = untilDelimiter(html, at, '>');
    return { value: html.slice(at, end), end };
  }
  const end = html.indexOf(quote, at + 1);
  return end < 0 ? null : { value: html.slice(at + 1, end), end: end + 1 };
}

/** The rest of a tag from behind its name; null when the text ends before the tag does. */
function readAttributes(html: string, from: number): { attributes: [string, string][]; end: number } | null {
  const attributes: [string, string][] = [];
  let at = from;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === '>') return { attributes, end: at + 1 };
    if (isSpace(character) || character === '/') {
      at += 1;
      continue;
    }
    const nameEnd = untilDelimiter(html, at + 1, '/>=');
    const name = html.slice(at, nameEnd).toLowerCase();
    at = skipSpace(html, nameEnd);
    if (html[at] !== '=') {
      attributes.push([name, '']);
      continue;
    }
    const read = readValue(html, at + 1);
    if (!read) return null;
    attributes.push([name, read.value]);
    at = read.end;
  }
  return null;
}

const rawElements = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const tagStart = /<(?:!--|[!?]|\/?[a-z])/gi;
const tagName = /<(\/?)([a-z][^\s/>]*)/iy;

const piece = (kind: Piece['kind'], start: number, end: number): Piece => ({ kind, name: '', attributes: [], start, end });

function commentFrom(html: string, start: number): Piece {
  const dashes = html.startsWith('<!--', start);
  const close = html.indexOf(dashes ? '-->' : '>', start + 2);
  if (close < 0) return piece('unfinished', start, html.length);
  return piece('comment', start, close + (dashes ? 3 : 1));
}

/** The piece of `html` that starts at `start`; `inside` is the raw element (script, style, …) that was opened just before. */
function pieceAt(html: string, start: number, inside: string): Piece {
  if (inside !== '') {
    const close = new RegExp(`</${inside}(?=[\\s/>])`, 'gi');
    close.lastIndex = start;
    const end = close.exec(html)?.index ?? html.length;
    if (end > start) return piece('raw', start, end);
  }
  tagStart.lastIndex = start;
  const next = tagStart.exec(html)?.index ?? html.length;
  if (next > start) return piece('text', start, next);
  tagName.lastIndex = start;
  const [opening = '', slash = '', name = ''] = tagName.exec(html) ?? [];
  if (opening === '') return commentFrom(html, start);
  const read = readAttributes(html, start + opening.length);
  // A tag that never ends takes everything behind it along: one piece, so that hostile text is not searched again and again.
  if (!read) return piece('unfinished', start, html.length);
  return { kind: slash === '' ? 'open' : 'close', name: name.toLowerCase(), attributes: read.attributes, start, end: read.end };
}

/** Cuts HTML into pieces. The caller may name a place further behind to go on from: `next(place)`. */
export function* htmlPieces(html: string, from = 0): Generator<Piece, undefined, number | undefined> {
  let at = from;
  let inside = '';
  while (at < html.length) {
    const found = pieceAt(html, at, inside);
    inside = found.kind === 'open' && rawElements.has(found.name) ? found.name : '';
    const place = yield found;
    at = Math.max(found.end, place ?? 0);
  }
}
