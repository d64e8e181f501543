import type { Block, Paragraph } from './blocks';
import { newDraft, type Passage } from './draft';
import { takePinnedId } from './pinned-id';
import { markdownOf, type Context, type Match } from './recogniser';

interface Side {
  letter: 'Q' | 'A';
  lines: string[];
  line: number;
}

const sideStart = /^\s*(?:\*\*|__)?([QA]):(?:\*\*|__)?(?:\s+|$)(.*)$/;

/** How many blocks may stand between a `Q:` and its `A:`. */
const farthestAnswer = 4;

/** `Q:` and `A:`. A question may go on in blocks of its own; an answer may end in a list, table or code block right under it. */
export function recogniseQuestions(blocks: readonly Block[], index: number, context: Context): Match | null {
  const block = blocks[index];
  if (block?.type !== 'paragraph') return null;
  let sides = sidesOf(block);
  if (sides.length === 0) return null;
  const match: Match = { passages: [], next: index + 1, comments: [...block.comments] };
  let question: Side | null = null;
  let last: Paragraph = block;
  for (let position = 0; position < sides.length; position++) {
    const side = sides[position];
    if (!side) break;
    if (side.letter === 'A') {
      const isLast = position === sides.length - 1;
      const passage = answer(question, side, isLast ? takeTail(blocks, match, side) : null, isLast ? last.endLine : null, context);
      if (passage) match.passages.push(passage);
      question = null;
      continue;
    }
    question = side;
    if (position < sides.length - 1) {
      if (sides[position + 1]?.letter === 'Q') reportUnanswered(side, context);
      continue;
    }
    const later = findAnswer(blocks, match.next);
    if (later === null) {
      reportUnanswered(side, context);
      continue;
    }
    const between = blocks.slice(match.next, later.index);
    side.lines.push(...between.flatMap((inner) => ['', ...markdownOf(inner, context.lines).split('\n')]));
    match.comments.push(...later.paragraph.comments);
    match.next = later.index + 1;
    last = later.paragraph;
    sides = [...sides, ...sidesOf(later.paragraph)];
  }
  return match;
}

/** Whether a line opens a question or an answer. */
export function opensSide(line: string): boolean {
  return sideStart.test(line);
}

function sidesOf(block: Paragraph): Side[] {
  const sides: Side[] = [];
  for (const [offset, text] of block.lines.entries()) {
    const match = sideStart.exec(text);
    const letter = match?.[1] === 'Q' ? 'Q' : 'A';
    if (match) sides.push({ letter, lines: [match[2] ?? ''], line: block.line + offset });
    else sides.at(-1)?.lines.push(text);
  }
  return sides;
}

function findAnswer(blocks: readonly Block[], from: number): { paragraph: Paragraph; index: number } | null {
  for (let index = from; index < Math.min(blocks.length, from + farthestAnswer); index++) {
    const block = blocks[index];
    if (!block || block.type === 'heading' || block.type === 'rule') return null;
    const [first] = block.type === 'paragraph' ? sidesOf(block) : [];
    if (block.type === 'paragraph' && first) return first.letter === 'A' && first.line === block.line ? { paragraph: block, index } : null;
  }
  return null;
}

/** The block that ends an answer: right under it, or after a blank line where nothing else is the answer. */
function takeTail(blocks: readonly Block[], match: Match, side: Side): Block | null {
  const tail = blocks[match.next];
  if (!tail || !['code', 'list', 'table'].includes(tail.type)) return null;
  const endLine = side.line + side.lines.length - 1;
  const empty = side.lines.join('').trim() === '';
  if (tail.line > endLine + 1 && !(empty && tail.line <= endLine + 2)) return null;
  match.next += 1;
  return tail;
}

function answer(question: Side | null, side: Side, tail: Block | null, endLine: number | null, context: Context): Passage | null {
  const place = { line: side.line, column: 1 };
  if (!question) {
    context.report(place, '`A:` has no `Q:` before it.', 'Write the question on a line that starts with `Q:` right above.');
    return null;
  }
  const front = takePinnedId(question.lines.join('\n').trim());
  const text = takePinnedId(side.lines.join('\n').trim());
  const more = takePinnedId(tail ? markdownOf(tail, context.lines) : '');
  const whole = [text.text, more.text].filter((part) => part !== '').join('\n');
  if (front.text === '') context.report({ line: question.line, column: 1 }, 'The question is empty.', 'Write it after `Q:`.');
  if (whole === '') context.report(place, 'The answer is empty.', 'Write it after `A:`.');
  if (front.text === '' || whole === '') return null;
  const list = tail?.type === 'list' && text.text === '' ? (tail.ordered ? 'ordered' : 'set') : null;
  return [
    newDraft({
      form: 'qa',
      kind: 'basic',
      front: front.text,
      answer: whole,
      list,
      id: more.id ?? text.id ?? front.id,
      line: question.line,
      endLine: tail?.endLine ?? Math.max(side.line + side.lines.length - 1, endLine ?? 0),
    }),
  ];
}

function reportUnanswered(side: Side, context: Context): void {
  context.report({ line: side.line, column: 1 }, '`Q:` has no answer.', 'Write it on a line that starts with `A:` right below.');
}
