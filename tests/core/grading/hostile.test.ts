import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeAnswer } from '../../../electron/core/grading/grade';
import type { Grade } from '../../../electron/core/grading/verdict';
import { readYaml } from '../../../electron/core/grading/yaml/read-yaml';
import { context } from './context';
import { anyCard, anyText, hostileTexts, plainCards } from './hostile';

/** KUBEDECK_FUZZ raises the number of random inputs, for example to 1000000. */
const runs = Number(process.env['KUBEDECK_FUZZ'] ?? 2000);
const patience = 60_000 + runs * 20;

function expectGrade(grade: Grade, typed: string): void {
  expect(['correct', 'partial', 'wrong']).toContain(grade.verdict);
  expect(grade.verdict === 'correct' || grade.reasons.length > 0).toBe(true);
  for (const part of grade.parts) {
    expect(part.start).toBeGreaterThanOrEqual(0);
    expect(part.end).toBeGreaterThanOrEqual(part.start);
    if (part.side === 'typed') expect(part.end).toBeLessThanOrEqual(typed.length);
  }
}

describe('hostile answers', () => {
  it('always get a verdict', { timeout: patience }, () => {
    for (const card of plainCards) for (const typed of hostileTexts) expectGrade(gradeAnswer(card, typed, context), typed);
  });

  it('always get a verdict, also as the expected answer', { timeout: patience }, () => {
    for (const answer of hostileTexts) {
      for (const card of plainCards) expectGrade(gradeAnswer({ ...card, answer }, 'kubectl get pods', context), 'kubectl get pods');
    }
  });

  it('always get a verdict, whatever the bytes', { timeout: patience }, () => {
    fc.assert(
      fc.property(anyCard, anyText, (card, typed) => expectGrade(gradeAnswer(card, typed, context), typed)),
      { numRuns: runs },
    );
  });

  it('are correct when they are the answer itself, whatever the bytes', { timeout: patience }, () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        fc.pre(card.answer.trim() !== '');
        expect(gradeAnswer(card, card.answer, context).verdict).toBe('correct');
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('are refused unread when they are a whole book', () => {
    const [card] = plainCards;
    if (!card) throw new Error('no card');
    expect(gradeAnswer(card, 'x'.repeat(1_000_000), context).reasons[0]).toContain('too long');
  });
});

// Large enough that work which grows with the square of their size runs into the time limit.
describe('hostile manifests', { timeout: 40_000 }, () => {
  it('with a mistake on each of their lines are told the first three', () => {
    const { documents, problems } = readYaml('a:\n'.repeat(100_000));
    expect(documents).toEqual([]);
    expect(problems).toEqual([1, 2, 3].map((line) => `Line ${line}: \`a\` is there twice; a key may stand only once.`));
    expect(readYaml(`image: ${'x\n'.repeat(100_000)}`).problems).toHaveLength(3);
  });

  it('with mistakes in more than one document are told the first three', () => {
    const { problems } = readYaml('a:\na:\n---\nb:\nb:\nb:\n---\nc:\nc:\n');
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['Line 1', 'Line 4', 'Line 5']);
  });

  it('that are full of aliases are read or refused', () => {
    const aliases = `- &a x\n${'- *a\n'.repeat(9000)}`;
    expect(readYaml(aliases).documents).toMatchObject([{ kind: 'list', items: { length: 9001 } }]);
    expect(readYaml(aliases + '- x\n'.repeat(200_000)).problems).toEqual([
      'This repeats itself too often (aliases) or is nested too deeply to be a manifest.',
    ]);
  });

  it('have an alias whose anchor is not there: it is refused, as kubectl does, not taken as nothing', () => {
    for (const text of ['host: *.example.com', 'spec:\n  rules:\n    - host: *.example.com\n', 'a: *b\nb: &b 1', 'a: &a 1\n---\nb: *a']) {
      const { documents, problems } = readYaml(text);
      expect({ documents, problems }, text).toEqual({ documents: [], problems: [expect.stringContaining('needs quotes')] });
    }
    expect(readYaml('a: 1\nhost: *.example.com').problems).toEqual([
      'Line 2: `*.example.com` stands for an anchor that is not there; text with a * in front needs quotes.',
    ]);
  });

  it('have aliases that stand for the last anchor before them, of the same document', () => {
    const { documents } = readYaml('- &a one\n- *a\n- &a two\n- *a\n---\n- &a three\n- *a\n');
    const values = documents.map((node) => node.kind === 'list' && node.items.map((item) => item.kind === 'scalar' && item.value));
    expect(values).toEqual([
      ['one', 'one', 'two', 'two'],
      ['three', 'three'],
    ]);
  });
});
