import type { CardContent } from '../card';

/** What one hint adds: a line of a manifest, a word of anything else. */
function pieces({ kind, answer }: Pick<CardContent, 'kind' | 'answer'>): string[] {
  return answer.match(kind === 'yaml' ? /[^\n]*\n|[^\n]+$/g : /\S+\s*/g) ?? [];
}

/** The first `count` pieces of the model answer and how many there are. */
export function hintOf(card: Pick<CardContent, 'kind' | 'answer'>, count: number): { text: string; shown: number; total: number } {
  const all = pieces(card);
  const shown = Math.min(Math.max(0, count), all.length);
  return { text: all.slice(0, shown).join(''), shown, total: all.length };
}
