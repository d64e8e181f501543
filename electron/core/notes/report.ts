import type { Problem } from '../card';

/** Tells the author of a note about a mistake: what is wrong where, and what to do about it. */
export type Report = (place: { line: number; column: number }, message: string, fix: string, severity?: Problem['severity']) => void;

export function reportTo(problems: Problem[], file: string): Report {
  return ({ line, column }, message, fix, severity = 'error') => {
    problems.push({ file, line, column, severity, message, fix });
  };
}
