import { mediaName } from '../../electron/core/anki-template/media-names';

/** Where a media file of the deck is shown from; null for one that is not there so far. */
export type MediaAddress = (name: string) => string | null;

export interface CardStyle {
  sheet: CSSStyleSheet;
  /** Fonts that come with the deck. They belong to the document: a shadow root has none of its own. */
  fonts: FontFace[];
}

const addresses = /url\("((?:[^"\\]|\\.)*)"\)/g;
const loads = /(?:url|image|image-set|src|cross-fade|element|paint)\(/i;
const pictureData = /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i;

/** The file name a style means; the browser may already have made it a full address of our own page. */
function nameInStyle(address: string): string | null {
  const base = new URL('.', document.baseURI).href;
  return mediaName(address.startsWith(base) ? address.slice(base.length) : address);
}

/** A value with its files led to the deck's media; null when it would load anything else. */
function keepOwnFiles(value: string, media: MediaAddress): string | null {
  const kept = value.replace(addresses, (whole, quoted: string) => {
    const address = quoted.replace(/\\(.)/g, '$1');
    if (pictureData.test(address) || address.startsWith('#')) return whole;
    const name = nameInStyle(address);
    const shown = name === null ? null : media(name);
    return shown === null ? 'url(foreign)' : `url("${shown}")`;
  });
  return loads.test(kept.replace(addresses, '')) ? null : kept;
}

/** A card has no window of its own to stand still in or to fill. */
const isForPages = (name: string, value: string) =>
  (name === 'position' && value === 'fixed') ||
  (/^(?:min-)?(?:height|block-size)$/.test(name) && /\d[sdl]?v(?:h|b|max|min)\b/.test(value)) ||
  name.startsWith('view-transition');

/** Takes out what would load something foreign or leave the card's place on the screen. */
export function cleanDeclarations(style: CSSStyleDeclaration, media: MediaAddress): void {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    if (name.startsWith('--')) {
      // Raw text, put together only where it is used: an escape could hide an address here.
      if (loads.test(value) || value.includes('\\')) style.removeProperty(name);
    } else if (value === '') {
      // A longhand of a shorthand with var(): only the whole declaration shows what it holds.
      if (loads.test(style.cssText) || style.cssText.includes('\\')) style.removeProperty(name);
    } else if (isForPages(name, value)) {
      style.removeProperty(name);
    } else if (loads.test(value)) {
      const kept = keepOwnFiles(value, media);
      if (kept === null) style.removeProperty(name);
      else if (kept !== value) style.setProperty(name, kept, style.getPropertyPriority(name));
    }
  }
}

/** Page-wide selectors mean the card: it has no page of its own. Specificity stays as low as that of the name it stands for. */
export const scopeSelector = (selector: string): string =>
  selector
    .replace(/(^|[\s>+~,(])html(?![\w-])/g, '$1:where(.kd-page)')
    .replace(/(^|[\s>+~,(])body(?![\w-])/g, '$1:where(.card)')
    .replaceAll(':root', ':where(.kd-page)');

/** They would reach what is around the card. */
const outward = /:host|::slotted|::part|::view-transition/i;

/** The stock look of a new note type says nothing about the card: without it the card looks like the rest of the app. */
const stockLook: readonly (readonly [property: string, value: string])[] = [
  ['color', 'black'],
  ['background-color', 'white'],
  ['font-family', 'arial'],
];

function dropStockLook({ style }: CSSStyleRule) {
  for (const [property, value] of stockLook) if (style.getPropertyValue(property).toLowerCase() === value) style.removeProperty(property);
}

interface RuleOwner {
  readonly cssRules: CSSRuleList;
  deleteRule: (index: number) => void;
}

function cleanRule(rule: CSSRule, media: MediaAddress, faces: CSSFontFaceRule[]): 'keep' | 'drop' {
  if (rule instanceof CSSStyleRule) {
    if (outward.test(rule.selectorText)) return 'drop';
    rule.selectorText = scopeSelector(rule.selectorText);
    if (rule.selectorText === '.card') dropStockLook(rule);
    cleanDeclarations(rule.style, media);
    cleanRules(rule, media, faces);
  } else if (rule instanceof CSSGroupingRule) {
    cleanRules(rule, media, faces);
  } else if (rule instanceof CSSKeyframesRule) {
    for (const frame of Array.from(rule.cssRules)) if (frame instanceof CSSKeyframeRule) cleanDeclarations(frame.style, media);
  } else if (rule instanceof CSSFontFaceRule) {
    faces.push(rule);
    return 'drop';
  } else if ('style' in rule && rule.style instanceof CSSStyleDeclaration) {
    cleanDeclarations(rule.style, media);
  } else {
    return 'drop';
  }
  return 'keep';
}

function cleanRules(owner: RuleOwner, media: MediaAddress, faces: CSSFontFaceRule[]) {
  for (let index = owner.cssRules.length - 1; index >= 0; index -= 1) {
    const rule = owner.cssRules[index];
    if (rule && cleanRule(rule, media, faces) === 'drop') owner.deleteRule(index);
  }
}

const ownFamilies = /inter|jetbrains/i;

function fontFrom({ style }: CSSFontFaceRule, media: MediaAddress): FontFace[] {
  const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
  const source = keepOwnFiles(style.getPropertyValue('src').replace(/local\([^)]*\)/g, 'local("")'), media);
  if (family === '' || source === null || ownFamilies.test(family)) return [];
  const weight = style.getPropertyValue('font-weight') || 'normal';
  return [new FontFace(family, source, { weight, style: style.getPropertyValue('font-style') || 'normal' })];
}

/** Imports would be left out anyway, each with a word on the console. One that meets a brace is none, and what it passed over is not read again. */
export const withoutImports = (css: string): string =>
  css.replace(/@import\b[^;{}]*(?:;|$|([{}]))/gi, (whole: string, brace?: string) => (brace === undefined ? '' : whole));

/** A note type's CSS made fit for a card's shadow root. Imports are never followed, and nothing loads but the deck's own media. */
export function cardStyle(css: string, media: MediaAddress): CardStyle {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(withoutImports(css));
  const faces: CSSFontFaceRule[] = [];
  cleanRules(sheet, media, faces);
  return { sheet, fonts: faces.flatMap((face) => fontFrom(face, media)) };
}
