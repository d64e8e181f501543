import { readGaps, type Gap } from '../cloze';
import type { Block } from './blocks';
import { maskCode } from './code-spans';
import { newDraft } from './draft';
import type { Settings } from './front-matter';
import { takePinnedId } from './pinned-id';
import type { Context, Match } from './recogniser';
import { whyLeaning } from './stands-alone';

/** A paragraph longer than this is asked only sentence by sentence. */
const longParagraph = 400;

/** `==text==`, `{{c1::text::hint}}` and, where the note says so, `{{text}}`: one card for each number. */
export function recogniseGaps(blocks: readonly Block[], index: number, context: Context): Match | null {
  const block = blocks[index];
  if (block?.type !== 'paragraph') return null;
  const { text, id } = takePinnedId(block.lines.join('\n').trim());
  if (!text.includes('==') && !text.includes('{{')) return null;
  reportUnclosed(text, block.line, context);
  const gaps = numberGaps(findGaps(text, context.settings));
  if (gaps.length === 0 || (!context.isDeck && isHighlight(text, gaps))) return null;
  const written = (from: number, to: number) => writeGaps(text, gaps, from, to);
  const numbers = [...new Set(gaps.map((gap) => gap.number))].sort((a, b) => a - b);
  const passage = numbers.map((number) => {
    const own = gaps.filter((gap) => gap.number === number);
    const [from, to] = text.length > longParagraph ? sentenceAround(text, own) : ([0, text.length] as const);
    return newDraft({
      form: 'cloze',
      kind: 'cloze',
      front: written(from, to),
      answer: own.map((gap) => gap.text).join(', '),
      gap: number,
      id: id === null || number === 1 ? id : `${id}-c${String(number)}`,
      line: block.line,
      endLine: block.endLine,
    });
  });
  return { passages: [passage], next: index + 1, comments: block.comments };
}

function findGaps(text: string, { cloze, highlight }: Settings): Gap[] {
  const masked = maskCode(text, '\u0001');
  const gaps: Gap[] = [];
  const add = ({ start, end, number, text: body, hint }: Gap) => {
    const taken = gaps.some((gap) => start < gap.end && gap.start < end);
    if (!taken && body.trim() !== '') gaps.push({ start, end, text: body.trim(), hint: hint.trim(), number });
  };
  // Their number, 0 so far, is given when all are known.
  const addUnnumbered = (match: RegExpExecArray, body: { text: string; hint: string }) =>
    add({ start: match.index, end: match.index + match[0].length, number: 0, ...body });
  // Numbered gaps cannot be meant otherwise, so they count inside of code too.
  for (const gap of readGaps(text)) add(gap);
  if (highlight)
    for (const match of masked.matchAll(/(?<!=)==(?=[^\s=])((?:(?!==)[\s\S])+?)(?<=[^\s=])==(?!=)/g))
      addUnnumbered(match, { text: inner(text, match, 2), hint: '' });
  if (cloze)
    for (const match of masked.matchAll(/\{\{(?!c\d{1,3}::)((?:(?!\}\}|\{\{)[\s\S])+)\}\}/g))
      addUnnumbered(match, clue(inner(text, match, 2)));
  return gaps.sort((a, b) => a.start - b.start);
}

/** Where a note is no deck, `==` may just be a text marker: what is left must still be a question. */
function isHighlight(text: string, gaps: readonly Gap[]): boolean {
  if (/\{\{c\d+::/.test(text)) return false;
  const rest = gaps.reduceRight((left, gap) => left.slice(0, gap.start) + left.slice(gap.end), text);
  const words = rest.split(/\s+/).filter((word) => /\w/.test(word)).length;
  return (
    words < 2 ||
    gaps.some((gap) => gap.text.split(/\s+/).length > 8) ||
    gaps.some((gap) => gap.text.endsWith('?')) ||
    whyLeaning(text.replaceAll('==', '')) !== null
  );
}

function inner(text: string, match: RegExpExecArray, marks: number): string {
  return text.slice(match.index + marks, match.index + match[0].length - marks);
}

function clue(body: string): { text: string; hint: string } {
  const [text = '', ...hint] = body.split('::');
  return { text, hint: hint.join('::') };
}

/** Unnumbered gaps take the numbers nobody wrote, in the order of the text. */
function numberGaps(gaps: readonly Gap[]): Gap[] {
  const taken = new Set(gaps.map((gap) => gap.number));
  let next = 1;
  return gaps.map((gap) => {
    if (gap.number > 0) return gap;
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { ...gap, number: next };
  });
}

function writeGaps(text: string, gaps: readonly Gap[], from: number, to: number): string {
  let out = '';
  let position = from;
  for (const gap of gaps.filter(({ start, end }) => start >= from && end <= to)) {
    const clue = gap.hint === '' ? '' : `::${gap.hint}`;
    out += `${text.slice(position, gap.start)}{{c${String(gap.number)}::${gap.text}${clue}}}`;
    position = gap.end;
  }
  return (out + text.slice(position, to)).trim();
}

function sentenceAround(text: string, gaps: readonly Gap[]): readonly [number, number] {
  const first = Math.min(...gaps.map((gap) => gap.start));
  const last = Math.max(...gaps.map((gap) => gap.end));
  const ends = [...maskCode(text).matchAll(/[.!?](?=\s+\S)/g)].map((match) => match.index + 1);
  return [ends.findLast((end) => end <= first) ?? 0, ends.find((end) => end >= last) ?? text.length];
}

/** Line and column of offsets that only grow, so that the text is read once. */
function placesOf(text: string, line: number): (offset: number) => { line: number; column: number } {
  let row = line;
  let start = 0;
  let lineEnd = text.indexOf('\n');
  return (offset) => {
    while (lineEnd !== -1 && lineEnd < offset) {
      row += 1;
      start = lineEnd + 1;
      lineEnd = text.indexOf('\n', start);
    }
    return { line: row, column: offset - start + 1 };
  };
}

function reportUnclosed(text: string, line: number, { report, settings, isDeck }: Context): void {
  const masked = maskCode(text, '\u0001');
  const at = placesOf(text, line);
  let close = text.indexOf('}}');
  for (const match of (settings.cloze ? masked : text).matchAll(settings.cloze ? /\{\{/g : /\{\{c\d{1,3}::/g)) {
    const inside = match.index + 2;
    if (close !== -1 && close < inside) close = text.indexOf('}}', inside);
    const open = text.indexOf('{{', inside);
    if (close >= 0 && (open < 0 || close < open)) continue;
    report(at(match.index), 'This gap is never closed.', 'End it with `}}`.');
  }
  if (!settings.highlight || !isDeck) return;
  const marks = [...masked.matchAll(/(?<!=)==(?!=)/g)].filter(
    (match) => !(masked[match.index - 1] === ' ' && masked[match.index + 2] === ' '),
  );
  const lone = marks.length % 2 === 1 ? marks.at(-1) : undefined;
  if (lone)
    report(placesOf(text, line)(lone.index), 'This gap is opened or closed only once.', 'Write `==` on both sides of the hidden text.');
}
