import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { limits } from '../limits';
import { plainContent } from '../text-cards';
import type { OpenCollection, ReadContext, Refused } from '../collection';
import { blake3 } from './blake3';
import { readHashcardsState, type HashcardsState } from './hashcards-state';
import { readTextFiles, type TextFile } from './text-files';
import { nameOf, toOpenCollection, writeGap, type MarkupCard } from './markup-cards';

/** Reads a deck of hashcards, or a folder of them; what was learnt stands in `hashcards.db` beside them. @throws AppError */
export async function openHashcards(path: string, context: ReadContext): Promise<OpenCollection> {
  const notes = readTextFiles(path, /\.md$/i, context.signal);
  const { files, refused, root } = notes;
  const database = join(root, 'hashcards.db');
  const states = existsSync(database) ? readHashcardsState(database, context, refused) : new Map<string, HashcardsState>();
  const cards = files.flatMap((file) => cardsOf(file, states, refused));
  return Promise.resolve(toOpenCollection('hashcards', notes, cards));
}

function cardsOf(file: TextFile, states: ReadonlyMap<string, HashcardsState>, refused: Refused[]): MarkupCard[] {
  const { name, lines } = splitFront(file.text);
  const deck = name ?? posix.basename(file.path).replace(/\.md$/i, '');
  const shared = { deck, tags: [], note: file.path, modifiedAt: file.modifiedAt };
  return readPassages(lines, file.path, refused).flatMap((passage): MarkupCard[] => {
    if (passage.kind === 'question') {
      const { question, answer } = passage;
      const name = hashOf('Basic', question, answer);
      return [{ ...shared, identity: name, siblings: name, content: plainContent('basic', question, answer), ...states.get(name) }];
    }
    return gapCards(passage.text).map(({ name, ...card }) => ({ ...shared, ...card, identity: name, ...states.get(name) }));
  });
}

/** TOML between `---` lines; only a name is of use. */
function splitFront(text: string): { name: string | null; lines: string[] } {
  const lines = text.split('\n');
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  if (end < 0) return { name: null, lines };
  let name: unknown = null;
  try {
    ({ name } = parseToml(lines.slice(1, end).join('\n')));
  } catch {
    // Without a name the deck goes by its file.
  }
  return { name: typeof name === 'string' && name.trim() !== '' ? name : null, lines: lines.slice(end + 1) };
}

type Passage = { kind: 'question'; question: string; answer: string } | { kind: 'gaps'; text: string };

function readPassages(lines: readonly string[], path: string, refused: Refused[]): Passage[] {
  const passages: Passage[] = [];
  let open: { mark: 'Q' | 'A' | 'C'; line: number; question: string[]; text: string[] } | null = null;
  const refuse = (line: number, reason: string) => refused.push({ what: `${path}, line ${line + 1}`, reason });
  const close = () => {
    if (open?.mark === 'Q') refuse(open.line, 'The question has no answer.');
    else if (open?.mark === 'A') {
      const [question, answer] = [open.question.join('\n').trim(), open.text.join('\n').trim()];
      if (question === '' || answer === '') refuse(open.line, question === '' ? 'The question is empty.' : 'The answer is empty.');
      else passages.push({ kind: 'question', question, answer });
    } else if (open) passages.push({ kind: 'gaps', text: open.text.join('\n').trim() });
    open = null;
  };
  lines.forEach((line, index) => {
    const mark = /^([QAC]):/.exec(line)?.[1];
    const text = line.slice(2).trim();
    if (mark === 'A') {
      if (open?.mark === 'Q') open = { ...open, mark, question: open.text, text: [text] };
      else refuse(index, 'An answer without a question.');
    } else if (mark === 'Q' || mark === 'C') {
      close();
      open = { mark, line: index, question: [], text: [text] };
    } else if (line.trim() === '---') close();
    else open?.text.push(line.trimEnd());
  });
  close();
  return passages;
}

/** One card for each `[gap]`; pictures have brackets of their own. The places of a gap are counted in bytes, as in its name. */
function gapCards(text: string): (Pick<MarkupCard, 'siblings' | 'content'> & { name: string })[] {
  const gaps: { from: number; to: number }[] = [];
  let clean = '';
  let opened = -1;
  let inPicture = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '!' && !inPicture && text.charAt(index + 1) === '[') inPicture = true;
    else if (inPicture) inPicture = character !== ']';
    else if (character === '[') {
      if (opened < 0) opened = clean.length;
      continue;
    } else if (character === ']') {
      if (opened >= 0 && opened < clean.length && gaps.length < limits.gaps) gaps.push({ from: opened, to: clean.length });
      opened = -1;
      continue;
    }
    clean += character;
  }
  let front = '';
  let at = 0;
  gaps.forEach(({ from, to }, index) => {
    front += clean.slice(at, from) + writeGap(index + 1, clean.slice(from, to));
    at = to;
  });
  front += clean.slice(at);
  return gaps.map(({ from, to }, index) => {
    const start = Buffer.byteLength(clean.slice(0, from));
    const end = start + Buffer.byteLength(clean.slice(from, to)) - 1;
    return {
      name: hashOf('Cloze', clean, littleEndian(start), littleEndian(end)),
      siblings: nameOf(clean),
      content: { ...plainContent('cloze', front, clean.slice(from, to)), gap: index + 1 },
    };
  });
}

function hashOf(...parts: (string | Uint8Array)[]): string {
  return blake3(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
