/** A bullet with what is indented below it. */
export interface Bullet {
  /** Its own lines: the first without the bullet, the others without their indentation. */
  lines: string[];
  children: Bullet[];
  line: number;
}

const deepest = 60;
const tabWidth = 4;

/** The bullets of an outline. Indentation alone says what belongs to what; text outside of bullets is passed over. */
export function readOutline(lines: readonly string[]): Bullet[] {
  const roots: Bullet[] = [];
  const open: { bullet: Bullet; indent: number; inner: number }[] = [];
  let fence: string | null = null;
  lines.forEach((line, index) => {
    const indent = indentOf(line);
    const text = line.trimStart();
    const current = open.at(-1);
    if (fence !== null) {
      current?.bullet.lines.push(dedent(line, current.inner));
      if (text.trimEnd() === fence) fence = null;
      return;
    }
    const bullet = /^[-*+•](?:\s+|$)/.exec(text)?.[0];
    if (bullet === undefined) {
      if (text !== '' && current && indent >= current.inner - 1) current.bullet.lines.push(dedent(line, current.inner));
      else if (text !== '' && current && indent < (open[0]?.indent ?? 0)) open.length = 0;
    } else {
      while (open.length > 0 && ((open.at(-1)?.indent ?? 0) >= indent || open.length > deepest)) open.pop();
      const own: Bullet = { lines: [text.slice(bullet.length)], children: [], line: index + 1 };
      (open.at(-1)?.bullet.children ?? roots).push(own);
      open.push({ bullet: own, indent, inner: indent + 2 });
    }
    const opening = /^(?:[-*+•]\s+)?(`{3,}|~{3,})[^`]*$/.exec(text)?.[1];
    if (opening !== undefined && open.length > 0) fence = opening;
  });
  return roots;
}

/** Bullets as a Markdown list. */
export function listOf(bullets: readonly Bullet[], show: (bullet: Bullet) => string): string {
  return bullets
    .map((bullet) => {
      const below = listOf(bullet.children, show);
      const own = show(bullet);
      return `- ${[own, below]
        .filter((part) => part !== '')
        .join('\n')
        .replaceAll('\n', '\n  ')}`;
    })
    .filter((item) => item !== '- ')
    .join('\n');
}

/** All bullets, each with those above it, outermost first. */
export function* walkOutline(
  bullets: readonly Bullet[],
  above: readonly Bullet[] = [],
): IterableIterator<{ bullet: Bullet; above: readonly Bullet[] }> {
  for (const bullet of bullets) {
    yield { bullet, above };
    yield* walkOutline(bullet.children, [...above, bullet]);
  }
}

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += tabWidth - (width % tabWidth);
    else if (character === ' ') width += 1;
    else break;
  }
  return width;
}

function dedent(line: string, columns: number): string {
  let at = 0;
  let width = 0;
  while (width < columns && (line[at] === ' ' || line[at] === '\t')) {
    width += line[at] === '\t' ? tabWidth - (width % tabWidth) : 1;
    at += 1;
  }
  return line.slice(at).trimEnd();
}
