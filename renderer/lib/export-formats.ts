import { exportEndings, type ExportFormat } from '../../electron/core/exporting';
import type { Instant } from '../../electron/core/scheduling/types';

export interface ExportChoice {
  format: ExportFormat;
  title: string;
  /** What it is for, and what it keeps. */
  about: string;
  /** It has a place for reviews and what is remembered, and for pictures and recordings. */
  keepsAll: boolean;
  /** It holds a deck as well as the whole collection. */
  ofDeck: boolean;
}

export const exportChoices: readonly ExportChoice[] = [
  {
    format: 'apkg',
    title: 'Anki package',
    about: 'For Anki, which adds it to what is there: cards, decks, tags, pictures, reviews and what you remember.',
    keepsAll: true,
    ofDeck: true,
  },
  {
    format: 'colpkg',
    title: 'Anki collection',
    about: 'Everything as one collection. The Anki that opens it replaces its own with it.',
    keepsAll: true,
    ofDeck: false,
  },
  {
    format: 'csv',
    title: 'Table (CSV)',
    about: 'For spreadsheets: deck, question, answer, reason and tags, one card in each row. No history, no pictures.',
    keepsAll: false,
    ofDeck: true,
  },
  {
    format: 'markdown',
    title: 'Notes',
    about: 'A new folder of Markdown notes that Kubedeck reads back to the same cards. No history, no pictures.',
    keepsAll: false,
    ofDeck: true,
  },
  {
    format: 'json',
    title: 'Kubedeck file',
    about: 'All there is, without loss, for another Kubedeck or programs of your own.',
    keepsAll: true,
    ofDeck: true,
  },
];

/** Sweden writes days so that names sort by them. */
const isoDay = new Intl.DateTimeFormat('sv');

/** A name for the file that every system takes: the deck's own, or the app's with the day. */
export function exportName(deck: string | null, format: ExportFormat, at: Instant): string {
  const name = deck === null ? '' : (deck.split('/').at(-1) ?? '').replace(/[\p{Cc}\s<>:"/\\|?*]+/gu, ' ').trim();
  return `${name.replace(/^\.+|\.+$/g, '').slice(0, 80) || `Kubedeck ${isoDay.format(at)}`}${exportEndings[format]}`;
}
