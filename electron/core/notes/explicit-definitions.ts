import type { Block } from './blocks';
import { maskCode } from './code-spans';
import { newDraft, type Passage } from './draft';
import { takePinnedId } from './pinned-id';
import { markdownOf, type Context, type Match } from './recogniser';

interface Pair {
  front: string;
  back: string;
  both: boolean;
  line: number;
  endLine: number;
}

/** `term :: definition` and `term ::: definition`, a line each; a line without the mark goes on with the definition above. */
export function recogniseDefinitions(blocks: readonly Block[], index: number, context: Context): Match | null {
  const block = blocks[index];
  if (block?.type !== 'paragraph') return null;
  const masked = maskCode(block.lines.join('\n')).split('\n');
  const pairs: Pair[] = [];
  for (const [offset, text] of block.lines.entries()) {
    const mark = /(?<=\S)\s+(:::?)(?=\s|$)|(?<=\S)(:::?)\s+(?=\S)/.exec(masked[offset] ?? '');
    const line = block.line + offset;
    const pair = pairs.at(-1);
    if (mark) {
      const back = text.slice(mark.index + mark[0].length).trim();
      pairs.push({ front: text.slice(0, mark.index).trim(), back, both: mark[0].trim() === ':::', line, endLine: line });
    } else if (pair) {
      pair.back += `\n${text}`;
      pair.endLine = line;
    }
  }
  if (pairs.length === 0) return null;
  const passages = pairs.map((pair) => makePair(pair, 'definition', context)).filter((passage) => passage !== null);
  return { passages, next: index + 1, comments: block.comments };
}

/** A line with only `?` or `??` between question and answer. */
export function recogniseParted(blocks: readonly Block[], index: number, context: Context): Match | null {
  const block = blocks[index];
  if (block?.type !== 'paragraph') return null;
  const at = block.lines.findIndex((line) => /^\s*\?\??\s*$/.test(line));
  if (at < 0) return null;
  const match: Match = { passages: [], next: index + 1, comments: block.comments };
  const back = block.lines.slice(at + 1);
  let endLine = block.endLine;
  const tail = blocks[match.next];
  if (tail && ['code', 'list', 'table'].includes(tail.type) && tail.line === block.endLine + 1) {
    back.push(...markdownOf(tail, context.lines).split('\n'));
    endLine = tail.endLine;
    match.next += 1;
  }
  const pair = {
    front: block.lines.slice(0, at).join('\n').trim(),
    back: back.join('\n').trim(),
    both: block.lines[at]?.trim() === '??',
    line: block.line,
    endLine,
  };
  const passage = makePair(pair, 'parted', context);
  if (passage) match.passages.push(passage);
  return match;
}

function makePair(pair: Pair, form: string, { report }: Context): Passage | null {
  const place = { line: pair.line, column: 1 };
  const front = takePinnedId(pair.front).text;
  const { text: back, id } = takePinnedId(pair.back.trim());
  if (front === '') report(place, 'The question is empty.', 'Write it before the mark that parts it from its answer.');
  if (back === '') report(place, 'The answer is empty.', 'Write it after the mark that parts it from its question.');
  if (front === '' || back === '') return null;
  const shared = { kind: 'basic' as const, form, line: pair.line, endLine: pair.endLine };
  const forward = newDraft({ ...shared, front, answer: back, id });
  if (!pair.both) return [forward];
  return [forward, newDraft({ ...shared, front: back, answer: front, form: `${form}-reverse`, id: id === null ? null : `${id}-reverse` })];
}
