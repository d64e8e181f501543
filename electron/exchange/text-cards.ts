import type { CardContent } from '../core/card';
import { plainToMarkdown } from './plain-to-markdown';

/** Without the parts that only cards of notes have. */
export function plainContent(kind: CardContent['kind'], front: string, answer: string, why = ''): CardContent {
  return { kind, front, answer, accept: [], broken: null, blanks: [], at: '', gap: 0, list: null, why, link: '', scenario: null };
}

interface Gap {
  number: number;
  text: string;
}

/** The gaps `{{c1::text::hint}}` of a text; of gaps within gaps the inner ones. Linear in its length. */
function gapsOf(text: string): Gap[] {
  const gaps: Gap[] = [];
  const opener = /\{\{c(\d{1,3})::/g;
  let open: RegExpExecArray | null = null;
  let next = opener.exec(text);
  while (next) {
    open = next;
    next = opener.exec(text);
    const end = text.indexOf('}}', open.index);
    if (end < 0) break;
    if (next && next.index < end) continue;
    const body = text.slice(open.index + open[0].length, end).split('::', 1)[0] ?? '';
    if (Number(open[1]) > 0 && body.trim() !== '') gaps.push({ number: Number(open[1]), text: body.trim() });
  }
  return gaps;
}

/** The cards of a text with gaps, one for each number in their order; empty when it has none. All but `plain` is Markdown. */
function clozeContents(text: string, plain: string, why = ''): CardContent[] {
  if (!plain.includes('{{c')) return [];
  const gaps = Map.groupBy(gapsOf(plain), ({ number }) => number);
  return [...gaps]
    .sort(([one], [other]) => one - other)
    .map(([gap, own]) => ({ ...plainContent('cloze', text, own.map((each) => each.text).join(', '), why), gap }));
}

/** The cards that a question and an answer in plain text make: one, or for a text with gaps one for each gap. */
export function plainCards(front: string, answer: string, why = ''): CardContent[] {
  return markdownCards(plainToMarkdown(front), plainToMarkdown(answer), plainToMarkdown(why), front);
}

/** The same of Markdown; `plain` is the question without escapes. */
export function markdownCards(front: string, answer: string, why = '', plain = front): CardContent[] {
  const reason = [answer, why].filter((part) => part !== '').join('\n\n');
  const clozes = clozeContents(front, plain, reason);
  return clozes.length > 0 ? clozes : [plainContent('basic', front, answer, why)];
}
