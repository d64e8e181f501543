import type { Block, Code, Paragraph } from './blocks';
import { saysAll } from './command-hints';
import { readAt, readCommandAnswers, readYamlAnswer } from './code-answers';
import { readCommand } from './describe-command';
import { newDraft, type Draft } from './draft';
import { hint, nearest } from './nearest';
import { takePinnedId } from './pinned-id';
import { leavesOpen } from './placeholders';
import { plainText } from './plain-text';
import { markdownOf, type Context, type Match } from './recogniser';
import { isTask, pointsElsewhere } from './task-sentences';
import { toolOf } from './tools';

const commandLanguages = ['bash', 'sh', 'shell', 'zsh'];
const yamlLanguages = ['yaml', 'yml'];
const answerLanguages = [...commandLanguages, ...yamlLanguages];

interface Task {
  sentence: Paragraph;
  /** Lists and output that belong to the question. */
  parts: Block[];
  broken: Code | null;
  answer: Code | null;
  next: number;
}

/** A sentence, then a `bash` or `yaml` block; output in a `text` block and a `broken` block may stand between them. */
export function recogniseTask(blocks: readonly Block[], index: number, context: Context): Match | null {
  const sentence = blocks[index];
  if (sentence?.type === 'code') return orphan(sentence, index, context);
  if (sentence?.type !== 'paragraph') return null;
  const match: Match = { passages: [], next: index + 1, comments: [...sentence.comments] };
  const task = gather(blocks, index, sentence, context, match);
  if (!task.answer) {
    if (!task.broken) return null;
    context.report(task.broken, 'A broken block has no repair.', `Add a \`${task.broken.lang}\` block with the repaired text after it.`);
    return { ...match, next: task.next };
  }
  if (!context.isDeck && !task.broken && !standsAlone(sentence, task.answer)) return null;
  const draft = makeDraft(task, task.answer, context);
  return { ...match, passages: draft ? [[draft]] : [], next: task.next };
}

function gather(blocks: readonly Block[], index: number, sentence: Paragraph, context: Context, match: Match): Task {
  const task: Task = { sentence, parts: [], broken: null, answer: null, next: index + 1 };
  for (let next = index + 1; next < blocks.length; next++) {
    const block = blocks[next];
    if (block?.type === 'comment') {
      match.comments.push(...block.comments);
      continue;
    }
    const isDetail = block?.type === 'list' && context.isDeck && task.parts.length === 0 && task.broken === null;
    if (isDetail || (block?.type === 'code' && ['text', 'output', 'log'].includes(block.lang))) {
      task.parts.push(block);
      continue;
    }
    if (block?.type !== 'code' || !answerLanguages.includes(block.lang)) break;
    if (isBroken(block, context)) {
      if (task.broken) break;
      task.broken = block;
      task.next = next + 1;
      continue;
    }
    task.answer = block;
    task.next = next + 1;
    break;
  }
  return task;
}

function isBroken(block: Code, { report }: Context): boolean {
  if (block.meta.split(/\s+/).includes('broken')) return true;
  if (nearest(block.meta, ['broken']) === 'broken') {
    report(block, `Unknown mark \`${block.meta}\`${hint(block.meta, ['broken'])}`, `Write \`${block.lang} broken\`.`);
    return true;
  }
  return false;
}

/** A block no sentence belongs to: in a deck somebody forgot the task, elsewhere it is just an example. */
function orphan(block: Code, index: number, context: Context): Match | null {
  if (block.fenced && isBroken(block, context)) {
    context.report(block, 'A broken block has no task sentence.', 'Say above it what is wrong or what to repair.');
    return { passages: [], next: index + 1, comments: [] };
  }
  if (!context.isDeck) return null;
  const guess = block.lang === '' || answerLanguages.includes(block.lang) ? null : nearest(block.lang, ['bash', 'yaml', 'text']);
  if (guess !== null && guess !== block.lang) {
    context.report(
      block,
      `A \`${block.lang}\` block makes no card${hint(block.lang, ['bash', 'yaml', 'text'])}`,
      `Write \`${guess}\` after the back-ticks.`,
    );
  } else if (answerLanguages.includes(block.lang)) {
    context.report(
      block,
      'This block has no task sentence.',
      'Say right above it what is to be done, or switch cards off around it.',
      'warning',
    );
  }
  return null;
}

function makeDraft(task: Task, answer: Code, context: Context): Draft | null {
  const { text: sentence, id } = takePinnedId(task.sentence.lines.join('\n').trim());
  const front = [sentence, ...task.parts.map((part) => markdownOf(part, context.lines))].join('\n\n');
  const place = { line: task.sentence.line, endLine: answer.endLine };
  const isFix = task.broken !== null;
  if (task.broken && languageOf(task.broken) !== languageOf(answer)) {
    context.report(answer, 'The repair is not in the language of the broken block.', 'Give both blocks the same language.', 'warning');
  }
  if (commandLanguages.includes(answer.lang)) {
    const [command = '', ...accept] = readCommandAnswers(answer.value);
    if (command === '') {
      context.report(answer, 'The answer is empty.', 'Write the command into the block.');
      return null;
    }
    return newDraft({
      ...place,
      form: isFix ? 'fix-command' : 'task-command',
      kind: 'command',
      front,
      answer: command,
      accept,
      id,
      broken: brokenText(task.broken),
    });
  }
  const yaml = readYamlAnswer(answer, context.report);
  if (!yaml) return null;
  const { text, at, blanks } = yaml;
  const form = isFix ? 'fix-yaml' : blanks.length > 0 ? 'blanks-yaml' : 'task-yaml';
  return newDraft({ ...place, form, kind: 'yaml', front, answer: text, at, blanks, id, broken: brokenText(task.broken) });
}

function languageOf(block: Code): 'command' | 'yaml' {
  return commandLanguages.includes(block.lang) ? 'command' : 'yaml';
}

function brokenText(block: Code | null): string | null {
  if (!block) return null;
  const [first = '', ...rest] = block.value.split('\n');
  const named = yamlLanguages.includes(block.lang) && readAt(first, () => undefined) !== null;
  return (named ? rest.join('\n') : block.value).replace(/^\n+|\s+$/g, '');
}

/** In a note that was not written as a deck, a sentence and a block are a card only when they can be asked as they stand. */
function standsAlone(sentence: Paragraph, answer: Code): boolean {
  const text = sentence.lines.join(' ');
  if (sentence.html || !isTask(text) || pointsElsewhere(text) || text.length > 300) return false;
  if (yamlLanguages.includes(answer.lang)) {
    return /(?:^|\s)# ?\?\s*$/m.test(answer.value) || /^\s*#\s*at:/.test(answer.value) || namesManifest(text, answer.value);
  }
  const [command = ''] = readCommandAnswers(answer.value);
  if (leavesOpen(command) || /^\s*#/m.test(command)) return false;
  const lines = command.replace(/\\\s*\n\s*/g, '').split('\n');
  if (lines.some((line) => line.trim() !== '' && toolOf(line) !== 'exam')) return false;
  const commands = lines.filter((line) => line.trim() !== '').map(readCommand);
  return commands.length > 0 && commands.length <= 3 && commands.every((read) => read !== null && saysAll(plainText(text), read));
}

function namesManifest(text: string, manifest: string): boolean {
  const name = /^metadata:\s*\n(?:[ \t]+.*\n)*?[ \t]+name:\s*["']?([\w.-]+)/m.exec(manifest)?.[1];
  return name !== undefined && text.includes(name);
}
