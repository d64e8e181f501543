import type { Block } from './blocks';
import type { Comment } from './comments';
import { newDraft } from './draft';
import { takePinnedId } from './pinned-id';
import { markdownOf, type Context, type Match } from './recogniser';

/** A list under a heading that ends in `?`. Lists with tick boxes are plans, not answers. */
export function recogniseListAnswer(blocks: readonly Block[], index: number, context: Context): Match | null {
  const heading = blocks[index];
  if (heading?.type !== 'heading') return null;
  const { text: front, id } = takePinnedId(heading.text);
  if (!front.endsWith('?')) return null;
  let next = index + 1;
  const comments: Comment[] = [];
  for (let block = blocks[next]; block?.type === 'comment'; block = blocks[++next]) comments.push(...block.comments);
  const list = blocks[next];
  if (list?.type !== 'list') return null;
  const answer = takePinnedId(markdownOf(list, context.lines));
  if (/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/m.test(answer.text)) return null;
  if (list.items.every((item) => item.length === 0)) {
    context.report(list, 'The list has no entries.', 'Write the answers after the bullets.');
    return { passages: [], next: next + 1, comments };
  }
  if (!context.isDeck && list.items.length < 2) return null;
  const draft = newDraft({
    form: 'list',
    kind: 'basic',
    front,
    answer: answer.text,
    list: list.ordered ? 'ordered' : 'set',
    id: answer.id ?? id,
    line: heading.line,
    endLine: list.endLine,
  });
  return { passages: [[draft]], next: next + 1, comments };
}
