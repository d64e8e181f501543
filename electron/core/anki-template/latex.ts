import { escapeHtml } from './entities';

/** A formula for HtmlCard to draw. Nothing is ever run: the source is shown as it is when it can't be drawn. */
export const mathsHtml = (source: string, display: boolean): string =>
  `<span data-maths="${display ? 'display' : 'inline'}">${escapeHtml(source.trim())}</span>`;

const wholeDisplay = /^(?:\$\$([\s\S]+)\$\$|\\\[([\s\S]+)\\\]|\\begin\{(?:displaymath|math)\}([\s\S]+)\\end\{(?:displaymath|math)\})$/;
const environment = /^\\begin\{(?:equation|align|alignat|gather|multline|eqnarray|CD)\*?\}/;
const parts = /\$\$([^$]+)\$\$|\$([^$]+)\$|\\\(([\s\S]{1,5000}?)\\\)|\\\[([\s\S]{1,5000}?)\\\]/g;

/** The body of a LaTeX document: formulas are drawn, the words between them are words. */
export function latexHtml(body: string): string {
  const source = body.trim();
  const [, dollars, square, named]: (string | undefined)[] = wholeDisplay.exec(source) ?? [];
  const formula = dollars?.includes('$') === true ? undefined : (dollars ?? square ?? named);
  if (formula !== undefined) return mathsHtml(formula, true);
  if (environment.test(source)) return mathsHtml(source, true);
  let html = '';
  let at = 0;
  for (const match of source.matchAll(parts)) {
    const [all, display, inline, round, bracketed] = match;
    html +=
      escapeHtml(source.slice(at, match.index)) +
      mathsHtml(display ?? inline ?? round ?? bracketed ?? '', (display ?? bracketed) !== undefined);
    at = match.index + all.length;
  }
  return html + escapeHtml(source.slice(at)).replaceAll('\n', '<br>');
}
