import type { ColumnRole, Encoding, TextKind } from '../../electron/core/tables';

/** The columns with another role for one. When none would ask any more, question and answer change places. */
export function withRole(columns: readonly ColumnRole[], index: number, role: ColumnRole): ColumnRole[] {
  const roles = columns.with(index, role);
  const other = roles.findIndex((each, at) => at !== index && each === 'answer');
  return roles.includes('front') || other < 0 ? roles : roles.with(other, 'front');
}

export const roleNames: Record<ColumnRole, string> = {
  front: 'Question',
  answer: 'Answer',
  why: 'Why',
  tags: 'Tags',
  deck: 'Deck',
  kind: 'Kind',
  guid: 'Name of the card',
  notetype: 'Note type',
  ignore: 'Leave out',
};

export const separatorNames: Record<string, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
  ':': 'Colon',
  ' ': 'Space',
};

export const textKindNames: Record<TextKind, string> = { plain: 'Plain text', html: 'HTML', markdown: 'Markdown' };

export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Western (Windows-1252)',
};
