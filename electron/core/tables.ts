/** Text in rows and columns, as spreadsheets and other programs write it. */

/** What a column is for. Several may be `front`, `answer` or `why`: they are joined in their order. */
export const columnRoles = ['front', 'answer', 'why', 'tags', 'deck', 'kind', 'guid', 'notetype', 'ignore'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What cells are written in. */
export const textKinds = ['plain', 'html', 'markdown'] as const;
export type TextKind = (typeof textKinds)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** What the person has chosen; what is left out is guessed. */
export interface TableOptions {
  encoding?: Encoding | undefined;
  separator?: string | undefined;
  /** Whether quotation marks can hold a field together. */
  quotes?: boolean | undefined;
  /** Whether the first row names the columns. */
  header?: boolean | undefined;
  columns?: readonly ColumnRole[] | undefined;
  /** What the cells are written in. */
  text?: TextKind | undefined;
}

/** How a file would be read, for the person to correct. */
export interface TablePreview {
  /** It begins with lines by which Anki says how to read it. */
  anki: boolean;
  encoding: Encoding;
  separator: string;
  columns: ColumnRole[];
  labels: string[] | null;
  /** The first 20, without the one that names the columns. */
  rows: string[][];
  headerGuess: boolean;
  text: TextKind;
  /** Sentences; with one of them the file can not be read as it is. */
  problems: string[];
}
