import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { gradeAnswer } from '../../electron/core/grading/grade';
import type { Verdict } from '../../electron/core/grading/verdict';
import { cards, contextFor, placeOf } from './decks';
import { makeNearMisses } from './near-misses';

const verdictOn = (card: NoteCard, typed: string): Verdict => gradeAnswer(card, typed, contextFor(card)).verdict;
const passing = (list: readonly NoteCard[], answersOf: (card: NoteCard) => readonly string[]): string[] =>
  list.flatMap((card) => answersOf(card).flatMap((answer) => (verdictOn(card, answer) === 'correct' ? [`${placeOf(card)} | ${answer}`] : [])));
const typedCards = cards.filter((card) => card.kind === 'command' || card.kind === 'yaml');

describe('our own grader', () => {
  it('accepts every model answer and every alternative', () => {
    const refused = cards.flatMap((card) =>
      [card.answer, ...card.accept].flatMap((answer) => {
        const { verdict, reasons } = gradeAnswer(card, answer, contextFor(card));
        return verdict === 'correct' ? [] : [`${placeOf(card)} | ${answer} | ${reasons.join(' ')}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('accepts no near miss that an author names', () => {
    expect(passing(cards, (card) => card.wrong)).toEqual([]);
  });

  it('accepts no broken text that is to be repaired', () => {
    expect(passing(cards, (card) => (card.broken === null ? [] : [card.broken]))).toEqual([]);
  });

  it('accepts no answer that differs from the model answer in a value', () => {
    expect(passing(typedCards, makeNearMisses)).toEqual([]);
  });

  it('has a near miss to refuse on every card that asks for a command, a manifest or a repair', () => {
    const untested = typedCards.filter((card) => card.wrong.length + makeNearMisses(card).length === 0);
    expect(untested.map(placeOf)).toEqual([]);
  });

  it('refuses one of them outright, not only in part', () => {
    const lenient = typedCards.filter(
      (card) => ![...card.wrong, ...makeNearMisses(card), ...(card.broken === null ? [] : [card.broken])].some((miss) => verdictOn(card, miss) === 'wrong'),
    );
    expect(lenient.map(placeOf)).toEqual([]);
  });
});
