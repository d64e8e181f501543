import { maskCode } from './code-spans';
import { tidyMarkdown } from './plain-text';

export interface Sentence {
  /** Inline Markdown, tidied. */
  text: string;
  line: number;
  endLine: number;
}

/** A line longer than this was not wrapped by hand, so each line is text of its own. */
const longestWrapped = 100;
const abbreviations = /(?:\b(?:e\.g|i\.e|eg|ie|etc|vs|cf|approx|no|nr|fig|ch|resp|incl|max|min|st)|\b[A-Z])\.$/;

/** Splits the lines of a paragraph into sentences, knowing abbreviations, code and dotted names. */
export function splitSentences(lines: readonly string[], firstLine: number): Sentence[] {
  const separate = lines.some((line) => line.length > longestWrapped);
  const chunks: Sentence[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = firstLine + index;
    const text = tidyMarkdown(raw);
    if (text === '') continue;
    const last = chunks.at(-1);
    const goesOn = last && !separate && !/[.:!?]$/.test(last.text) && !/<br\s*\/?>\s*$/i.test(lines[index - 1] ?? '');
    if (last && goesOn) {
      last.text += ` ${text}`;
      last.endLine = line;
    } else chunks.push({ text, line, endLine: line });
  }
  return chunks.flatMap(splitChunk);
}

function splitChunk({ text, line, endLine }: Sentence): Sentence[] {
  const masked = maskCode(text, 'x');
  const parts: Sentence[] = [];
  let start = 0;
  for (const match of masked.matchAll(/[.!?]["')*_]*(?=\s+["'(*_`[]*[A-Z0-9x])/g)) {
    const end = match.index + match[0].length;
    if (abbreviations.test(masked.slice(start, match.index + 1))) continue;
    parts.push({ text: text.slice(start, end).trim(), line, endLine });
    start = end;
  }
  parts.push({ text: text.slice(start).trim(), line, endLine });
  return parts.filter((part) => part.text !== '');
}
