import type { Memory } from '../scheduling/types';

/** Stabilities in days, evenly spaced in their logarithm; below and above them a memory counts as the nearest. */
const lowest = 0.02;
const highest = 2000;
const stabilities = 48;
const difficulties = 5;
export const cellCount = stabilities * difficulties;

const logLowest = Math.log(lowest);
const logStep = (Math.log(highest) - logLowest) / (stabilities - 1);
const difficultyStep = 9 / (difficulties - 1);

/** A memory between four cells of the grid: the first of them, and how far it lies towards the others. */
export interface GridPlace {
  cell: number;
  x: number;
  y: number;
}

/** The other three cells around a place, from its first. */
const [besideDifficulty, besideStability, besideBoth] = [1, difficulties, difficulties + 1] as const;

export function cellMemory(cell: number): Memory {
  return {
    stability: Math.exp(logLowest + Math.floor(cell / difficulties) * logStep),
    difficulty: 1 + (cell % difficulties) * difficultyStep,
  };
}

/** Where a stability lies on the grid, in columns. */
export function columnOf(stability: number): number {
  return Math.min(Math.max((Math.log(stability) - logLowest) / logStep, 0), stabilities - 1);
}

/** Where a difficulty lies on the grid, in rows. */
export function rowOf(difficulty: number): number {
  return Math.min(Math.max((difficulty - 1) / difficultyStep, 0), difficulties - 1);
}

export function placeAt(column: number, row: number): GridPlace {
  const left = Math.min(Math.floor(column), stabilities - 2);
  const top = Math.min(Math.floor(row), difficulties - 2);
  return { cell: left * difficulties + top, x: column - left, y: row - top };
}

/** Value at a place of a layer, `cellCount` numbers from `offset`, bilinear between cells. */
export function interpolate(layers: Float64Array, offset: number, cell: number, x: number, y: number): number {
  const at = offset + cell;
  const low = (layers[at] ?? 0) * (1 - y) + (layers[at + besideDifficulty] ?? 0) * y;
  const high = (layers[at + besideStability] ?? 0) * (1 - y) + (layers[at + besideBoth] ?? 0) * y;
  return low + (high - low) * x;
}
