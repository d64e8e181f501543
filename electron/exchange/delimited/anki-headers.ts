/** What the lines at the head of Anki's text export say; null where they say nothing. Columns count from 0. */
export interface AnkiHeaders {
  separator: string | null;
  html: boolean | null;
  tags: string[];
  labels: string[] | null;
  notetype: string | null;
  deck: string | null;
  columns: { notetype: number | null; deck: number | null; tags: number | null; guid: number | null };
  /** Where the rows begin. */
  end: number;
}

const separators: Record<string, string> = { tab: '\t', pipe: '|', semicolon: ';', colon: ':', comma: ',', space: ' ' };
const knownKeys = new Set(
  ['separator', 'html', 'tags', 'columns', 'notetype', 'deck', 'if matches', 'match scope'].concat(
    ['notetype', 'deck', 'tags', 'guid'].map((what) => `${what} column`),
  ),
);
const mostHeaders = 1000;

/** Lines that start with `#` before the first row. Unknown ones are comments. */
export function readAnkiHeaders(text: string): AnkiHeaders {
  const headers: AnkiHeaders = {
    separator: null,
    html: null,
    tags: [],
    labels: null,
    notetype: null,
    deck: null,
    columns: { notetype: null, deck: null, tags: null, guid: null },
    end: 0,
  };
  // The oldest exports begin with their tags.
  const oldTags = /^tags:([^\n]*)(?:\n|$)/i.exec(text);
  if (oldTags) {
    headers.tags = words(oldTags[1] ?? '');
    headers.end = oldTags[0].length;
  }
  for (let count = 0; count < mostHeaders && text.startsWith('#', headers.end); count++) {
    const end = text.indexOf('\n', headers.end);
    take(headers, text.slice(headers.end + 1, end < 0 ? undefined : end));
    headers.end = end < 0 ? text.length : end + 1;
  }
  return headers;
}

/** Whether a text begins as one of Anki's: with a line that only it writes. */
export function hasAnkiHeaders(text: string): boolean {
  return /^#([\w ]{2,20}):/.test(text) && knownKeys.has((/^#([\w ]{2,20}):/.exec(text)?.[1] ?? '').trim().toLowerCase());
}

function take(headers: AnkiHeaders, line: string): void {
  const colon = line.indexOf(':');
  if (colon < 0) return;
  const key = line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 1);
  const trimmed = value.trim();
  switch (key) {
    case 'separator':
      headers.separator = separators[trimmed.toLowerCase()] ?? (value.length > 0 ? value.slice(0, 1) : null);
      break;
    case 'html':
      headers.html = /^true$/i.test(trimmed);
      break;
    case 'tags':
      headers.tags.push(...words(value));
      break;
    case 'columns':
      headers.labels = value.split(headers.separator ?? (value.includes('\t') ? '\t' : ',')).map((label) => label.trim());
      break;
    case 'notetype':
    case 'deck':
      headers[key] = trimmed === '' ? null : trimmed;
      break;
    case 'notetype column':
    case 'deck column':
    case 'tags column':
    case 'guid column':
      headers.columns[key.split(' ', 1)[0] as keyof AnkiHeaders['columns']] = /^[1-9]\d{0,2}$/.test(trimmed) ? Number(trimmed) - 1 : null;
      break;
  }
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
