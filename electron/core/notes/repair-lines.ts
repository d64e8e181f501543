import type { Report } from './report';
import { isPlainlyCommand } from './tools';

interface Fence {
  index: number;
  mark: string;
  length: number;
  info: string;
  /** What stands before the marks on a further line of the block: blanks and quote marks. */
  lead: string;
}

/** Nobody nests this deep on purpose, and the Markdown parser takes quadratic time over it. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30,}/;

/** Mends what would hide the rest of a note from the Markdown parser. Line numbers stay. */
export function repairLines(source: readonly string[], report: Report): string[] {
  const lines = source.map((line, index) => {
    if (!tooDeep.test(line)) return line;
    report({ line: index + 1, column: 1 }, 'This line nests too deep to be read.', 'Nest lists and quotes less deep.', 'warning');
    return '';
  });
  for (let index = 0; index < lines.length; index++) {
    const fence = readFence(lines[index] ?? '', index);
    if (!fence) continue;
    const close = findClose(lines, fence);
    if (isPlainlyCommand(fence.info)) {
      report(
        { line: index + 1, column: fence.lead.length + 1 },
        'These back-ticks are never closed.',
        'Write one back-tick before and after the command.',
        'warning',
      );
      lines[index] = (lines[index] ?? '').replace('```', '`').concat('`');
      continue;
    }
    if (close.index < 0) {
      report(
        { line: index + 1, column: fence.lead.length + 1 },
        'This code block is never closed.',
        `Close it with a line of ${fence.mark.repeat(fence.length)}.`,
      );
      index = closeFence(lines, fence, close.before);
    } else {
      if (close.weak) {
        lines[close.index] = fence.lead + fence.mark.repeat(fence.length);
        report(
          { line: close.index + 1, column: 1 },
          'This line closes the code block with too few marks.',
          `Write ${fence.mark.repeat(fence.length)}.`,
          'warning',
        );
      }
      index = close.index;
    }
  }
  return lines;
}

function readFence(line: string, index: number): Fence | null {
  const match = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*)(`{3,}|~{3,})([^`]*)$/.exec(line);
  if (!match) return null;
  const [, lead = '', marks = '', info = ''] = match;
  return { index, mark: marks.charAt(0), length: marks.length, info: info.trim(), lead: lead.replace(/[^\s>]/g, ' ') };
}

/** The line that closes a fence, or -1 and the line before which it must have ended. */
function findClose(lines: readonly string[], fence: Fence): { index: number; weak: boolean; before: number } {
  let weak = -1;
  for (let index = fence.index + 1; index < lines.length; index++) {
    const text = (lines[index] ?? '').replace(/^[\s>]+/, '').trimEnd();
    if (!text.startsWith(fence.mark.repeat(2)) || text.length > 80) continue;
    const marks = text.length - text.replace(fence.mark === '`' ? /^`+/ : /^~+/, '').length;
    if (marks === text.length && marks >= fence.length) return { index, weak: false, before: index };
    if (marks === text.length && weak < 0 && (marks === 2 || marks === 3)) weak = index;
    // An opening mark inside of an open block: the closing one before it was forgotten.
    if (marks === fence.length && marks < text.length && readFence(lines[index] ?? '', index)) {
      return weak >= 0 ? { index: weak, weak: true, before: index } : { index: -1, weak: false, before: index };
    }
  }
  return weak >= 0 ? { index: weak, weak: true, before: lines.length } : { index: -1, weak: false, before: lines.length };
}

/** Ends an open block at its first blank line; the rest of the note is text again. Returns the line it was closed on. */
function closeFence(lines: string[], fence: Fence, before: number): number {
  let index = fence.index + 1;
  while (index < before && (lines[index] ?? '').trim() === '') index += 1;
  while (index < before && (lines[index] ?? '').trim() !== '') index += 1;
  const closing = fence.lead + fence.mark.repeat(fence.length);
  if (index < before) {
    lines[index] = closing;
    return index;
  }
  if (before >= lines.length) return before;
  // Without a blank line to close it on, the opening marks go instead.
  lines[fence.index] = '';
  return fence.index;
}
