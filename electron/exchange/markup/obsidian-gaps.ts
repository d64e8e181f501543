import type { CardContent } from '../../core/card';
import { limits } from '../limits';
import { plainContent } from '../text-cards';
import { writeGap } from './markup-cards';

interface Gap {
  start: number;
  end: number;
  text: string;
  hint: string;
  number: number | null;
}

/** `==text==` with `^[hint]` and `[^1]` after it, `{{text}}` and `{{1::text::hint}}`. */
const highlight = /==([^\s=](?:[^=\n]|=(?!=)){0,1000})==(?:\^\[([^[\]\n]{0,200})\])?(?:\[\^([0-9ahs]{1,20})\])?/g;
const braces = /\{\{(?:c?(\d{1,3})::)?([^{}\n]{1,1000}?)(?:::([^{}\n]{0,200}))?\}\}/g;

/** The cards of a sentence with gaps: one for each number, and one for each gap without. */
export function obsidianGaps(text: string): CardContent[] {
  const gaps: Gap[] = [];
  for (const match of text.matchAll(highlight)) add(gaps, match, match[1] ?? '', match[2] ?? '', sequenceOf(match[3]));
  for (const match of text.matchAll(braces)) add(gaps, match, match[2] ?? '', match[3] ?? '', sequenceOf(match[1]));
  gaps.sort((a, b) => a.start - b.start);
  const asked = gaps.filter(({ number }) => number !== 0);
  const numbers = numbered(asked);
  let front = '';
  let at = 0;
  for (const gap of gaps) {
    const index = asked.indexOf(gap);
    front += text.slice(at, gap.start) + (index < 0 ? gap.text : writeGap(numbers[index] ?? 1, gap.text, gap.hint));
    at = gap.end;
  }
  front += text.slice(at);
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => {
      const answer = asked.filter((_, index) => numbers[index] === number).map((gap) => gap.text.trim());
      return { ...plainContent('cloze', front, answer.join(', ')), gap: number };
    });
}

function add(gaps: Gap[], match: RegExpExecArray, text: string, hint: string, number: number | null): void {
  if (gaps.length === limits.gaps) return;
  const [start, end] = [match.index, match.index + match[0].length];
  const taken = gaps.some((gap) => start < gap.end && gap.start < end);
  if (!taken && text.trim() !== '') gaps.push({ start, end, text, hint: hint.trim(), number });
}

/** A number, or letters that say card by card whether the gap is asked: the first that asks counts. 0 is never, null not said. */
function sequenceOf(sequence: string | undefined): number | null {
  if (sequence === undefined || sequence === '') return null;
  return /^\d+$/.test(sequence) ? Math.min(Number(sequence), 999) : sequence.indexOf('a') + 1;
}

/** Gaps without a number take those that nobody wrote. */
function numbered(gaps: readonly Gap[]): number[] {
  const taken = new Set(gaps.map(({ number }) => number));
  let next = 1;
  return gaps.map(({ number }) => {
    if (number !== null) return number;
    while (taken.has(next)) next += 1;
    return next++;
  });
}
