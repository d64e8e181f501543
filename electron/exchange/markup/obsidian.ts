import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { plainValue } from '../../core/plain-yaml';
import type { OpenCollection, ReadContext, Refused } from '../collection';
import { plainContent } from '../text-cards';
import { toOpenCollection, nameOf, type MarkupCard } from './markup-cards';
import { obsidianGaps } from './obsidian-gaps';
import { readPassages, type ObsidianPassage } from './obsidian-passages';
import { schedulesOf } from './obsidian-schedule';
import { readTextFiles, type TextFile } from './text-files';

interface Note {
  file: TextFile;
  lines: string[];
  /** Lines of front matter before them. */
  offset: number;
  tags: string[];
  hasOwnReview: boolean;
}

const deckTag = /(?:^|\s)#(flashcards(?:\/[\p{L}\p{N}_\-/]*)?)(?=$|[\s,;.!?])/giu;
const longestFront = 200;

/** Reads the flashcards in a vault of Obsidian, or in one note of it, with what its plugin Spaced Repetition keeps of them. @throws AppError */
export async function openObsidian(path: string, context: ReadContext): Promise<OpenCollection> {
  const source = readTextFiles(path, /\.(?:md|markdown)$/i, context.signal);
  const { files, refused, isFolder } = source;
  const notes = files.map(toNote);
  // In a vault most notes are prose; which hold cards is said by tags, if any note says it.
  const isMarked = isFolder && notes.some(({ tags, file }) => hasMark(tags, file.text));
  const cards = notes
    .filter(({ tags, file }) => !isMarked || hasMark(tags, file.text) || file.text.includes('<!--SR:'))
    .flatMap((note) => cardsOf(note, isFolder, context, refused));
  const reviewed = notes.filter(({ hasOwnReview }) => hasOwnReview).length;
  if (reviewed > 0) {
    const what = reviewed === 1 ? 'The review date of 1 whole note' : `The review dates of ${reviewed} whole notes`;
    refused.push({ what, reason: 'Kubedeck asks cards, not notes.' });
  }
  return Promise.resolve(toOpenCollection('obsidian', source, cards));
}

function hasMark(tags: readonly string[], text: string): boolean {
  deckTag.lastIndex = 0;
  return tags.some((tag) => /^flashcards(?:\/|$)/i.test(tag)) || deckTag.test(text);
}

function toNote(file: TextFile): Note {
  const lines = file.text.split('\n');
  const limit = Math.min(lines.length, longestFront);
  let end = -1;
  if (lines[0]?.trim() === '---') for (let index = 1; index < limit && end < 0; index++) if (lines[index]?.trim() === '---') end = index;
  if (end < 0) return { file, lines, offset: 0, tags: [], hasOwnReview: false };
  const front = lines.slice(1, end);
  return {
    file,
    lines: lines.slice(end + 1),
    offset: end + 1,
    tags: tagsOf(front.join('\n')),
    hasOwnReview: front.some((line) => /^sr-due\s*:/.test(line)),
  };
}

function tagsOf(yaml: string): string[] {
  let front: unknown = null;
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    if (document.errors.length === 0) front = plainValue(document);
  } catch {
    // Front matter that is no YAML has no tags to tell.
  }
  if (typeof front !== 'object' || front === null) return [];
  const own = (key: string): unknown => (Object.hasOwn(front, key) ? (front as Record<string, unknown>)[key] : undefined);
  return [own('tags'), own('tag')]
    .flatMap((value): unknown[] => (typeof value === 'string' ? value.split(/[\s,]+/) : Array.isArray(value) ? value : []))
    .flatMap((tag) => (typeof tag === 'string' ? tag.replace(/^#/, '').trim() : []))
    .filter((tag) => tag !== '');
}

function cardsOf({ file, lines, offset, tags }: Note, isFolder: boolean, context: ReadContext, refused: Refused[]): MarkupCard[] {
  const own = tags.find((tag) => /^flashcards(?:\/|$)/i.test(tag));
  const folder = posix.dirname(file.path);
  const name = posix.basename(file.path).replace(/\.\w+$/, '');
  let deck = own === undefined ? (isFolder && folder !== '.' ? folder : name) : deckOfTag(own, name);
  const others = tags.filter((tag) => !/^flashcards(?:\/|$)/i.test(tag));
  return readPassages(lines).flatMap((passage): MarkupCard[] => {
    const tag = lastTag(passage.text);
    if (tag !== null) deck = deckOfTag(tag, name);
    if (passage.kind === 'tag') return [];
    const found = contentsOf(passage);
    const { schedules, bad } = schedulesOf(passage.history, context);
    if (bad > 0)
      refused.push({
        what: `${file.path}, line ${passage.line + offset}`,
        reason: 'Its review dates mean nothing; the card starts as new.',
      });
    const siblings = nameOf(found[0]?.content.front ?? '');
    return found.map(({ identity, content }, index) => ({
      identity,
      content,
      deck,
      siblings,
      note: file.path,
      tags: others,
      modifiedAt: file.modifiedAt,
      schedule: schedules[index] ?? null,
    }));
  });
}

function lastTag(text: string): string | null {
  return [...text.matchAll(deckTag)].at(-1)?.[1] ?? null;
}

function deckOfTag(tag: string, name: string): string {
  const rest = tag.replace(/^flashcards\/?/i, '').replace(/\/+$/, '');
  return rest === '' ? name : rest;
}

function contentsOf(passage: ObsidianPassage): Pick<MarkupCard, 'identity' | 'content'>[] {
  const { kind, both } = passage;
  if (kind === 'gaps') {
    const text = clean(passage.text);
    return obsidianGaps(text).map((content) => ({ identity: nameOf('gaps', content.front, content.gap), content }));
  }
  const [front, back] = [clean(passage.front), clean(passage.back)];
  if (front === '' || back === '') return [];
  const forward = { identity: nameOf(front), content: plainContent('basic', front, back) };
  return both ? [forward, { identity: nameOf(front, 'reverse'), content: plainContent('basic', back, front) }] : [forward];
}

/** Markdown as others have it: links between notes are their words, tags of decks are no part of the question. */
function clean(text: string): string {
  return text
    .replace(deckTag, '')
    .replace(/!\[\[([^[\]\n|]{1,300})(?:\|[^[\]\n]{0,300})?\]\]/g, '![](<$1>)')
    .replace(/\[\[([^[\]\n|]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g, (_, page: string, shown: string | undefined) => shown ?? page)
    .trim();
}
