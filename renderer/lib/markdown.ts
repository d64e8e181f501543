import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { clozeParts } from '../../electron/core/cloze';
import { extractFormulas, formulaMarks, formulaRenderer, renderFormula } from './maths';

export interface MarkdownOptions {
  /** The gap of a cloze sentence that is asked, and whether its text shows yet. Other gaps are plain text. */
  gap?: { number: number; filled: boolean } | null;
}

const privateUse = /[\uE000-\uE01F]/g;
const gapMarks = /\uE000(\d+)\uE001/g;
const fillMarks = /\uE002([\s\S]*?)\uE003/g;

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const extensions = [gfm()];
const htmlExtensions = [gfmHtml()];

/**
 * Markdown to HTML. HTML in the text stays text, so `<name>` shows as written. The result still has to be sanitised:
 * links and images may point anywhere.
 */
export function markdownHtml(source: string, { gap = null }: MarkdownOptions = {}): string {
  const clean = source.replace(privateUse, '');
  const hints: string[] = [];
  const marked = gap === null ? clean : markGaps(clean, gap, hints);
  const { text, formulas } = extractFormulas(marked);
  const html = micromark(text, { extensions, htmlExtensions, allowDangerousProtocol: true });
  const renderer = formulas.length > 0 ? formulaRenderer() : null;
  return (
    html
      .replace(gapMarks, (_, index: string) => gapHtml(hints[Number(index)] ?? ''))
      .replace(fillMarks, (_, text: string) => `<mark class="gap-filled">${text}</mark>`)
      .replace(formulaMarks, (_, index: string) => {
        const formula = formulas[Number(index)];
        if (!formula) return '';
        return renderer ? renderFormula(renderer, formula.source, formula.display) : `<code>${escapeHtml(formula.source)}</code>`;
      })
      // One of a pair is left where Markdown shows only the first word, as in the language of a code block.
      .replace(privateUse, '')
  );
}

/** Whether showing the text well needs the formula renderer. */
export const hasFormulas = (source: string) => extractFormulas(source).formulas.length > 0;

function markGaps(text: string, gap: { number: number; filled: boolean }, hints: string[]) {
  return clozeParts(text)
    .map((part) => {
      if (part.gap !== gap.number) return part.text;
      if (gap.filled) return `\uE002${part.text}\uE003`;
      hints.push(part.hint);
      return `\uE000${hints.length - 1}\uE001`;
    })
    .join('');
}

const gapHtml = (hint: string) =>
  `<span class="gap"><span class="visually-hidden">blank${hint ? ', hint: ' : ''}</span>${escapeHtml(hint)}</span>`;
