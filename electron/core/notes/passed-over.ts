import type { Block } from './blocks';
import type { Finds, Skip } from './found-draft';
import type { Spot } from './found-walk';

/** What was looked at and neither became a card nor was passed over for a reason of its own: nothing is left out in silence. */
export function passOver(spots: readonly Spot[], { cards, skips }: Finds): Skip[] {
  const told = new Set<number>();
  for (const { line, endLine } of [...cards.map(({ draft }) => draft), ...skips]) {
    for (let at = line; at <= endLine; at++) told.add(at);
  }
  return spots.flatMap(({ block }) => {
    const reason = block.type === 'code' ? 'output or text in a code block' : 'nothing in it to ask for';
    return linesOf(block).flatMap((line) => (told.has(line) ? [] : [{ line, endLine: line, reason }]));
  });
}

/** The lines of a block that say something, without those of the blocks in it. */
function linesOf(block: Block): number[] {
  switch (block.type) {
    case 'paragraph':
      return numbers(block.line, block.lines, (text) => text.replace(/<\/?[a-z][^>]*>/gi, ''));
    case 'code':
      // A comment speaks of the command or the field beside it.
      return numbers(block.line + (block.fenced ? 1 : 0), block.value.split('\n'), (text) => text.replace(/^\s*#.*/, ''));
    default:
      return [];
  }
}

const numbers = (first: number, lines: readonly string[], bare: (text: string) => string) =>
  lines.flatMap((text, index) => (/[\p{L}\p{N}]/u.test(bare(text)) ? [first + index] : []));
