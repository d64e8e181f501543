import { decodeEntities, escapeHtml } from './entities';
import { htmlPieces, type Piece } from './html-pieces';
import { latexHtml, mathsHtml } from './latex';
import { stripTags } from './plain-text';
import { keepStrayText } from './stray-text';

/** A bracket of Anki's that is replaced, with everything up to what closes it. */
interface Bracket {
  open: string;
  close: RegExp;
  show: (inner: string) => string;
  /** `name`: a short text without tags. `inline`: ends where a new block begins, and means nothing within code, as in MathJax. */
  reach?: 'name' | 'inline';
}

const sourceOf = (inner: string) => decodeEntities(stripTags(inner.replace(/<br ?\/?>|<div>/gi, '\n'))).replaceAll('\u00A0', ' ');

const brackets: readonly Bracket[] = [
  { open: '[sound:', close: /\]/g, show: (inner) => `<span data-sound="${escapeHtml(decodeEntities(inner))}"></span>`, reach: 'name' },
  { open: '[latex]', close: /\[\/latex\]/gi, show: (inner) => latexHtml(sourceOf(inner)) },
  { open: '[$]', close: /\[\/\$\]/g, show: (inner) => mathsHtml(sourceOf(inner), false) },
  { open: '[$$]', close: /\[\/\$\$\]/g, show: (inner) => mathsHtml(sourceOf(inner), true) },
  { open: '\\(', close: /\\\)/g, show: (inner) => mathsHtml(sourceOf(inner), false), reach: 'inline' },
  { open: '\\[', close: /\\\]/g, show: (inner) => mathsHtml(sourceOf(inner), true), reach: 'inline' },
  { open: '[anki:tts', close: /\[\/anki:tts\]/g, show: () => '' },
];

const opener = /\[sound:|\[latex\]|\[\${1,2}\]|\\[([]|\[anki:tts/gi;
const newBlock = /<\/?(?:div|p|li|ul|ol|table|tr|td|th|h[1-6]|pre|hr|blockquote)\b/i;

function isTooFar({ reach }: Bracket, inner: string): boolean {
  if (reach === 'name') return inner.length > 500 || inner.includes('<');
  return reach === 'inline' && (inner.length > 5000 || newBlock.test(inner));
}

const verbatim = new Set(['pre', 'code']);

interface Found {
  start: number;
  end: number;
  html: string;
}

/** Replaces what Anki marks with brackets; `missing` remembers which closers are nowhere further on. */
function findBracket(html: string, from: number, to: number, inCode: boolean, missing: Set<Bracket>): Found | null {
  opener.lastIndex = from;
  for (let match = opener.exec(html); match && match.index < to; match = opener.exec(html)) {
    const written = match[0].toLowerCase();
    const bracket = brackets.find(({ open }) => open === written);
    if (!bracket || missing.has(bracket) || (bracket.reach === 'inline' && inCode)) continue;
    const innerStart = match.index + written.length;
    bracket.close.lastIndex = innerStart;
    const close = bracket.close.exec(html);
    if (!close) {
      missing.add(bracket);
      continue;
    }
    const inner = html.slice(innerStart, close.index);
    if (inner !== '' && !isTooFar(bracket, inner)) return { start: match.index, end: bracket.close.lastIndex, html: bracket.show(inner) };
  }
  return null;
}

/** Sounds, formulas and spoken text of a rendered side turned into elements for HtmlCard; what only looks like a tag is kept as text. */
export function markUp(side: string): string {
  const html = keepStrayText(side);
  if (html.search(opener) < 0) return html;
  const missing = new Set<Bracket>();
  const pieces = htmlPieces(html);
  let marked = '';
  let at = 0;
  let verbatimDepth = 0;
  let step = pieces.next();
  while (!step.done) {
    const piece: Piece = step.value;
    if (verbatim.has(piece.name)) verbatimDepth = Math.max(0, verbatimDepth + (piece.kind === 'open' ? 1 : -1));
    let end = piece.end;
    for (let from = Math.max(piece.start, at); piece.kind === 'text'; from = at) {
      const found = findBracket(html, from, piece.end, verbatimDepth > 0, missing);
      if (!found) break;
      marked += html.slice(at, found.start) + found.html;
      at = found.end;
      end = Math.max(end, at);
    }
    step = pieces.next(end);
  }
  return marked + html.slice(at);
}
