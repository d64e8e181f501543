/** A gap of a cloze sentence, written `{{c1::text::hint}}`, and the characters it takes. */
export interface Gap {
  number: number;
  text: string;
  hint: string;
  start: number;
  end: number;
}

/** A piece of a cloze sentence: plain text, or a gap. */
export type ClozePart = { gap: null; text: string } | { gap: number; text: string; hint: string };

/** The gaps of a text in their order, each up to the first `}}`. Linear in the length of the text: an opened gap may never be closed. */
export function readGaps(text: string): Gap[] {
  const gaps: Gap[] = [];
  const opener = /\{\{c(\d{1,3})::/g;
  for (let open = opener.exec(text); open; open = opener.exec(text)) {
    const from = open.index + open[0].length;
    const close = text.indexOf('}}', from);
    if (close === -1) break;
    const [hidden = '', ...hint] = text.slice(from, close).split('::');
    gaps.push({ number: Number(open[1]), text: hidden, hint: hint.join('::'), start: open.index, end: close + 2 });
    opener.lastIndex = close + 2;
  }
  return gaps;
}

export function clozeParts(text: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let end = 0;
  for (const gap of readGaps(text)) {
    if (gap.start > end) parts.push({ gap: null, text: text.slice(end, gap.start) });
    parts.push({ gap: gap.number, text: gap.text, hint: gap.hint });
    end = gap.end;
  }
  if (end < text.length) parts.push({ gap: null, text: text.slice(end) });
  return parts;
}

/** The text with what `write` makes of each gap in its place; `whole` is the gap as it stands there. */
export function replaceGaps(text: string, write: (gap: Gap, whole: string) => string): string {
  let replaced = '';
  let end = 0;
  for (const gap of readGaps(text)) {
    replaced += text.slice(end, gap.start) + write(gap, text.slice(gap.start, gap.end));
    end = gap.end;
  }
  return replaced + text.slice(end);
}

/** What a gap of a cloze sentence hides; gaps of the same number are joined. Empty when there is no such gap. */
export const hiddenBy = (front: string, gap: number): string =>
  readGaps(front)
    .filter(({ number }) => number === gap)
    .map(({ text }) => text)
    .join(' … ');

/** A sentence in which only the gaps that are asked are gaps, the others plain words. */
export const onlyGaps = (front: string, asked: ReadonlySet<number>): string =>
  replaceGaps(front, ({ number, text }, whole) => (asked.has(number) ? whole : text));
