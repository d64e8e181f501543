import { maskAttributes } from './image-mask';
import { stripTags } from './plain-text';

/** A gap of a cloze text: `{{c1::text::hint}}`, `{{c1,2::text}}`, with other gaps perhaps within it. */
interface Gap {
  opener: string;
  numbers: number[];
  parts: (string | Gap)[];
  hint: string | null;
}

export type ClozeSide = 'front' | 'back';

/** As in Anki: openers further inside are passed over. */
const deepest = 10;
const highestNumber = 65535;
const imageMask = 'image-occlusion:';

const numbersOf = (list: string) =>
  [...new Set(list.split(',').filter((number) => /^\d+$/.test(number)))]
    .map(Number)
    .filter((number) => number <= highestNumber)
    .sort((a, b) => a - b);

function addText(target: (string | Gap)[], open: Gap | undefined, text: string) {
  if (text === '') return;
  const hintAt = open && !text.startsWith(imageMask) ? text.indexOf('::') : -1;
  if (open && hintAt >= 0) open.hint = text.slice(hintAt + 2);
  target.push(hintAt >= 0 ? text.slice(0, hintAt) : text);
}

function parseCloze(text: string): (string | Gap)[] {
  const parts: (string | Gap)[] = [];
  const open: Gap[] = [];
  const pattern = /\{\{c([\d,]+)::|\}\}/g;
  let end = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const numbers = match[1] === undefined ? null : numbersOf(match[1]);
    if (numbers?.length === 0) continue;
    const innermost = open.at(-1);
    addText(innermost?.parts ?? parts, innermost, text.slice(end, match.index));
    end = pattern.lastIndex;
    if (numbers) {
      if (open.length < deepest) open.push({ opener: match[0], numbers, parts: [], hint: null });
      continue;
    }
    const closed = open.pop();
    (open.at(-1)?.parts ?? parts).push(closed ?? '}}');
  }
  addText(open.at(-1)?.parts ?? parts, open.at(-1), text.slice(end));
  // A gap that never closes is text; Anki would swallow it.
  for (const { opener, parts: within, hint } of open) parts.push(opener, ...within, ...(hint === null ? [] : [`::${hint}`]));
  return parts;
}

const isGap = (part: string | Gap): part is Gap => typeof part !== 'string';

function* gapsIn(parts: readonly (string | Gap)[]): Generator<Gap> {
  for (const gap of parts.filter(isGap)) {
    yield gap;
    yield* gapsIn(gap.parts);
  }
}

/** The gap numbers of a text, without 0, ascending. */
export function clozeNumbers(text: string): number[] {
  const numbers = [...gapsIn(parseCloze(text))].flatMap((gap) => gap.numbers);
  return [...new Set(numbers)].filter((number) => number > 0).sort((a, b) => a - b);
}

const plain = (gap: Gap): string => gap.parts.map((part) => (isGap(part) ? plain(part) : part)).join('');
const hintOf = (gap: Gap) => gap.hint ?? '...';

function renderMask(gap: Gap, shape: string, active: boolean, side: ClozeSide): string {
  const hides = (side === 'front' && active) || gap.numbers.includes(0);
  const role = hides ? 'cloze' : active ? 'cloze-highlight' : 'cloze-inactive';
  return `<div class="${role}" data-ordinal="${gap.numbers.join(',')}"${maskAttributes(shape)}></div>`;
}

function renderGap(gap: Gap, number: number, side: ClozeSide): string {
  const active = gap.numbers.includes(number);
  const [first] = gap.parts;
  if (typeof first === 'string' && first.startsWith(imageMask)) return renderMask(gap, first.slice(imageMask.length), active, side);
  const within = () => gap.parts.map((part) => (isGap(part) ? renderGap(part, number, side) : part)).join('');
  const shown = active && side === 'front' ? `[${hintOf(gap)}]` : within();
  return `<span class="${active ? 'cloze' : 'cloze-inactive'}" data-ordinal="${gap.numbers.join(',')}">${shown}</span>`;
}

/** A formula must stay one text for the mathematics to be found in it, so gaps inside are marked by nothing but their brackets. */
const stripInsideMaths = (html: string) =>
  html.replace(
    /(\\[([])([\s\S]{0,20000}?)(\\[\])])/g,
    (_whole, open: string, inner: string, close: string) => open + stripTags(inner) + close,
  );

/** A cloze text with one gap asked or shown; empty when it has no gap of that number. */
export function renderCloze(text: string, number: number, side: ClozeSide): string {
  const parts = parseCloze(text);
  if (![...gapsIn(parts)].some((gap) => gap.numbers.includes(number))) return '';
  return stripInsideMaths(parts.map((part) => (isGap(part) ? renderGap(part, number, side) : part)).join(''));
}

/** Only what is asked of a cloze text: its hints on the front, its hidden texts on the back. */
export function clozeOnly(text: string, number: number, side: ClozeSide): string {
  const asked = [...gapsIn(parseCloze(text))].filter((gap) => gap.numbers.includes(number));
  return asked.map((gap) => (side === 'front' ? hintOf(gap) : plain(gap))).join(', ');
}

/** What is to be typed for a gap; the same text in all its places is typed once. */
export function clozeForTyping(text: string, number: number): string {
  const asked = [...gapsIn(parseCloze(text))].filter((gap) => gap.numbers.includes(number)).map(plain);
  return new Set(asked).size === 1 ? (asked[0] ?? '') : asked.join(', ');
}
