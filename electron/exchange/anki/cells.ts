import type { Cell } from './database';

const text = new TextDecoder();
/** The last instant a date can hold. */
const lastInstant = 8.64e15;

/** A column may hold anything in any row. Fractions, which old clients wrote, are cut; null for what is no safe whole number. */
export function integerCell(cell: Cell | undefined): number | null {
  if (typeof cell !== 'number') return null;
  const whole = Math.trunc(cell);
  return Number.isSafeInteger(whole) ? whole : null;
}

/** An id, which is also an instant in milliseconds: positive. */
export function idCell(cell: Cell | undefined): number | null {
  const id = integerCell(cell);
  return id !== null && id > 0 && id <= lastInstant ? id : null;
}

export function textCell(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  return cell instanceof Uint8Array ? text.decode(cell) : '';
}

export function bytesCell(cell: Cell | undefined): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  return new TextEncoder().encode(textCell(cell));
}
