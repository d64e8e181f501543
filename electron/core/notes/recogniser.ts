import type { Block } from './blocks';
import type { Comment } from './comments';
import type { Passage } from './draft';
import type { Settings } from './front-matter';
import type { Report } from './report';

/** What a recogniser may know besides the blocks. */
export interface Context {
  lines: readonly string[];
  settings: Settings;
  /** The note was written as a deck, so whatever has the shape of a form is meant as one. */
  isDeck: boolean;
  report: Report;
}

/** Blocks `index` to `next` (exclusive) are used up; an empty list of passages is a form with a mistake, already reported. */
export interface Match {
  passages: Passage[];
  next: number;
  /** Comments that stood inside the used blocks. */
  comments: Comment[];
}

/** Looks whether the block at `index` begins one of the explicit forms. */
export type Recogniser = (blocks: readonly Block[], index: number, context: Context) => Match | null;

/** The Markdown of a block as it is written, without the indentation or quote marks of what it stands in. */
export function markdownOf(block: Block, lines: readonly string[]): string {
  const indent = new RegExp(`^[\\s>]{0,${block.column - 1}}`);
  const slice = lines.slice(block.line - 1, block.endLine);
  return slice
    .map((line, index) => (index === 0 ? line.slice(block.column - 1) : line.replace(indent, '')).trimEnd())
    .join('\n')
    .trimEnd();
}
