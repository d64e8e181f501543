import type { BrowseRow } from '../../electron/contract';
import type { CardKind } from '../../electron/core/card';
import type { SearchColumn } from '../../electron/core/search/columns';
import type { CardState, Instant } from '../../electron/core/scheduling/types';
import { cardLine } from './card-line';
import { dateText, intervalText, momentText, percentText, studyDayDate } from './format';

interface Column {
  label: string;
  /** In rem; null takes what is left. */
  width: number | null;
  /** Numbers stand under one another. */
  number?: true;
  text: (row: BrowseRow, now: Instant) => string;
}

const kindNames: Record<CardKind, string> = {
  command: 'Command',
  yaml: 'Manifest',
  concept: 'Concept',
  cloze: 'Gap',
  basic: 'Question',
};
const stateNames: Record<CardState, string> = { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' };
export const flagNames = ['No flag', 'Red', 'Amber', 'Green', 'Blue'] as const;

const days = (value: number | null) => (value === null || value === 0 ? '' : intervalText(value));

/** Every column the table can have, in the order they are offered. */
export const browseColumns: Record<SearchColumn, Column> = {
  front: { label: 'Question', width: null, text: ({ front, kind }) => cardLine(front, kind) },
  kind: { label: 'Kind', width: 6, text: ({ kind }) => kindNames[kind] },
  deck: { label: 'Deck', width: 9.5, text: ({ deck }) => deck },
  state: { label: 'State', width: 7, text: stateText },
  due: {
    label: 'Due',
    width: 7,
    text: ({ dueAt, dueDay }, now) => (dueAt !== null ? momentText(dueAt, now) : dueDay !== null ? studyDayDate(dueDay) : ''),
  },
  stability: { label: 'Stability', width: 6.5, number: true, text: ({ stability }) => days(stability) },
  difficulty: { label: 'Difficulty', width: 6, number: true, text: ({ difficulty }) => difficulty?.toFixed(1) ?? '' },
  retrievability: {
    label: 'Recall',
    width: 4.5,
    number: true,
    text: ({ retrievability }) => (retrievability === null ? '' : percentText(retrievability)),
  },
  interval: { label: 'Interval', width: 6.5, number: true, text: ({ interval }) => days(interval) },
  reps: { label: 'Reviews', width: 5.5, number: true, text: ({ reps }) => String(reps) },
  lapses: { label: 'Lapses', width: 5, number: true, text: ({ lapses }) => String(lapses) },
  tags: { label: 'Tags', width: 10, text: ({ tags }) => tags.join(', ') },
  file: { label: 'Note', width: 11, text: ({ file }) => file ?? '' },
  flag: { label: 'Flag', width: 5, text: ({ flag }) => (flag === 0 ? '' : flagNames[flag]) },
  suspended: { label: 'Suspended', width: 6.5, text: ({ suspended }) => (suspended ? 'Suspended' : '') },
  leech: { label: 'Leech', width: 5, text: ({ leech }) => (leech ? 'Leech' : '') },
  reviewed: { label: 'Reviewed', width: 7.5, text: ({ lastAt }) => (lastAt === null ? '' : dateText(lastAt)) },
  added: { label: 'Added', width: 7.5, text: ({ addedAt }) => dateText(addedAt) },
  edited: { label: 'Edited', width: 7.5, text: ({ editedAt }) => (editedAt === null ? '' : dateText(editedAt)) },
};

function stateText({ state, suspended, buried, aside }: BrowseRow): string {
  if (aside) return 'Set aside';
  if (suspended) return 'Suspended';
  return buried ? 'Buried' : stateNames[state];
}

/** Words give way before the table must be scrolled; numbers and dates are short already. */
const leastWords = 0.65;

/** Widths of the columns, for `grid-template-columns`. */
export const columnWidths = (columns: readonly SearchColumn[]): string =>
  columns
    .map((name) => {
      const { width } = browseColumns[name];
      if (width === null) return 'minmax(12.5rem, 1fr)';
      return name === 'deck' || name === 'tags' || name === 'file'
        ? `minmax(${String(width * leastWords)}rem, ${String(width)}rem)`
        : `${String(width)}rem`;
    })
    .join(' ');
