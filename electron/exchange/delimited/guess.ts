import { AppError } from '../../core/errors';
import { parseRows } from './rows';

/** In the order in which they are preferred. */
const separators = ['\t', ';', ',', '|'] as const;
const looked = 20;

/** The separator that parts the first rows most evenly; a comma when none does. */
export function guessSeparator(text: string, comments: boolean): string {
  let best = { separator: ',', share: 0, columns: 1 };
  for (const separator of separators) {
    const { share, columns } = evenness(text, separator, comments);
    if (columns > 1 && (share > best.share || (share === best.share && best.columns === 1))) best = { separator, share, columns };
  }
  return best.separator;
}

export interface Evenness {
  /** The most common number of columns, and the share of rows that have it. */
  columns: number;
  share: number;
  rows: number;
}

/** How evenly a separator parts the first rows. */
export function evenness(text: string, separator: string, comments: boolean): Evenness {
  if (!text.includes(separator)) return { share: 0, columns: 1, rows: 0 };
  try {
    const rows = parseRows(text, { separator, quotes: true, comments, most: looked });
    const counts = Map.groupBy(rows, (row) => row.length);
    const [columns, most] = [...counts].reduce((one, other) => (other[1].length > one[1].length ? other : one), [1, [] as string[][]]);
    return { share: most.length / Math.max(1, rows.length), columns, rows: rows.length };
  } catch (error) {
    if (error instanceof AppError) return { share: 0, columns: 1, rows: 0 };
    throw error;
  }
}

/** Tags and entities that people write; `<name>` and `a < b` are text. */
const html =
  /<\/?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|su[bp]|table|td|th|tr|u|ul)(?:\s[^<>]{0,2000})?\/?>|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});|\[sound:/i;

export function looksLikeHtml(rows: readonly (readonly string[])[]): boolean {
  return rows.slice(0, 200).some((row) => row.some((cell) => (cell.includes('<') || /[&[]/.test(cell)) && html.test(cell)));
}
