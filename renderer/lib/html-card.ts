import DOMPurify from 'dompurify';
import { mediaName, soundName } from '../../electron/core/anki-template/media-names';
import { drawMasks } from './image-masks';
import { renderFormula, type FormulaRenderer } from './maths';
import { cleanDeclarations, type MediaAddress } from './scoped-css';

const htmlTags =
  'a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl ' +
  'dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rb rp rt rtc ruby s samp ' +
  'section slot small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr';
const svgTags =
  'svg g path rect circle ellipse line polyline polygon text tspan defs marker lineargradient radialgradient stop clippath desc';
const mathsTags =
  'annotation math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics';
const attributes =
  'align alt bgcolor border cellpadding cellspacing class color cols colspan controls dir face headers height href id lang loop nowrap ' +
  'open reversed rowspan scope size span src start style summary title type valign value width ' +
  'data-maths data-ordinal data-sound data-shape data-left data-top data-width data-height data-rx data-ry data-points data-occludeinactive data-text ' +
  'clip-path cx cy d dx dy fill fill-opacity fill-rule font-family font-size font-weight gradienttransform gradientunits marker-end ' +
  'marker-mid marker-start markerheight markerunits markerwidth offset opacity orient points preserveaspectratio r refx refy rx ry stroke ' +
  'stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 xmlns y y1 y2 ' +
  'accent accentunder columnalign columnspacing display displaystyle encoding fence linethickness lspace mathvariant maxsize minsize rowspacing rspace scriptlevel separator stretchy symmetric voffset';

/** What an address may begin with; which of these is shown, and how, is decided for each element further down. */
const addresses = /^(?:https?:\/\/|data:image\/|(?![a-z][a-z\d+.-]*:))/i;
const pictureData = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,]/i;
const remote = /^(?:https?:)?\/\//i;
const films = /\.(?:mp4|webm|mov|mkv|avi|mpe?g|ogv|m4v|3gp)$/i;

export interface CardPlaces {
  media: MediaAddress;
  /** Remote pictures that were asked for: where each is shown from now, or null when it could not be had. */
  loaded: ReadonlyMap<string, string | null>;
  /** Null until it is there: formulas then show their source. */
  formulas: FormulaRenderer | null;
}

export interface CardBody {
  fragment: DocumentFragment;
  /** CSS of `<style>` elements, not yet made harmless. */
  styles: string[];
  hasFormulas: boolean;
}

const purify = DOMPurify(window);

function harmless(html: string): { fragment: DocumentFragment; styles: string[] } {
  const styles: string[] = [];
  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style') styles.push(node.textContent ?? '');
  });
  const fragment = purify.sanitize(html, {
    ALLOWED_TAGS: `#text ${htmlTags} ${svgTags} ${mathsTags}`.split(' '),
    ALLOWED_ATTR: attributes.split(' '),
    ALLOWED_URI_REGEXP: addresses,
    // What a button says is no use where nothing can answer it.
    ADD_FORBID_CONTENTS: ['button', 'select'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Names in a shadow root are no names of the document, and styles go by them.
    SANITIZE_DOM: false,
    FORCE_BODY: true,
    RETURN_DOM_FRAGMENT: true,
  });
  purify.removeAllHooks();
  return { fragment, styles };
}

/** A side of a card made harmless: nothing runs, nothing loads but the deck's own media, nothing leaves its place. */
export function cardBody(html: string, places: CardPlaces): CardBody {
  const { fragment, styles } = harmless(html);
  for (const element of fragment.querySelectorAll('*')) cleanElement(element, places.media);
  for (const image of fragment.querySelectorAll('img')) placeImage(image, places);
  for (const player of fragment.querySelectorAll<HTMLMediaElement>('audio, video')) placePlayer(player, places.media);
  for (const sound of fragment.querySelectorAll<HTMLElement>('[data-sound]')) placeSound(sound, places.media);
  for (const link of fragment.querySelectorAll<HTMLAnchorElement>('a[href]')) placeLink(link);
  for (const wide of fragment.querySelectorAll('table, pre')) makeScrollable(wide);
  for (const source of fragment.querySelectorAll('source')) source.remove();
  drawMasks(fragment);
  return { fragment, styles, hasFormulas: drawFormulas(fragment, places.formulas) };
}

/** Addresses mean something on links, pictures and players only; not on drawings and formulas, whatever they are called. */
function cleanAddresses(element: Element) {
  if (!(element instanceof HTMLAnchorElement)) element.removeAttribute('href');
  const shows = element instanceof HTMLImageElement || element instanceof HTMLMediaElement || element instanceof HTMLSourceElement;
  if (!shows) element.removeAttribute('src');
}

