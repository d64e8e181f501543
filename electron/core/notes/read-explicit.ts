import type { Skipped } from '../card';
import { applyComment, applyReason, isAboutCard, isSwitch } from './after-card';
import type { Block, Document, Quote } from './blocks';
import { cleanCommand } from './command-lines';
import type { Comment } from './comments';
import type { Passage } from './draft';
import { recogniseDefinitions, recogniseParted } from './explicit-definitions';
import { recogniseGaps } from './explicit-gaps';
import { recogniseListAnswer } from './explicit-lists';
import { opensSide, recogniseQuestions } from './explicit-questions';
import { recogniseTask } from './explicit-tasks';
import type { NoteSettings } from './front-matter';
import type { Context, Match, Recogniser } from './recogniser';
import type { Report } from './report';
import { outlineScenarios, type ScenarioOutlines } from './scenario-outline';
import { followSections, type Section } from './sections';
import { isPlainlyCommand } from './tools';

/** A passage and the section it stands in. */
export interface Placed {
  passage: Passage;
  section: Section;
  /** What keeps cards apart on a day; without it the passage itself. */
  group?: string;
}

export interface Explicit {
  placed: Placed[];
  /** Blocks the explicit forms used or switched off: the found forms leave them alone. */
  taken: Set<Block>;
  scenarios: ScenarioOutlines;
}

const recognisers: readonly Recogniser[] = [
  recogniseListAnswer,
  recogniseQuestions,
  recogniseParted,
  recogniseDefinitions,
  recogniseGaps,
  recogniseTask,
];

interface Reader extends Explicit {
  note: Document;
  isDeck: boolean;
  sections: ReturnType<typeof followSections>;
  report: Report;
  /** The passage comments speak of; null once something else came after it. */
  latest: Passage | null;
  /** The line cards were switched off on. */
  offSince: number | null;
  skip: (line: number, endLine: number) => void;
}

/** Reads all explicit forms of a note, in the order of the text. */
export function readExplicit(note: Document, front: NoteSettings, report: Report, skipped: Skipped[], file: string): Explicit {
  const scenarios = outlineScenarios(note.blocks, front.isDeck);
  const reader: Reader = {
    placed: [],
    taken: new Set(),
    note,
    isDeck: front.isDeck,
    scenarios,
    sections: followSections(front),
    report,
    latest: null,
    offSince: null,
    skip: (line, endLine) => skipped.push({ file, line, endLine, reason: 'cards are switched off here' }),
  };
  readAll(scenarios.blocks, reader);
  if (reader.offSince !== null) reader.skip(reader.offSince, note.lines.length);
  reader.sections.reportUnused(report);
  return reader;
}

function readAll(blocks: readonly Block[], reader: Reader): void {
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    if (block.type === 'heading') reader.sections.enter(block);
    if (reader.offSince !== null && block.type !== 'comment') {
      reader.taken.add(block);
      continue;
    }
    if (reader.scenarios.scenes.has(block)) {
      readScene(block, reader);
      continue;
    }
    const match = recognise(blocks, index, reader);
    if (!match) {
      readOther(block, reader);
      continue;
    }
    for (const used of blocks.slice(index, match.next)) reader.taken.add(used);
    const section = reader.sections.current();
    reader.placed.push(...match.passages.map((passage) => ({ passage, section })));
    reader.latest = match.passages.at(-1) ?? [];
    for (const comment of match.comments) {
      const own = match.passages.find(([draft]) => draft !== undefined && draft.line <= comment.line && comment.line <= draft.endLine);
      readComment(comment, own ?? reader.latest, reader);
    }
    index = match.next - 1;
  }
}

function recognise(blocks: readonly Block[], index: number, { note, isDeck, scenarios, sections, report }: Reader): Match | null {
  const block = blocks[index];
  const isMeant = isDeck || (block !== undefined && scenarios.tasks.has(block));
  const context: Context = { lines: note.lines, settings: sections.current().settings, isDeck: isMeant, report };
  for (const recogniser of recognisers) {
    const match = recogniser(blocks, index, context);
    if (match) return match;
  }
  return null;
}

function readComment(comment: Comment, passage: Passage | null, reader: Reader): void {
  const turned = isSwitch(comment);
  if (turned === 'off') reader.offSince ??= comment.line;
  if (turned === 'on' && reader.offSince !== null) {
    reader.skip(reader.offSince, comment.line);
    reader.offSince = null;
  }
  if (turned !== null) reader.latest = null;
  if (turned !== null || reader.offSince !== null || !isAboutCard(comment, reader.report)) return;
  // An empty passage is a card with a mistake: told already, and what follows it is still its own.
  if (passage) applyComment(passage, comment, reader.report);
  else reader.report(comment, `This \`${comment.key}\` comment belongs to no card.`, 'Put it right after the card it speaks of.');
}

/** What sets a scene is shown with each of its steps and makes no cards itself. */
function readScene(block: Block, reader: Reader): void {
  reader.latest = null;
  reader.taken.add(block);
  if (block.type === 'comment' || block.type === 'paragraph') for (const comment of block.comments) readComment(comment, null, reader);
}

function readOther(block: Block, reader: Reader): void {
  const { latest, note, isDeck } = reader;
  if (block.type === 'comment') {
    for (const comment of block.comments) readComment(comment, reader.latest, reader);
    return;
  }
  if (block.type === 'quote' && latest && isReason(block, isDeck)) {
    applyReason(latest, block, note.lines);
    reader.taken.add(block);
    return;
  }
  if (block.type === 'paragraph' && latest && pinLatest(block.lines, latest)) {
    reader.taken.add(block);
    return;
  }
  reader.latest = null;
  if (block.type === 'paragraph') for (const comment of block.comments) readComment(comment, null, reader);
  if (block.type === 'quote') readAll(block.blocks, reader);
  if (block.type === 'list') for (const item of block.items) readAll(item, reader);
}

/** `^id` on a line of its own after a block. */
function pinLatest(lines: readonly string[], passage: Passage): boolean {
  const match = lines.length === 1 ? /^\^([A-Za-z0-9][\w.-]*)$/.exec(lines[0] ?? '') : null;
  const [first] = passage;
  if (!match || !first) return false;
  first.id = match[1] ?? null;
  return true;
}

/** Whether a quote after a card says why. Elsewhere than in decks people quote commands and output too. */
function isReason(quote: Quote, isDeck: boolean): boolean {
  const [first] = quote.blocks;
  if (first?.type !== 'paragraph') return false;
  if (first.lines.some(opensSide)) return false;
  return isDeck || !first.lines.some((line) => isPlainlyCommand(cleanCommand(line)));
}
