import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { CardContent } from '../../../core/card';
import { replaceGaps } from '../../../core/cloze';
import { escapeHtml, hideMarks } from './escape';

const extensions = [gfm()];
const htmlExtensions = [gfmHtml()];
/** One paragraph with no other marks than code in back-ticks and words in bold: most questions and answers. */
const simple =
  /^(?=[\p{L}`])(?:[\p{L}\p{N} ,;()/%?'".:-]|(?<!`)`[^`\s](?:[^`\n]{0,200}[^`\s])?`(?!`)|\*\*[\p{L}\p{N}](?:[\p{L}\p{N} ,;()/%?'".:-]{0,200}[\p{L}\p{N}])?\*\*(?!\*)){0,400}$/u;
const marks = /`([^`]+)`|\*\*([^*]+)\*\*/g;
const docs = 'https://kubernetes.io';

const markdown = (text: string): string => {
  if (simple.test(text) && !/www|https?/i.test(text)) return `<p>${escapeHtml(text.trimEnd()).replace(marks, showMark)}</p>`;
  return micromark(text, { extensions, htmlExtensions });
};

function showMark(_: string, code: string | undefined, bold: string | undefined): string {
  return code === undefined ? `<strong>${bold ?? ''}</strong>` : `<code>${code}</code>`;
}

const codeBlock = (code: string) => `<pre><code>${escapeHtml(code)}</code></pre>`;

/** What a card asks, with all that is shown with it. */
export function questionHtml(content: CardContent): string {
  const { scenario, front, broken, at, blanks, answer } = content;
  const parts = [markdown(front)];
  if (scenario) {
    const heading = `${scenario.title} — step ${scenario.step} of ${scenario.steps}, ${scenario.points} ${scenario.points === 1 ? 'point' : 'points'}`;
    parts.unshift(`<div class="scene"><b>${escapeHtml(heading)}</b>${markdown(scenario.scene)}</div>`);
  }
  if (broken !== null) parts.push(codeBlock(broken));
  if (at !== '') parts.push(`<p class="at">${escapeHtml(at)}</p>`);
  if (blanks.length > 0) parts.push(codeBlock(withBlanks(answer, new Set(blanks))));
  return hideMarks(parts.join(''));
}

export function answerHtml({ kind, answer, accept }: CardContent): string {
  const show = kind === 'command' || kind === 'yaml' ? codeBlock : markdown;
  return hideMarks([answer, ...accept].map(show).join('<p class="or">or</p>'));
}

export function whyHtml({ why, link }: CardContent): string {
  const more = link === '' ? '' : `<p><a href="${docs}${escapeHtml(encodeURI(link))}">kubernetes.io</a></p>`;
  return hideMarks((why === '' ? '' : markdown(why)) + more);
}

const openGap = '\uE000';
const closeGap = '\uE001';

/** A sentence with its gaps as Anki writes them. Only the gaps that are asked stay gaps: Anki makes a card of each. */
export function clozeHtml(front: string, gaps: ReadonlySet<number>): string {
  const texts: { number: number; hint: string }[] = [];
  const marked = replaceGaps(front.replace(/[\uE000\uE001]/g, ''), ({ number, text, hint }) => {
    if (!gaps.has(number)) return text;
    texts.push({ number, hint });
    return openGap + text + closeGap;
  });
  let index = 0;
  return hideMarks(markdown(marked)).replace(/\uE000([\s\S]*?)\uE001/g, (_, html: string) => {
    const { number = 1, hint = '' } = texts[index++] ?? {};
    return `{{c${number}::${html.replaceAll('}}', '}&#125;')}${hint === '' ? '' : `::${hideMarks(escapeHtml(hint))}`}}}`;
  });
}

function withBlanks(yaml: string, blanks: ReadonlySet<number>): string {
  return yaml
    .split('\n')
    .map((line, index) => (blanks.has(index + 1) ? line.replace(/^(\s*(?:- +)*(?:[^\s:#]+:(?= |$))?).*$/, '$1 ____') : line))
    .join('\n');
}
