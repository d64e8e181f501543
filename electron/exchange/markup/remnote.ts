import { posix } from 'node:path';
import type { CardContent } from '../../core/card';
import type { OpenCollection, ReadContext } from '../collection';
import { limits } from '../limits';
import { plainContent } from '../text-cards';
import { toOpenCollection, nameOf, writeGap, type MarkupCard } from './markup-cards';
import { listOf, readOutline, walkOutline, type Bullet } from './outline';
import { readTextFiles, type TextFile } from './text-files';

interface Mark {
  text: string;
  ways: 'forward' | 'backward' | 'both';
  /** What is asked needs the name of what is above to be understood. */
  isDetail: boolean;
}

/** The longer before those they begin with. Three signs in a row ask for what stands below. */
const marks: readonly Mark[] = [
  { text: '>>>', ways: 'forward', isDetail: false },
  { text: '<<<', ways: 'backward', isDetail: false },
  { text: '<><', ways: 'both', isDetail: false },
  { text: ':::', ways: 'both', isDetail: false },
  { text: ';;;', ways: 'forward', isDetail: true },
  { text: '>>', ways: 'forward', isDetail: false },
  { text: '<<', ways: 'backward', isDetail: false },
  { text: '<>', ways: 'both', isDetail: false },
  { text: '::', ways: 'both', isDetail: false },
  { text: ':>', ways: 'forward', isDetail: false },
  { text: ':<', ways: 'backward', isDetail: false },
  { text: ':-', ways: 'forward', isDetail: false },
  { text: '-:', ways: 'backward', isDetail: false },
  { text: ';;', ways: 'forward', isDetail: true },
  { text: ';<', ways: 'backward', isDetail: true },
  { text: ';-', ways: 'forward', isDetail: true },
];
const cloze = /\{\{([^{}\n]{1,1000})\}\}(?:\{\(([^(){}\n]{0,200})\)\})?/g;

/** Reads the cards of documents that RemNote exported as Markdown. It exports no dates. @throws AppError */
export async function openRemnote(path: string, context: ReadContext): Promise<OpenCollection> {
  const notes = readTextFiles(path, /\.(?:md|markdown|txt)$/i, context.signal);
  const cards = notes.files.flatMap((file) => cardsOf(file, notes.isFolder));
  return Promise.resolve(toOpenCollection('remnote', notes, cards));
}

function cardsOf(file: TextFile, isFolder: boolean): MarkupCard[] {
  const name = file.path.replace(/\.\w+$/, '');
  const deck = isFolder ? name : posix.basename(name);
  const cards: MarkupCard[] = [];
  for (const { bullet, above } of walkOutline(readOutline(file.text.split('\n')))) {
    const contents = contentsOf(bullet, above);
    const siblings = nameOf(contents[0]?.front ?? '');
    contents.forEach((content, index) => {
      const identity = nameOf(content.front, content.gap, index);
      cards.push({ identity, siblings, deck, content, note: file.path, tags: [], modifiedAt: file.modifiedAt });
    });
  }
  return cards;
}

function contentsOf(bullet: Bullet, above: readonly Bullet[]): CardContent[] {
  const text = bullet.lines.join('\n').trim();
  const found = findMark(text);
  if (!found) return gapsOf(clean(text));
  const { mark, before, after } = found;
  // What stands below a question that has its answer already is more of the document.
  const back = clean(after) === '' ? listOf(bullet.children, (child) => clean(plainOf(child))) : clean(after);
  const parent = above.at(-1);
  const name =
    mark.isDetail && parent
      ? [clean(findMark(parent.lines.join('\n'))?.before ?? parent.lines.join('\n')), clean(before)].join(' — ')
      : clean(before);
  if (name === '' || back === '') return [];
  const isList = clean(after) === '' && bullet.children.length > 1;
  const forward: CardContent = { ...plainContent('basic', name, back), list: isList ? 'set' : null };
  const backward = plainContent('basic', back, name);
  return mark.ways === 'forward' ? [forward] : mark.ways === 'backward' ? [backward] : [forward, backward];
}

/** The first mark that stands between blanks, or at the end where the answer is below. */
function findMark(text: string): { mark: Mark; before: string; after: string } | null {
  const masked = text.replace(/`[^`\n]{0,1000}`/g, (code) => '\u0001'.repeat(code.length));
  let best: { mark: Mark; at: number } | null = null;
  for (const mark of marks) {
    for (let at = masked.indexOf(mark.text); at >= 0; at = masked.indexOf(mark.text, at + 1)) {
      const stands = /\s/.test(masked.charAt(at - 1)) && /^(?:\s|$)/.test(masked.slice(at + mark.text.length, at + mark.text.length + 1));
      if (!stands) continue;
      if (best === null || at < best.at) best = { mark, at };
      break;
    }
  }
  if (!best) return null;
  return { mark: best.mark, before: text.slice(0, best.at), after: text.slice(best.at + best.mark.text.length) };
}

/** A bullet's words, its own mark as a dash. */
function plainOf({ lines }: Bullet): string {
  const text = lines.join('\n').trim();
  const found = findMark(text);
  return found ? [found.before.trim(), found.after.trim()].filter((part) => part !== '').join(' — ') : text;
}

function gapsOf(text: string): CardContent[] {
  const hidden = [...text.matchAll(cloze)].slice(0, limits.gaps).map(([, body = '']) => body);
  let index = 0;
  const front = text.replace(cloze, (whole, body: string, hint: string | undefined) => {
    index += 1;
    return index > hidden.length ? whole : writeGap(index, body, hint ?? '');
  });
  return hidden.map((answer, at) => ({ ...plainContent('cloze', front, answer), gap: at + 1 }));
}

/** Links between documents are their words. */
function clean(text: string): string {
  return text.replace(/\[\[([^[\]\n]{1,300})\]\]/g, '$1').trim();
}
