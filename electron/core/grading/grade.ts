import { compareCommand, isCommandLine } from './command/grade-command';
import { compareCloze } from './text/cloze';
import { compareText } from './text/grade-text';
import type { Comparison, Grade, GradedCard, GradingContext, Verdict } from './verdict';
import { compareYaml } from './yaml/grade-yaml';

/** Longer answers are no answers but pastes; they are refused unread. In UTF-16 units. */
const longest = { command: 10_000, yaml: 60_000, text: 4_000 } as const;

const rank: Readonly<Record<Verdict, number>> = { correct: 2, partial: 1, wrong: 0 };

/** The code of an answer that is nothing but code, else null. */
function onlyCode(answer: string): string | null {
  const fenced = /^\s*```[^\n]*\n(?<code>.*?)\n?```\s*$/s.exec(answer)?.groups?.['code'];
  return fenced ?? /^\s*`(?<code>[^`]+)`\.?\s*$/.exec(answer)?.groups?.['code'] ?? null;
}

/** A concept's answer may be a command: then it also counts by what it asks for. */
function compareWords(card: GradedCard, expected: string, typed: string, context: GradingContext): Comparison {
  const words = compareText(card, expected, typed);
  const command = onlyCode(expected) ?? expected;
  const given = onlyCode(typed) ?? typed;
  if (words.verdict === 'correct' || !isCommandLine(command) || !isCommandLine(given)) return words;
  const asCommand = compareCommand(command, given, context);
  return asCommand.verdict === 'correct' || onlyCode(expected) !== null ? { ...asCommand, parts: words.parts } : words;
}

function compare(card: GradedCard, expected: string, typed: string, context: GradingContext): Comparison {
  switch (card.kind) {
    case 'command':
      return compareCommand(expected, typed, context);
    case 'yaml':
      return compareYaml(card, expected, typed, context);
    case 'cloze':
      return compareCloze(card, expected, typed, context);
    default:
      return compareWords(card, expected, typed, context);
  }
}

/** Word for word the accepted answer: right even where it could not be read. */
function asTyped(comparison: Comparison, expected: string, typed: string): Comparison {
  if (comparison.verdict === 'correct' || typed.trim() !== expected.trim()) return comparison;
  return { ...comparison, verdict: 'correct', score: 1, reasons: [], parts: [] };
}

function chooseBest(
  card: GradedCard,
  answers: readonly string[],
  typed: string,
  context: GradingContext,
): { index: number; comparison: Comparison } | null {
  let best: { index: number; comparison: Comparison } | null = null;
  for (const [index, answer] of answers.entries()) {
    const comparison = asTyped(compare(card, answer, typed, context), answer, typed);
    if (comparison.verdict === 'correct') return { index, comparison };
    const lead = best === null ? 1 : rank[comparison.verdict] - rank[best.comparison.verdict];
    if (best === null || lead > 0 || (lead === 0 && comparison.score > best.comparison.score)) best = { index, comparison };
  }
  return best;
}

/** On a fix-it card the reasons say what was broken, and whether it still is. */
function explainRepair(card: GradedCard, comparison: Comparison, answer: string, context: GradingContext): Comparison {
  if (card.broken === null || (card.kind !== 'command' && card.kind !== 'yaml')) return comparison;
  const broken = compare({ ...card, blanks: [] }, answer, card.broken, context).reasons;
  if (comparison.verdict === 'correct') return { ...comparison, reasons: broken.map((reason) => `Repaired: ${reason}`) };
  const isUntouched = broken.length > 0 && broken.every((reason) => comparison.reasons.includes(reason));
  const reasons = comparison.reasons.map((reason) => (broken.includes(reason) ? `Still broken: ${reason}` : reason));
  return { ...comparison, reasons, verdict: isUntouched ? 'wrong' : comparison.verdict };
}

function sizeLimit(card: GradedCard): number {
  return card.kind === 'command' || card.kind === 'yaml' ? longest[card.kind] : longest.text;
}

/** Grades a typed answer by its meaning against the model answer and its alternatives. Never throws, whatever was typed. */
export function gradeAnswer(card: GradedCard, typed: string, context: GradingContext): Grade {
  const answers = [card.answer, ...card.accept];
  const refuse = (reason: string): Grade => ({
    verdict: 'wrong',
    reasons: [reason],
    parts: [],
    note: '',
    matched: { index: 0, answer: card.answer },
  });
  if (typed.trim() === '') return refuse('Nothing was typed.');
  if (typed.length > sizeLimit(card))
    return refuse(`This is too long to be an answer (${typed.length} characters; at most ${sizeLimit(card)} are read).`);
  const best = chooseBest(card, answers, typed, context);
  if (best === null) return refuse('This card has no answer.');
  const answer = answers[best.index] ?? card.answer;
  const { verdict, reasons, parts, note } = explainRepair(card, best.comparison, answer, context);
  return { verdict, reasons, parts, note: verdict === 'correct' ? note : '', matched: { index: best.index, answer } };
}
