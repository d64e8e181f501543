import type { Verdict } from '../../electron/core/grading/verdict';

export const verdictWords: Record<Verdict, string> = { correct: 'Correct', partial: 'Partly right', wrong: 'Not right' };

/** Verdict and first reason as they are read aloud, without the signs of Markdown. */
export const spokenVerdict = (verdict: Verdict, reasons: readonly string[], note: string): string =>
  [`${verdictWords[verdict]}.`, reasons[0] ?? note].join(' ').replaceAll('`', '').trim();