function cleanElement(element: Element, media: MediaAddress) {
  if ((element instanceof HTMLElement || element instanceof SVGElement) && element.hasAttribute('style'))
    cleanDeclarations(element.style, media);
  cleanAddresses(element);
  for (const { name, value } of Array.from(element.attributes)) {
    if (/url\(/i.test(value) && !/^url\(["']?#[\w-]+["']?\)$/.test(value) && name !== 'style') element.removeAttribute(name);
  }
  // Below the screen's own heading all headings of a card are one level; its styles still see them as they are.
  if (/^H[1-6]$/.test(element.tagName)) {
    element.setAttribute('role', 'heading');
    element.setAttribute('aria-level', '2');
  }
}

const withProtocol = (address: string) => (address.startsWith('//') ? `https:${address}` : address);

function placeImage(image: HTMLImageElement, { media, loaded }: CardPlaces) {
  // Not its file's name: that may be the answer.
  if (!image.hasAttribute('alt')) image.alt = 'Picture';
  const source = (image.getAttribute('src') ?? '').trim();
  if (pictureData.test(source)) return;
  if (remote.test(source)) {
    const address = withProtocol(source);
    const shown = loaded.get(address);
    if (shown === undefined) image.replaceWith(remotePicture(address));
    else if (shown === null) image.replaceWith(missing(`Picture could not be loaded from ${hostOf(address)}`));
    else image.setAttribute('src', shown);
    return;
  }
  const name = mediaName(source);
  if (name === null) {
    image.replaceWith(missing(['', 'Picture'].includes(image.alt) ? 'Picture not shown' : `Picture not shown: ${image.alt}`));
    return;
  }
  const shown = media(name);
  if (shown === null) image.replaceWith(missing(`Picture: ${name}`));
  else {
    image.setAttribute('src', shown);
    image.dataset['name'] = name;
  }
}

const hostOf = (address: string) => URL.parse(address)?.host ?? 'elsewhere';

function remotePicture(address: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kd-remote';
  button.dataset['remote'] = address;
  button.textContent = `Load picture from ${hostOf(address)}`;
  return button;
}

/** What is not there says so in words. */
export function missing(words: string): HTMLElement {
  const note = document.createElement('span');
  note.className = 'kd-missing';
  note.textContent = words;
  return note;
}

function placePlayer(player: HTMLMediaElement, media: MediaAddress) {
  const source = player.getAttribute('src') ?? player.querySelector('source')?.getAttribute('src') ?? '';
  const name = mediaName(source);
  if (name === null) {
    player.replaceWith(missing('Recording not shown'));
    return;
  }
  player.replaceChildren();
  equip(player, name, media);
}

const recording = (name: string) => missing(`Recording: ${name}`);

function equip(player: HTMLMediaElement, name: string, media: MediaAddress) {
  const shown = media(name);
  if (shown === null) {
    player.replaceWith(recording(name));
    return;
  }
  player.src = shown;
  player.dataset['name'] = name;
  player.controls = true;
  // Enough for a film to show its first picture and its shape.
  player.preload = 'metadata';
}

const triangle = 'M6.5 4.2v11.6a.6.6 0 0 0 .9.5l9-5.8a.6.6 0 0 0 0-1l-9-5.8a.6.6 0 0 0-.9.5Z';

function placeSound(mark: HTMLElement, media: MediaAddress) {
  const name = soundName(mark.dataset['sound'] ?? '');
  if (name === null) {
    mark.replaceWith(missing('Recording not shown'));
    return;
  }
  if (films.test(name)) {
    const film = document.createElement('video');
    mark.replaceWith(film);
    equip(film, name, media);
    return;
  }
  const address = media(name);
  if (address === null) {
    mark.replaceWith(recording(name));
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kd-sound';
  button.dataset['name'] = name;
  button.dataset['address'] = address;
  button.setAttribute('aria-label', `Play ${name}`);
  button.title = name;
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', triangle);
  drawing.append(path);
  button.append(drawing);
  mark.replaceWith(button);
}

/** Links lead to the web, by https; others are the words they stand on. */
function placeLink(link: HTMLAnchorElement) {
  const url = URL.parse((link.getAttribute('href') ?? '').replace(/^(?:http:)?\/\//i, 'https://'));
  if (url?.protocol === 'https:') {
    link.href = url.href;
    link.title ||= url.href;
    return;
  }
  const words = document.createElement('span');
  words.className = link.className;
  words.append(...link.childNodes);
  link.replaceWith(words);
}

/** What can scroll sideways can be reached by keyboard. */
function makeScrollable(element: Element) {
  const frame = document.createElement('div');
  frame.className = 'kd-scroll';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', element.tagName === 'TABLE' ? 'Table' : 'Code');
  element.replaceWith(frame);
  frame.append(element);
}

/** True when there are any, drawn or not. */
function drawFormulas(fragment: DocumentFragment, renderer: FormulaRenderer | null): boolean {
  const places = fragment.querySelectorAll<HTMLElement>('[data-maths]');
  for (const place of places) {
    if (renderer === null) break;
    const drawn = renderFormula(renderer, place.textContent, place.dataset['maths'] === 'display');
    place.replaceChildren(harmless(drawn).fragment);
  }
  return places.length > 0;
}
