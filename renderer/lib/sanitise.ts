import DOMPurify from 'dompurify';
import { mediaName } from '../../electron/core/anki-template/media-names';
import { mediaAddress } from './card-sides';
import { highlight } from './highlight';

const tags =
  'a b blockquote br code dd del dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre s span strong sub sup table tbody td th thead tr ul ' +
  'annotation math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics';
const attributes =
  'align alt class href lang src start title ' +
  'accent accentunder columnalign columnspacing display displaystyle encoding fence height linethickness lspace mathvariant maxsize minsize rowspacing rspace scriptlevel separator stretchy symmetric voffset width xmlns';

/** `https:` for links, `data:` and places beside the note for pictures; nothing of a card is ever fetched from elsewhere. */
const addresses = /^(?:https:\/\/|data:image\/(?:png|jpeg|gif|webp);base64,|(?![a-z][a-z\d+.-]*:|[/\\]))/i;

/**
 * HTML of a card made harmless, its code coloured and its tables and pictures made fit for a narrow column. Pictures beside
 * the note, or those that came with the card, are shown when `pictures` says where they are.
 */
export function sanitise(html: string, pictures: string | null): string {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: attributes.split(' '),
    ALLOWED_URI_REGEXP: addresses,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const image of fragment.querySelectorAll('img')) {
    const address = pictureAddress(image.getAttribute('src') ?? '', pictures);
    if (address === null) image.replaceWith(missingImage(image.alt));
    else image.setAttribute('src', address);
  }
  for (const link of fragment.querySelectorAll('a')) {
    if (!link.getAttribute('href')?.startsWith('https:')) link.replaceWith(...link.childNodes);
  }
  for (const heading of fragment.querySelectorAll('h1, h3, h4, h5, h6')) levelHeading(heading);
  for (const code of fragment.querySelectorAll('pre > code')) colour(code);
  for (const wide of fragment.querySelectorAll('table, pre')) makeScrollable(wide);
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

/** Below the screen's own heading all headings of a card are one level. */
function levelHeading(heading: Element) {
  const level = document.createElement('h2');
  level.append(...heading.childNodes);
  heading.replaceWith(level);
}

/** One folder of files: what an address there means is a name and nothing else. */
const importedMedia = mediaAddress('');

/** Where a picture is shown from; null when it may not be shown. */
function pictureAddress(source: string, pictures: string | null): string | null {
  if (source.startsWith('data:')) return source;
  if (pictures === importedMedia) {
    const name = mediaName(source);
    return name === null ? null : mediaAddress(name);
  }
  const address = pictures === null || source === '' ? null : URL.parse(source, pictures);
  const folder = /^app:\/\/kubedeck\/notes\/\d+\//.exec(pictures ?? '')?.[0];
  return address && folder !== undefined && address.href.startsWith(folder) ? address.href : null;
}

export function missingImage(alt: string): HTMLElement {
  const note = document.createElement('span');
  note.className = 'missing-image';
  note.textContent = alt ? `Picture not shown: ${alt}` : 'Picture not shown';
  return note;
}

function colour(code: Element) {
  if (code.querySelector('mark, span')) return;
  const language = /language-([\w-]+)/.exec(code.className)?.[1]?.toLowerCase() ?? '';
  const coloured = highlight(code.textContent, language);
  if (coloured !== null) code.innerHTML = coloured;
}

/** What can scroll sideways can be reached by keyboard. */
function makeScrollable(element: Element) {
  const frame = document.createElement('div');
  frame.className = 'scroll';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', element.tagName === 'TABLE' ? 'Table' : 'Code');
  element.replaceWith(frame);
  frame.append(element);
}
