import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { AppError } from '../../core/errors';
import type { TableOptions, TablePreview } from '../../core/tables';
import { deckName } from '../anki/names';
import type { OpenCollection, ReadContext } from '../collection';
import { decodeText } from '../decode-text';
import { readDocument } from '../document';
import { damagedFile, throwIfCancelled } from '../failures';
import { isHeader } from './columns';
import { hasAnkiHeaders } from './anki-headers';
import { planRows } from './plan';
import { cardsOfRows } from './row-cards';
import { parseRows } from './rows';

/** Anki's text export, with or without the lines at its head. @throws AppError */
export function openAnkiText(path: string, context: ReadContext, options: TableOptions = {}): Promise<OpenCollection> {
  return open(path, context, options, true);
}

/** Rows of columns as any program writes them. @throws AppError */
export function openCsv(path: string, context: ReadContext, options: TableOptions = {}): Promise<OpenCollection> {
  return open(path, context, options, false);
}

/** Asynchronous as all readers are, so that whatever goes wrong is a rejection. */
// eslint-disable-next-line @typescript-eslint/require-await -- see above
async function open(path: string, context: ReadContext, options: TableOptions, anki: boolean): Promise<OpenCollection> {
  const { text } = decodeText(readDocument(path), options.encoding);
  throwIfCancelled(context.signal);
  const { plan } = planRows(text, anki, options);
  const rows = parseRows(text.slice(plan.start), plan);
  if (plan.header) rows.shift();
  throwIfCancelled(context.signal);
  const deck = deckName(basename(path, extname(path)));
  const { mtimeMs } = statSync(path);
  const cards = cardsOfRows(rows, plan, deck, Math.trunc(mtimeMs));
  if (cards.cards.length === 0) throw damagedFile('There is no row in the file that makes a card.');
  return {
    collection: { format: anki ? 'anki-text' : 'csv', media: [], decks: [], ...cards },
    readMedia: (name) => Promise.reject(damagedFile(`The file has no media, so no ${name}.`)),
    close: () => undefined,
  };
}

const previewRows = 20;

/** What the first rows of a file look like with these options. Never throws on what the bytes are. */
export function previewDelimited(bytes: Uint8Array, options: TableOptions = {}): TablePreview {
  const empty = {
    anki: false,
    separator: options.separator ?? ',',
    columns: [],
    labels: null,
    rows: [],
    headerGuess: false,
    text: 'plain',
  } as const;
  const encoding = options.encoding ?? 'utf-8';
  try {
    const decoded = decodeText(bytes, options.encoding);
    const anki = hasAnkiHeaders(decoded.text);
    const { plan, first } = planRows(decoded.text, anki, options);
    const headerGuess = plan.header || (options.header === false && isHeader(first[0] ?? []));
    const { separator, columns, labels, text } = plan;
    const problems = first.length === 0 ? ['There is no row in the file.'] : [];
    return { anki, encoding: decoded.encoding, separator, columns, labels, rows: first.slice(0, previewRows), headerGuess, text, problems };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...empty, columns: [], rows: [], encoding, problems: [error.message] };
  }
}
