import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainsOf, outlookOf } from '../../../electron/core/planning/card-gains';
import { buildTable, gainLayer, type DaySeconds } from '../../../electron/core/planning/index-table';
import { cellCount, cellMemory } from '../../../electron/core/planning/memory-grid';
import { defaultFirst, defaultPass, outcomesOf, type MemoryModel } from '../../../electron/core/planning/memory-model';
import { computeTransitions } from '../../../electron/core/planning/transitions';
import { defaultWeights, retrievability } from '../../../electron/core/scheduling/fsrs';
import type { Memory } from '../../../electron/core/scheduling/types';

const model: MemoryModel = { weights: defaultWeights, first: defaultFirst, pass: defaultPass };
const seconds: DaySeconds = { new: 38, pass: 13, fail: 38 };
const transitions = computeTransitions(model, 8);
const always = (days: number) => Array.from({ length: days }, () => true);

/** The definition, word for word: no grid, every course of answers followed. */
function valueOf(memory: Memory | null, elapsed: number, left: number, open: readonly boolean[], price: number): number {
  if (left === 0) return memory === null ? 0 : retrievability(memory, elapsed, model.weights);
  const wait = valueOf(memory, elapsed + 1, left - 1, open, price);
  const today = open[open.length - left] === true && (memory === null || elapsed > 0);
  return today ? Math.max(wait, askValue(memory, elapsed, left, open, price) - price * costOf(memory, elapsed)) : wait;
}

function askValue(memory: Memory | null, elapsed: number, left: number, open: readonly boolean[], price: number): number {
  const recall = memory === null ? 0 : retrievability(memory, elapsed, model.weights);
  return outcomesOf(memory, elapsed, recall, model).reduce(
    (sum, outcome) => sum + outcome.probability * valueOf(outcome.memory, 1, left - 1, open, price),
    0,
  );
}

function costOf(memory: Memory | null, elapsed: number): number {
  if (memory === null) return seconds.new;
  const recall = retrievability(memory, elapsed, model.weights);
  return recall * seconds.pass + (1 - recall) * seconds.fail;
}

const prices = fc.double({ min: 0, max: 0.02, noNaN: true });
const openDays = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });
const memories = fc.record({
  stability: fc.double({ min: 0.1, max: 60, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

/** Of recall: memories between the points of the grid are off by up to half a point (0.0052 of 3,734 drawn), never by a whole one. */
const gridError = 0.01;

describe('the index table', () => {
  it('agrees with every course of answers followed, for a new card', () => {
    fc.assert(
      fc.property(openDays, prices, (open, price) => {
        const table = buildTable(computeTransitions(model, open.length), seconds, open, price);
        for (let left = 1; left <= open.length; left++) {
          if (open[open.length - left] !== true) continue;
          const gain = askValue(null, 0, left, open, price) - valueOf(null, 0, left - 1, open, price);
          expect(Math.abs((table.gainOfNew[left] ?? 0) * seconds.new - gain)).toBeLessThan(gridError);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('agrees with every course of answers followed, for a card seen before', () => {
    fc.assert(
      fc.property(openDays, prices, memories, fc.integer({ min: 0, max: 40 }), (open, price, memory, elapsed) => {
        const days = open.length;
        const table = buildTable(computeTransitions(model, days), seconds, open, price);
        const gains = new Float64Array(days);
        gainsOf(outlookOf(memory, elapsed, model, days), table, gains, 0);
        for (let day = 0; day < days; day++) {
          const since = elapsed + day;
          const wait = valueOf(memory, since + 1, days - day - 1, open, price);
          const gain = since === 0 ? 0 : askValue(memory, since, days - day, open, price) - wait;
          expect(Math.abs((gains[day] ?? 0) * costOf(memory, since) - gain)).toBeLessThan(gridError);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('agrees on grid cells for a card asked within the plan', () => {
    const open = always(4);
    const table = buildTable(computeTransitions(model, 4), seconds, open, 0.003);
    for (let cell = 0; cell < cellCount; cell += 17) {
      const memory = cellMemory(cell);
      for (let elapsed = 1; elapsed < 4; elapsed++) {
        const left = 4 - elapsed;
        const gain = askValue(memory, elapsed, left, open, 0.003) - valueOf(memory, elapsed + 1, left - 1, open, 0.003);
        expect((table.gain[gainLayer(4) + elapsed * cellCount + cell] ?? 0) * costOf(memory, elapsed)).toBeCloseTo(gain, 2);
      }
    }
  });

  it('never gets dearer with a lower price, nor poorer', () => {
    fc.assert(
      fc.property(prices, prices, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const cheap = buildTable(transitions, seconds, always(8), low);
        const dear = buildTable(transitions, seconds, always(8), high);
        expect(cheap.after.every((value, index) => value >= (dear.after[index] ?? 0) - 1e-12)).toBe(true);
        expect(cheap.unseen.every((value, left) => value >= (dear.unseen[left] ?? 0) - 1e-12)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('gives a new card no less with more days left, and any card no less than waiting', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), prices, (open, price) => {
        const table = buildTable(transitions, seconds, open, price);
        for (let left = 1; left <= open.length; left++) {
          expect(table.unseen[left]).toBeGreaterThanOrEqual(table.unseen[left - 1] ?? 0);
          for (let cell = 0; cell < cellCount; cell++) {
            expect(table.after[left * cellCount + cell]).toBeGreaterThanOrEqual(transitions.recall[left * cellCount + cell] ?? 0);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the gain of one answer where a second costs more than anything', () => {
    const table = buildTable(transitions, seconds, always(8), Infinity);
    const once = outcomesOf(null, 0, 0, model).reduce(
      (sum, { probability, memory }) => sum + probability * retrievability(memory, 8, model.weights),
      0,
    );
    expect((table.gainOfNew[8] ?? 0) * seconds.new).toBeCloseTo(once, 3);
  });
});
