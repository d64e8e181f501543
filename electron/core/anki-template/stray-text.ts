import { htmlPieces, type Piece } from './html-pieces';

const known = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure ' +
    'font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd keygen label legend li ' +
    'link main map mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p ' +
    'param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp ' +
    'annotation mi mn mo mover mfrac mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover ' +
    'semantics animate animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject g image line ' +
    'lineargradient marker mask path pattern polygon polyline radialgradient rect set stop switch symbol text textpath tspan use view'
  ).split(' '),
);

/** `<namespace>`, or the `<b && c>` of a comparison: written to be read, though a browser would take it for a tag. */
function isStray({ kind, name, attributes }: Piece, closed: ReadonlySet<string>): boolean {
  if (kind === 'unfinished') return true;
  if (kind !== 'open') return false;
  return (!known.has(name) && !closed.has(name)) || attributes.some(([key]) => /^[&|<]/.test(key));
}

const none: ReadonlySet<string> = new Set();

/** Hostile text could ask for another look at each of its characters. */
const mostStray = 200;

/**
 * Keeps what reads like a tag but is none: an unknown name that nothing closes, an operator among its attributes, or a tag
 * that never ends. A browser would drop it without a word.
 */
export function keepStrayText(html: string): string {
  if (!html.includes('<')) return html;
  const closed = new Set<string>();
  const perhaps: Piece[] = [];
  for (const piece of htmlPieces(html)) {
    if (piece.kind === 'close') closed.add(piece.name);
    else if (isStray(piece, none)) perhaps.push(piece);
  }
  if (!perhaps.some((piece) => isStray(piece, closed))) return html;
  let kept = '';
  let at = 0;
  for (let found = 0; found < mostStray; found += 1) {
    const stray = firstStray(html, at, closed);
    if (!stray) return kept + html.slice(at);
    kept += `${html.slice(at, stray.start)}&lt;`;
    at = stray.start + 1;
  }
  return kept + html.slice(at).replaceAll('<', '&lt;');
}

function firstStray(html: string, from: number, closed: ReadonlySet<string>): Piece | null {
  for (const piece of htmlPieces(html, from)) if (isStray(piece, closed)) return piece;
  return null;
}
