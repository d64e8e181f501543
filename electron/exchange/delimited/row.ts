import type { ColumnRole } from '../../core/tables';

/** A row with its cells by what they are for. */
export interface Row {
  cells: readonly string[];
  of: (role: ColumnRole) => string[];
  notetype: string | null;
}

/** Several cells of one purpose, as paragraphs. */
export const joinCells = (cells: readonly string[]) =>
  cells.length === 1 ? (cells[0] ?? '') : cells.filter((cell) => cell !== '').join('\n\n');
