import type { GradePart, PartStatus } from '../../electron/core/grading/verdict';

/** A stretch of an answer and what the grader says of it; null where it says nothing. */
export interface MarkedRun {
  text: string;
  status: PartStatus | null;
}

export const statusWords: Record<PartStatus, string> = { match: 'matches', differ: 'differs', missing: 'missing', extra: 'not asked for' };

/** Cuts one side's text at its parts. Where parts lie over each other what is wrong counts, then the shorter one. */
export function markedRuns(text: string, parts: readonly GradePart[], side: GradePart['side']): MarkedRun[] {
  const marks = Array.from<PartStatus | null>({ length: text.length }).fill(null);
  const own = parts
    .filter((part) => part.side === side)
    .toSorted((a, b) => Number(b.status === 'match') - Number(a.status === 'match') || b.end - b.start - (a.end - a.start));
  for (const { status, start, end } of own) marks.fill(status, Math.max(0, start), Math.max(0, end));
  const runs: MarkedRun[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marks[at] === marks[from]) continue;
    runs.push({ text: text.slice(from, at), status: marks[from] ?? null });
    from = at;
  }
  return runs;
}

/** The same for the ear: what is not as it should be, each with its word; empty when nothing is. */
export function spokenMarks(runs: readonly MarkedRun[]): string {
  const wrong = (['differ', 'extra', 'missing'] as const).flatMap((status) => {
    const texts = runs.flatMap((run) => (run.status === status && run.text.trim() !== '' ? [run.text.trim()] : []));
    return texts.length > 0 ? [`${statusWords[status]}: ${texts.join(', ')}`] : [];
  });
  const spoken = wrong.join('; ');
  return spoken && `${spoken.charAt(0).toUpperCase()}${spoken.slice(1)}.`;
}
