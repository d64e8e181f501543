export interface ListItem {
  text: string;
  start: number;
  end: number;
}

const bullet = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/;

function trimmed(text: string, start: number): ListItem {
  const lead = /^\s*/.exec(text)?.[0].length ?? 0;
  const body = text.trim();
  return { text: body, start: start + lead, end: start + lead + body.length };
}

/** Items of a list, one a line with or without bullets, or in a sentence with commas, semicolons, arrows or `and`. */
export function readList(text: string): ListItem[] {
  const lines: { line: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ line, start });
    start += line.length + 1;
  }
  const filled = lines.filter(({ line }) => line.trim() !== '');
  const bullets = filled.filter(({ line }) => bullet.test(line));
  if (filled.length > 1 || bullets.length > 0) {
    const chosen = bullets.length > 0 ? bullets : filled;
    return chosen
      .map(({ line, start: at }) => {
        const mark = bullet.exec(line)?.[0] ?? '';
        return trimmed(line.slice(mark.length).replace(/[,;]\s*$/, ''), at + mark.length);
      })
      .filter((item) => item.text !== '');
  }
  return splitSentence(text);
}

/** True when the answer is written as a list, two bullets or more. */
export function hasBullets(text: string): boolean {
  return text.split('\n').filter((line) => bullet.test(line)).length > 1;
}

const separator = /\s*(?:,\s*(?:and\b|or\b|then\b|&)?|;|->|→|\s+(?:and|then|&)\s+)\s*/g;

function splitSentence(text: string): ListItem[] {
  const items: ListItem[] = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    // A comma inside a number or a bracket parts nothing.
    const isInside = /\d$/.test(text.slice(from, match.index)) && match[0] === ',' && /^\d{3}/.test(text.slice(match.index + 1));
    const before = text.slice(0, match.index);
    const isBracketed = before.lastIndexOf('(') > before.lastIndexOf(')');
    if (isInside || isBracketed || match[0] === '') continue;
    items.push(trimmed(text.slice(from, match.index), from));
    from = match.index + match[0].length;
  }
  items.push(trimmed(text.slice(from), from));
  return items.filter((item) => item.text !== '' && item.text !== '.');
}

/** How a list answer compares when its card does not say: numbered lists and arrows have an order. */
export function listKind(answer: string): 'set' | 'ordered' | null {
  if (/^\s*\d{1,2}[.)]\s/m.test(answer) && answer.includes('\n')) return 'ordered';
  if (/->|→|\bthen\b/.test(answer)) return 'ordered';
  return readList(answer).length > 1 ? 'set' : null;
}
