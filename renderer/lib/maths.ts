import type katex from 'katex';

export type FormulaRenderer = typeof katex;

/** Formulas of a text, taken out before Markdown can read their `_` and `\` as its own. */
export interface Extracted {
  text: string;
  formulas: { source: string; display: boolean }[];
}

/** Long texts are not worth the search; no card's maths is that far down. */
const searched = 20_000;

/**
 * Code first, so that `$HOME` in it is left alone. A dollar opens a formula only when no letter stands before it and no
 * space behind it, and closes one only the other way round: "$HOME and $PATH" or "$5 to $10" is no formula.
 */
const pattern =
  /(?:^|\n)[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n[ \t]*\1|$)|(`+)[^`]+?\2(?!`)|\$\$([^$]+?)\$\$|(?<![\w$\\])\$(?![\s${(])([^$\n]*?[^\s$\\])\$(?![\w{($])/g;

const formulaMark = (index: number) => `\uE010${String(index)}\uE011`;
export const formulaMarks = /\uE010(\d+)\uE011/g;

export function extractFormulas(text: string): Extracted {
  const formulas: Extracted['formulas'] = [];
  if (!text.includes('$') || text.length > searched) return { text, formulas };
  const marked = text.replace(pattern, (whole: string, _fence: unknown, _ticks: unknown, display?: string, inline?: string) => {
    const source = display ?? inline;
    if (source === undefined) return whole;
    formulas.push({ source, display: display !== undefined });
    return formulaMark(formulas.length - 1);
  });
  return { text: marked, formulas };
}

let loaded: FormulaRenderer | null = null;

export const formulaRenderer = () => loaded;

export async function loadFormulaRenderer(): Promise<void> {
  loaded ??= (await import('katex')).default;
}

/** MathML: Chromium draws it itself, screen readers read it, and it needs no styles or fonts of its own. */
export const renderFormula = (renderer: FormulaRenderer, source: string, display: boolean) =>
  renderer.renderToString(source, {
    output: 'mathml',
    displayMode: display,
    throwOnError: false,
    strict: 'ignore',
    trust: false,
    maxExpand: 200,
  });
