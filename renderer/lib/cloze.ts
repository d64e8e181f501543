/** A piece of a cloze sentence: plain text, or a gap written `{{c1::text::hint}}`. */
export type ClozePart = { gap: null; text: string } | { gap: number; text: string; hint: string };

const gapPattern = /\{\{c(\d+)::([\s\S]*?)\}\}/g;

export function clozeParts(front: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let end = 0;
  for (const match of front.matchAll(gapPattern)) {
    if (match.index > end) parts.push({ gap: null, text: front.slice(end, match.index) });
    const [text = '', ...hint] = (match[2] ?? '').split('::');
    parts.push({ gap: Number(match[1]), text, hint: hint.join('::') });
    end = match.index + match[0].length;
  }
  if (end < front.length) parts.push({ gap: null, text: front.slice(end) });
  return parts;
}

/** What the asked gap hides; gaps with the same number are joined. Empty when there is no such gap. */
export const gapAnswer = (front: string, gap: number) =>
  clozeParts(front)
    .filter((part) => part.gap === gap)
    .map((part) => part.text)
    .join(' … ');

/** The sentence with every gap closed, each told by its hint: for lists that must not give an answer away. */
export const clozeHidden = (front: string) =>
  clozeParts(front)
    .map((part) => (part.gap === null ? part.text : `[${part.hint || '…'}]`))
    .join('');

/** The sentence as one line of plain text, the asked gap as a blank: for lists and labels. */
export const clozeLine = (front: string, gap: number) =>
  clozeParts(front)
    .map((part) => (part.gap !== null && part.gap === gap ? '____' : part.text))
    .join('');
