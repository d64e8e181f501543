import type { Block, Document } from './blocks';
import type { NoteSettings } from './front-matter';
import { plainText } from './plain-text';
import { followSections, plainHeading, type Section } from './sections';
import { toolOf } from './tools';

/** A block the explicit forms left over, with what stands around it. */
export interface Spot {
  block: Block;
  section: Section;
  /** What the text is about, outermost first: headings, lines used as headings, and the list entries it hangs below. */
  topics: string[];
  /** The text right before it, as Markdown; empty after a heading. */
  intro: string;
  /** Whether another block answers to the same intro. */
  sharesIntro: boolean;
}

/** A line used as a heading is no longer than this. */
const longestTitle = 60;

/** Visits what is left of a note from top to bottom. */
export function walkNote(note: Document, front: NoteSettings, taken: ReadonlySet<Block>): Spot[] {
  const sections = followSections(front);
  const spots: Spot[] = [];

  const visit = (blocks: readonly Block[], outer: readonly string[], outerIntro: string): string => {
    let title: string | null = null;
    let intro = outerIntro;
    let used = 0;
    for (const [index, block] of blocks.entries()) {
      if (block.type === 'heading') {
        sections.enter(block);
        title = null;
        intro = '';
        used = 0;
        continue;
      }
      if (block.type === 'comment' || block.type === 'rule') continue;
      const next = blocks[index + 1];
      if (taken.has(block)) {
        if (block.type === 'paragraph') intro = '';
        continue;
      }
      const section = sections.current();
      const topics = [...section.path, ...outer, ...(title === null ? [] : [title])];
      if (block.type === 'paragraph' && isTitle(block.lines, next, block.endLine)) {
        title = plainHeading(plainText(block.lines.join(' ')).replace(/:$/, ''));
        intro = '';
        used = 0;
        continue;
      }
      const isCode = block.type === 'code';
      const sharesIntro = isCode && (used > 0 || blocks.slice(index + 1).find((one) => one.type !== 'comment')?.type === 'code');
      spots.push({ block, section, topics, intro, sharesIntro });
      if (isCode) used += 1;
      if (block.type === 'paragraph') {
        const text = introOf(block.lines);
        if (text !== '') [intro, used] = [text, 0];
      }
      if (block.type === 'quote') visit(block.blocks, topics.slice(section.path.length), intro);
      if (block.type === 'list') {
        for (const item of block.items) [intro, used] = [visitItem(item, topics.slice(section.path.length), intro), 0];
      }
    }
    return intro;
  };

  /** An entry's own text is the topic of what hangs below it. */
  const visitItem = (item: readonly Block[], outer: readonly string[], before: string): string => {
    const [first, second] = item;
    const text = first?.type === 'paragraph' ? plainText(first.lines.join(' ')) : '';
    const isTopic = second !== undefined && text !== '' && text.length <= longestTitle && !/[.!]$/.test(text);
    if (!first || !isTopic || second.type !== 'list') return visit(item, outer, before);
    const own = visit([first], outer, before);
    return visit(item.slice(1), [...outer, text.replace(/\s*[:-]$/, '')], own);
  };

  visit(note.blocks, [], '');
  return spots;
}

/** A short line without a full stop, right above a list: somebody's heading. */
function isTitle(lines: readonly string[], next: Block | undefined, endLine: number): boolean {
  const [line = '', ...more] = lines;
  if (more.length > 0 || line.length > longestTitle || toolOf(line.trim().replace(/^\*\*/, '')) !== null) return false;
  if (/^\*\*[^*]+\*\*:?$/.test(line.trim())) return !/\b(?:note|important|warning|tip)\b/i.test(line);
  return next?.type === 'list' && next.line <= endLine + 1 && /[A-Za-z?)`]$/.test(line.trim()) && line.trim().split(/\s+/).length <= 7;
}

/** The text that introduces what follows; words such as "show" and "solution" only open a fold. */
function introOf(lines: readonly string[]): string {
  const text = plainText(lines.join(' '));
  return /^(?:show|solution|answer|click|hint|result|output|expand)?\W*$/i.test(text) ? '' : lines.join('\n');
}
