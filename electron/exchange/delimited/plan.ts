import type { ColumnRole, TableOptions, TextKind } from '../../core/tables';
import { damagedFile } from '../failures';
import { readAnkiHeaders } from './anki-headers';
import { guessColumns, isHeader } from './columns';
import { guessSeparator, looksLikeHtml } from './guess';
import { isOwnHeader } from './own-table';
import { parseRows } from './rows';

/** How rows become cards. */
export interface RowPlan {
  separator: string;
  quotes: boolean;
  comments: boolean;
  header: boolean;
  /** Names of the columns, where the file has some. */
  labels: string[] | null;
  columns: ColumnRole[];
  text: TextKind;
  /** Whether Kubedeck wrote the table, so that ids are keys of cards. */
  own: boolean;
  notetype: string | null;
  /** Slash-separated; null when the file names none. */
  deck: string | null;
  /** For every card. */
  tags: string[];
  /** Whether tags are parted by blanks only, and decks by `::` only, as Anki has it. */
  ankiNames: boolean;
  /** Where the rows begin. */
  start: number;
}

const looked = 200;

/** How the text is to be read. @throws AppError when its first rows can not be told apart */
export function planRows(text: string, anki: boolean, options: TableOptions): { plan: RowPlan; first: string[][] } {
  const headers = anki ? readAnkiHeaders(text) : null;
  const start = headers?.end ?? 0;
  const body = start === 0 ? text : text.slice(start);
  const separator = options.separator ?? headers?.separator ?? guessSeparator(body, anki);
  // The parser needs one that can not be part of a quotation or of a line's end.
  if (separator === '' || /["\n\r]/.test(separator))
    throw damagedFile('What parts the columns may be neither a quotation mark nor a line break.');
  const quotes = options.quotes ?? true;
  const first = parseRows(body, { separator, quotes, comments: anki, most: looked });
  const header = options.header ?? (!anki && first[0] !== undefined && isHeader(first[0]));
  const rows = header ? first.slice(1) : first;
  const labels = header ? (first[0] ?? null) : (headers?.labels ?? null);
  const own = header && isOwnHeader(labels);
  const columns = options.columns ? [...options.columns] : guessColumns(labels, rows);
  for (const role of ['notetype', 'deck', 'tags', 'guid'] as const) {
    const index = headers?.columns[role] ?? null;
    if (index === null || options.columns) continue;
    while (columns.length <= index) columns.push('answer');
    columns[index] = role;
  }
  if (!columns.includes('front')) {
    const index = columns.findIndex((role) => role === 'answer' || role === 'ignore');
    if (index >= 0) columns[index] = 'front';
  }
  return {
    plan: {
      separator,
      quotes,
      comments: anki,
      header,
      labels,
      columns,
      text:
        options.text ?? (own ? 'markdown' : headers?.html === true || (headers?.html !== false && looksLikeHtml(rows)) ? 'html' : 'plain'),
      own,
      notetype: headers?.notetype ?? null,
      deck: headers?.deck ?? null,
      tags: headers?.tags ?? [],
      ankiNames: anki,
      start,
    },
    first: rows,
  };
}
