import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeAnswer } from '../../../electron/core/grading/grade';
import type { Grade } from '../../../electron/core/grading/verdict';
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
