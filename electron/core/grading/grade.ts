import { compareCommand } from './command/grade-command';
import { compareText } from './text/grade-text';
import type { Comparison, Grade, GradedCard, GradingContext, Verdict } from './verdict';

/** Longer answers are no answers but pastes; they are refused unread. In UTF-16 units. */
const longest = { command: 20_000, yaml: 120_000, text: 20_000 } as const;

const rank: Readonly<Record<Verdict, number>> = { correct: 2, partial: 1, wrong: 0 };

function compare(card: GradedCard, expected: string, typed: string, context: GradingContext): Comparison {
  switch (card.kind) {
    case 'command':
      return compareCommand(expected, typed, context);
    default:
      return compareText(card, expected, typed);
  }
}

function sizeLimit(card: GradedCard): number {
  return card.kind === 'command' || card.kind === 'yaml' ? longest[card.kind] : longest.text;
}

/** Grades a typed answer by its meaning against the model answer and its alternatives. Never throws, whatever was typed. */
export function gradeAnswer(card: GradedCard, typed: string, context: GradingContext): Grade {
  const answers = [card.answer, ...card.accept];
  const first = { index: 0, answer: card.answer };
  if (typed.trim() === '') return { verdict: 'wrong', reasons: ['Nothing was typed.'], parts: [], note: '', matched: first };
  if (typed.length > sizeLimit(card)) {
    const reasons = [`This is too long to be an answer (${typed.length} characters; at most ${sizeLimit(card)} are read).`];
    return { verdict: 'wrong', reasons, parts: [], note: '', matched: first };
  }
  let best: { comparison: Comparison; index: number } | null = null;
  for (const [index, answer] of answers.entries()) {
    const comparison = compare(card, answer, typed, context);
    const isBetter =
      best === null ||
      rank[comparison.verdict] > rank[best.comparison.verdict] ||
      (comparison.verdict === best.comparison.verdict && comparison.score > best.comparison.score);
    if (isBetter) best = { comparison, index };
    if (comparison.verdict === 'correct') break;
  }
  if (best === null) return { verdict: 'wrong', reasons: [], parts: [], note: '', matched: first };
  const { verdict, reasons, parts, note } = best.comparison;
  return {
    verdict,
    reasons,
    parts,
    note: verdict === 'correct' ? note : '',
    matched: { index: best.index, answer: answers[best.index] ?? card.answer },
  };
}
