/** Moving in and out across the boundary: files of other programs and of our own, as cards and back. */
import * as v from 'valibot';
import type { CardKind } from '../core/card';
import { exportFormats, type ExportFormat } from '../core/exporting';
import type { FormatName } from '../core/formats';
import type { CardHtml } from '../core/imported-card';
import { whoWins, type WhoWins } from '../core/importing';
import { columnRoles, encodings, textKinds, type TableOptions, type TablePreview } from '../core/tables';

/** How files of other programs are taken in. */
export interface ImportInput {
  /** Files or folders; what they are is told by what is in them. */
  paths: string[];
  /** Everything goes below this deck; null keeps the decks of the files. */
  deck: string | null;
  /** Take over reviews, memory, due days, suspension and flags. */
  history: boolean;
  /** Whose text counts when a card is here already and differs. */
  wins: WhoWins;
  /** How a table of text is to be read; what is left out is guessed. */
  table?: TableOptions | undefined;
}

export interface ImportReport {
  /** False for a plan: nothing has been changed. */
  written: boolean;
  files: {
    path: string;
    format: FormatName | null;
    cards: number;
    /** Why nothing of it is taken in. */
    refused: string | null;
    /** It can be read as notes where it is: refused because it is nothing else, or in forms that notes have too. */
    notes: boolean;
  }[];
  cards: {
    added: number;
    updated: number;
    unchanged: number;
    /** The file has another text, and the one here stays. */
    kept: number;
  };
  /** Answers taken over. */
  reviews: number;
  media: { added: number; present: number; bytes: number };
  /** Decks that cards are added to. */
  decks: { name: string; cards: number }[];
  /** What of the files is left out, and why. */
  refused: { what: string; reason: string }[];
  /** Of a plan for one table of text: how it would be read. */
  table: TablePreview | null;
  /** Of a plan: the first cards that would change something. */
  samples: {
    key: string;
    change: 'added' | 'updated' | 'kept';
    deck: string;
    kind: CardKind;
    front: string;
    answer: string;
    html: CardHtml | null;
  }[];
}

export interface ExportInput {
  format: ExportFormat;
  /** The file to write; for Markdown a folder. */
  path: string;
  /** A deck by name, with those below it; null is all of them. */
  deck: string | null;
  /** Only these cards; null is all. */
  cards: number[] | null;
  history: boolean;
  media: boolean;
}

export interface ExportReport {
  path: string;
  cards: number;
  media: number;
  /** What the format can not hold. */
  omitted: { what: string; reason: string }[];
}

/** Each starts a job and says its number. */
export interface ExchangeApi {
  /** Says what files of other programs hold and what would become of it; changes nothing. */
  planImport: (input: ImportInput) => { job: number };
  startImport: (input: ImportInput) => { job: number };
  startExport: (input: ExportInput) => { job: number };
}

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const deck = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(500)));

const importInput = v.strictObject({
  paths: v.pipe(v.array(path), v.minLength(1), v.maxLength(1000)),
  deck,
  history: v.boolean(),
  wins: v.picklist(whoWins),
  table: v.optional(
    v.strictObject({
      encoding: v.optional(v.picklist(encodings)),
      separator: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(10))),
      quotes: v.optional(v.boolean()),
      header: v.optional(v.boolean()),
      columns: v.optional(v.pipe(v.array(v.picklist(columnRoles)), v.maxLength(1000))),
      text: v.optional(v.picklist(textKinds)),
    }),
  ),
});

export const exchangeInputs = {
  planImport: importInput,
  startImport: importInput,
  startExport: v.strictObject({
    format: v.picklist(exportFormats),
    path,
    deck,
    cards: v.nullable(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1), v.maxLength(100_000))),
    history: v.boolean(),
    media: v.boolean(),
  }),
};
