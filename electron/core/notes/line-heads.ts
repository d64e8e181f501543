/** A line longer than this is read only as far as its beginning; so much of it decides what it is. */
const longLine = 100;
const head = 60;

/**
 * The beginnings of long lines of plain text, all other lines as they are. What a line is in Markdown shows at its beginning,
 * and the Markdown parser takes half its time over the rest; lines whose rest could matter are left whole.
 */
export function headsOf(lines: readonly string[]): string[] {
  return lines.map((line) => (line.length > longLine && isPlain(line) ? line.slice(0, head) : line));
}

function isPlain(line: string): boolean {
  return !/[|<]|\]:/.test(line) && !/^[\s>*+\-\d.)]*[`~#]/.test(line) && /[A-Za-z]/.test(line.slice(0, head));
}

/** The text whose beginning a parser found in the head of a line. */
export function wholeOf(part: string, shown: string, line: string): string {
  if (shown.length === line.length) return part;
  return line.slice(shown.trimEnd().length - part.trimEnd().length).trimEnd();
}
