import type { ParsedNote, Problem, Skipped } from '../card';
import { readBlocks } from './blocks';
import { deckOfFile } from './deck-of-file';
import { finishCards } from './finish-cards';
import { correctExplicit, joinSkips, keepFound } from './finish-found';
import { findCards } from './found';
import type { DescribeField } from './found-fields';
import type { Found } from './found-kinds';
import { readFrontMatter, reportOpenFrontMatter } from './front-matter';
import { readExplicit } from './read-explicit';
import { repairLines } from './repair-lines';
import { reportTo } from './report';
import { joinScenarios } from './scenarios';

export interface ParseOptions {
  /** The note's path as cards and problems should show it, with `/`. */
  file: string;
  /** Deck where the note itself names none; the folder and file name without it. */
  deck?: string;
  /** Forms to look for in text that was not written for cards. Without it the note's own `found`, else all, or none in a note written as a deck. */
  found?: Found;
  /** What the API reference says of fields; without it no field cards are made. */
  describeField?: DescribeField;
}

/** Reads the cards of a note. Never throws: what is wrong with the text is in `problems`, what made no card in `skipped`. */
export function parseNote(text: string, options: ParseOptions): ParsedNote {
  const { file } = options;
  const problems: Problem[] = [];
  const skipped: Skipped[] = [];
  const report = reportTo(problems, file);
  const source = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const note = readBlocks(repairLines(source, report));
  const front = readFrontMatter(note.front, options.deck ?? deckOfFile(file), report);
  if (!note.front) reportOpenFrontMatter(note.lines, report);
  const explicit = readExplicit(note, front, report, skipped, file);
  const found = options.found ?? front.found ?? (front.isDeck ? 'none' : 'all');
  const placed = joinScenarios(explicit, { lines: note.lines, skipped, report });
  if (!front.isDeck) correctExplicit(placed);
  if (found !== 'none') {
    const finds = findCards(note, front, explicit.taken, options.describeField);
    placed.push(...keepFound(finds, placed, found));
    skipped.push(...joinSkips(finds.skips).map((skip) => ({ file, ...skip })));
  }
  const lineOf = (passage: (typeof placed)[number]) => passage.passage[0]?.line ?? 0;
  placed.sort((a, b) => lineOf(a) - lineOf(b));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  skipped.sort((a, b) => a.line - b.line);
  return { file, cards: finishCards(placed, file, report), problems, skipped };
}
