import { describe, expect, it } from 'vitest';
import { listManifestPairs } from './corpus/manifests';
import { commandPairs as commands } from './corpus/commands';
import type { Pair } from './corpus/pair';
import { listTextPairs } from './corpus/texts';
import { grade } from './context';

const manifests = listManifestPairs();
const texts = listTextPairs();

/** The pairs graded against what a person would say, as lines to read. */
function listMistakes<T extends Pair>(pairs: readonly T[], verdictOf: (pair: T) => string): string[] {
  return pairs
    .filter((pair) => (verdictOf(pair) === 'correct') !== pair.right)
    .map((pair) => `${pair.right ? 'refused' : 'let through'} [${pair.category}] ${pair.expected} <> ${pair.typed}`);
}

const countRight = (pairs: readonly Pair[]): number => pairs.filter((pair) => pair.right).length;

describe('the corpus', () => {
  it('is large and balanced enough to mean something', () => {
    expect(commands.length).toBeGreaterThanOrEqual(400);
    expect(manifests.length).toBeGreaterThanOrEqual(200);
    expect(texts.length).toBeGreaterThanOrEqual(100);
    for (const pairs of [commands, manifests, texts]) {
      const share = countRight(pairs) / pairs.length;
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.6);
    }
  });

  it('has no pair twice', () => {
    for (const pairs of [commands, manifests, texts]) {
      const keys = pairs.map((pair) => JSON.stringify(pair));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('grades every command as a person would', () => {
    expect(listMistakes(commands, (pair) => grade('command', pair.expected, pair.typed).verdict)).toEqual([]);
  });

  it('grades every manifest as a person would', () => {
    expect(listMistakes(manifests, ({ expected, typed, at, blanks }) => grade('yaml', expected, typed, { at, blanks }).verdict)).toEqual(
      [],
    );
  });

  it('grades every text as a person would', () => {
    expect(
      listMistakes(texts, ({ kind, expected, typed, front, gap, list }) => grade(kind, expected, typed, { front, gap, list }).verdict),
    ).toEqual([]);
  });

  it('gives a reason for everything it does not accept', () => {
    const silent = [
      ...commands.filter((pair) => !pair.right && grade('command', pair.expected, pair.typed).reasons.length === 0),
      ...manifests.filter(
        (pair) => !pair.right && grade('yaml', pair.expected, pair.typed, { at: pair.at, blanks: pair.blanks }).reasons.length === 0,
      ),
    ];
    expect(silent).toEqual([]);
  });
});
