import type { Block, Document, List } from './blocks';
import { findInCode, findInQuote, findInText } from './found-code';
import type { Finds } from './found-draft';
import type { DescribeField } from './found-fields';
import { findListAnswer, findPairs } from './found-lists';
import { findAnswerToHeading } from './found-questions';
import { findStatements } from './found-statements';
import { findInTable } from './found-tables';
import { walkNote, type Spot } from './found-walk';
import type { NoteSettings } from './front-matter';
import { passOver } from './passed-over';

/** Looks for cards in all that the explicit forms left over. */
export function findCards(note: Document, front: NoteSettings, taken: ReadonlySet<Block>, describeField?: DescribeField): Finds {
  const finds: Finds = { cards: [], skips: [] };
  const done = new Set<Block>();
  const spots = walkNote(note, front, taken);
  for (const spot of spots) {
    const { block } = spot;
    if (done.has(block)) continue;
    switch (block.type) {
      case 'code':
        findInCode(block, spot, finds, describeField);
        break;
      case 'quote':
        if (findInQuote(block, spot, finds)) for (const inner of block.blocks) done.add(inner);
        break;
      case 'table':
        findInTable(block, spot, finds);
        break;
      case 'list':
        for (const used of findInList({ ...block, items: block.items.filter(([first]) => first && !taken.has(first)) }, spot, finds))
          done.add(used);
        break;
      case 'paragraph':
        findInText(block, spot, finds);
        if (!findAnswerToHeading(block, spot, finds)) findStatements(block, spot, finds);
        break;
    }
  }
  finds.skips.push(...passOver(spots, finds));
  return finds;
}

/** Cards of a list as a whole and of its entries; the paragraphs they used need no further look. */
function findInList(list: List, spot: Spot, finds: Finds): Block[] {
  const pairs = findPairs(list, spot, finds);
  const whole = findListAnswer(list, spot, finds);
  return list.items.flatMap((item) => (pairs.has(item) || (whole && item.length === 1) ? item.slice(0, 1) : []));
}
