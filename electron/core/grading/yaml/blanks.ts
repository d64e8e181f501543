/** The line of a card's answer that a person fills in, cut where the blank begins. */
export interface BlankLine {
  /** 1-based line of the answer. */
  line: number;
  /** Indentation and list dash, which stay. */
  lead: string;
  /** `medium: `; empty when the line is no `key: value`. */
  key: string;
  /** What stands after the key, or the whole line. */
  value: string;
}

const withoutMark = (line: string): string => line.replace(/\s+#\s*\?\s*$/, '');

/** Cuts the blank lines of an answer; lines that do not exist are left out. */
export function readBlanks(answer: string, blanks: readonly number[]): BlankLine[] {
  const lines = answer.split('\n');
  return [...blanks]
    .sort((a, b) => a - b)
    .flatMap((line) => {
      const source = lines[line - 1];
      const match = source === undefined ? null : /^(?<lead>\s*(?:- +)*)(?<rest>.*)$/.exec(withoutMark(source))?.groups;
      if (!match) return [];
      const rest = match['rest'] ?? '';
      const key = /^(?:"[^"]*"|'[^']*'|[^\s:#"'][^:#]*):(?: +|$)/.exec(rest)?.[0] ?? '';
      return [{ line, lead: match['lead'] ?? '', key, value: rest.slice(key.length) }];
    });
}

/** Puts filled-in lines, each a value or `key: value`, in the places of the blanks. */
function fill(answer: string, blanks: readonly BlankLine[], filled: readonly string[]): string {
  const lines = answer.split('\n');
  blanks.forEach((blank, index) => {
    const typed = (filled[index] ?? '').trim().replace(/^(?:- +)+/, '');
    const hasKey = blank.key !== '' && typed.startsWith(blank.key.trimEnd());
    const isPair = /^[\w."'/-]+:(?:\s|$)/.test(typed);
    lines[blank.line - 1] = blank.lead + (hasKey || isPair || blank.key === '' ? typed : blank.key + typed);
  });
  return lines.join('\n');
}

/** The whole text behind a typed answer: what was typed, or the answer with only its blanks typed, one a line. */
export function completeBlanks(answer: string, blanks: readonly number[], typed: string): string {
  const open = readBlanks(answer, blanks);
  const given = typed.replace(/\s+$/, '').split('\n');
  const total = answer.replace(/\s+$/, '').split('\n').length;
  if (open.length === 0 || given.length > open.length || (given.length === total && total > 1)) return typed;
  return fill(answer, open, given);
}
