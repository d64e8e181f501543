import { CsvError, parse } from 'csv-parse/sync';
import { damagedFile, oversizedFile } from '../failures';
import { limits } from '../limits';

export interface RowOptions {
  separator: string;
  /** Whether a field may stand in quotation marks. */
  quotes: boolean;
  /** Rows that start with `#` are none. */
  comments: boolean;
  /** Only so many of the first rows. */
  most?: number;
}

/** Rows of delimited text; empty ones are left out, they need not be of one length. @throws AppError */
export function parseRows(text: string, { separator, quotes, comments, most }: RowOptions): string[][] {
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: separator,
      quote: quotes ? '"' : null,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      ...(comments && { comment: '#', comment_no_infix: true }),
      max_record_size: 8 * limits.fieldLength,
      to: most ?? limits.notes + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw damagedFile(whatIsWrong(error), error);
  }
  if (rows.length > limits.notes) throw oversizedFile(`The file has more than ${limits.notes} rows.`);
  return rows;
}

function whatIsWrong({ code, message }: CsvError): string {
  const line = /at line (\d+)/.exec(message)?.[1];
  const where = line === undefined ? '' : ` in line ${line}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `The quotation mark that opens${where} is never closed.`;
  if (code === 'CSV_MAX_RECORD_SIZE') return `A row${where} is longer than any can be: perhaps a quotation mark is never closed.`;
  return `The rows can not be told apart${where}.`;
}
