import { posix } from 'node:path';
import type { OpenCollection, ReadContext, Refused } from '../collection';
import { plainContent } from '../text-cards';
import { toOpenCollection, nameOf, writeGap, type MarkupCard } from './markup-cards';
import { listOf, readOutline, walkOutline, type Bullet } from './outline';
import { dayOf, instantOf, reviewSchedule } from './review-schedule';
import { readTextFiles, type TextFile } from './text-files';

const cardMark = /(?:^|\s)(?:#card|#\[\[card\]\]|\[\[card\]\])(?![\p{L}\p{N}_/-])/iu;
const allCardMarks = new RegExp(cardMark.source, 'giu');
const tagPattern = /(?:^|\s)#(?:\[\[([^[\]\n]{1,100})\]\]|([\p{L}\p{N}_/.-]{1,100}))/gu;
const propertyPattern = /^\s*([\p{L}\p{N}_-]{1,60}):: ?(.*)$/u;
const clozePattern = /\{\{cloze ([^{}]{1,1000})\}\}/g;

/** Reads the cards of a Logseq graph, or of one page of it. @throws AppError */
export async function openLogseq(path: string, context: ReadContext): Promise<OpenCollection> {
  const notes = readTextFiles(path, /\.md$/i, context.signal);
  const { files, refused } = notes;
  const pages = files.filter((file) => !/(?:^|\/)(?:logseq|assets|whiteboards)\//.test(file.path));
  const cards = pages.flatMap((file) => cardsOf(file, context, refused));
  return Promise.resolve(toOpenCollection('logseq', notes, cards));
}

function cardsOf(file: TextFile, context: ReadContext, refused: Refused[]): MarkupCard[] {
  const deck = deckOf(file.path);
  const cards: MarkupCard[] = [];
  for (const { bullet } of walkOutline(readOutline(file.text.split('\n')))) {
    const { text, properties } = partsOf(bullet);
    if (!cardMark.test(text)) continue;
    const tags = [...text.matchAll(tagPattern)].map(([, page, word]) => page ?? word ?? '').filter((tag) => tag.toLowerCase() !== 'card');
    const content = contentOf(clean(text), bullet);
    if (!content) {
      refused.push({ what: `${file.path}, line ${bullet.line}`, reason: 'The card has no answer.' });
      continue;
    }
    const identity = properties.get('id') ?? nameOf(content.front);
    cards.push({
      identity,
      siblings: identity,
      deck,
      content,
      note: file.path,
      tags: tags.map((tag) => tag.replace(/\s+/g, '-')),
      modifiedAt: file.modifiedAt,
      schedule: scheduleOf(properties, context),
    });
  }
  return cards;
}

/** Gaps of a card are asked together, as Logseq does; what is below them is shown with the answer. */
function contentOf(front: string, { children }: Bullet): MarkupCard['content'] | null {
  const below = listOf(children, (child) => clean(partsOf(child).text));
  const gaps: string[] = [];
  const asked = front.replace(clozePattern, (whole, body: string) => {
    const { text, hint } = splitCue(body);
    if (text === '') return whole;
    gaps.push(text);
    return writeGap(1, text, hint);
  });
  if (gaps.length > 0) {
    return { ...plainContent('cloze', asked, gaps.join(', '), below), gap: 1 };
  }
  return front === '' || below === '' ? null : plainContent('basic', front, below);
}

function splitCue(body: string): { text: string; hint: string } {
  const [text = '', hint = ''] = body.split('\\\\');
  return { text: text.trim(), hint: hint.trim() };
}

function partsOf({ lines }: Bullet): { text: string; properties: Map<string, string> } {
  const properties = new Map<string, string>();
  const text = lines.filter((line, index) => {
    const [, key, value] = (index === 0 ? null : propertyPattern.exec(line)) ?? [];
    if (key === undefined) return !/^\s*(?:SCHEDULED|DEADLINE): </.test(line);
    properties.set(key.toLowerCase(), (value ?? '').trim());
    return false;
  });
  return { text: text.join('\n'), properties };
}

function clean(text: string): string {
  return text
    .replace(allCardMarks, '')
    .replace(/(?:^|\s)collapsed:: (?:true|false)/g, '')
    .replace(/\[\[([^[\]\n]{1,300})\]\]/g, '$1')
    .trim();
}

function scheduleOf(properties: ReadonlyMap<string, string>, context: ReadContext) {
  const number = (key: string) => Number(properties.get(key) ?? 'none');
  const dueDay = dayOf(properties.get('card-next-schedule') ?? '', context);
  const interval = number('card-last-interval');
  if (dueDay === null || !(interval > 0)) return null;
  const lastAt = instantOf(properties.get('card-last-reviewed') ?? '', context);
  const ease = number('card-ease-factor');
  return reviewSchedule({ dueDay, interval, lastAt, reps: number('card-repeats'), lapses: 0, ease }, context);
}

/** Pages go by their names, in which `/` is written `___` or `%2F`; days of the journal together. */
function deckOf(path: string): string {
  if (/(?:^|\/)journals\//.test(path)) return 'Journals';
  const name = posix.basename(path).replace(/\.md$/i, '');
  try {
    return decodeURIComponent(name.replaceAll('___', '/'));
  } catch {
    return name;
  }
}
