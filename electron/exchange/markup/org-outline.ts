/** A headline with what stands below it. */
export interface Headline {
  title: string;
  tags: string[];
  /** Lines before the first headline below, without drawers and planning. */
  body: string[];
  properties: Map<string, string>;
  /** Rows of `:REVIEW_DATA:`, cells trimmed, the header first. */
  reviews: string[][];
  /** As written between `<` and `>`; empty for none. */
  scheduled: string;
  children: Headline[];
  line: number;
}

const headline = /^(\*{1,60})\s+(.*)$/;
const tagList = /[ \t]+:((?:[\p{L}\p{N}_@#%]+:)+)[ \t]*$/u;
const keyword = /^(?:TODO|DONE|NEXT|WAIT|WAITING|CANCELLED)\s+/;
const longestLine = 20_000;

/** Reads the headlines of an org file, and the title it gives itself. */
export function readOrg(text: string): { title: string | null; headlines: Headline[] } {
  const roots: Headline[] = [];
  const open: { depth: number; headline: Headline }[] = [];
  let title: string | null = null;
  let drawer: string | null = null;
  text.split('\n').forEach((raw, index) => {
    const line = raw.length > longestLine ? raw.slice(0, longestLine) : raw;
    const [, stars, rest] = headline.exec(line) ?? [];
    const current = open.at(-1)?.headline;
    if (stars !== undefined && rest !== undefined) {
      drawer = null;
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= stars.length) open.pop();
      const own = toHeadline(rest, index + 1);
      (open.at(-1)?.headline.children ?? roots).push(own);
      open.push({ depth: stars.length, headline: own });
      return;
    }
    if (!current) {
      title ??= /^#\+title:\s*(.+)$/i.exec(line)?.[1]?.trim() ?? null;
      return;
    }
    const mark = /^\s*:([A-Za-z][\w-]*):\s*$/.exec(line)?.[1]?.toUpperCase();
    if (drawer !== null) {
      if (mark === 'END') drawer = null;
      else readDrawerLine(drawer, line, current);
    } else if (mark !== undefined && mark !== 'END') drawer = mark;
    else if (/^\s*(?:SCHEDULED|DEADLINE|CLOSED):/.test(line))
      current.scheduled = /SCHEDULED:\s*<([^<>]{1,60})>/.exec(line)?.[1] ?? current.scheduled;
    else if (!/^#(?:\s|$)/.test(line)) current.body.push(line);
  });
  return { title, headlines: roots };
}

function toHeadline(rest: string, line: number): Headline {
  const tags = tagList.exec(rest);
  const title = (tags ? rest.slice(0, tags.index) : rest)
    .replace(keyword, '')
    .replace(/^\[#[A-Z]\]\s+/, '')
    .trim();
  return {
    title,
    tags: (tags?.[1] ?? '').split(':').filter((tag) => tag !== ''),
    body: [],
    properties: new Map(),
    reviews: [],
    scheduled: '',
    children: [],
    line,
  };
}

function readDrawerLine(drawer: string, line: string, { properties, reviews }: Headline): void {
  if (drawer === 'PROPERTIES') {
    const [, key, value] = /^\s*:([\w+-]{1,60}):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) properties.set(key.toUpperCase(), (value ?? '').trim());
  } else if (drawer === 'REVIEW_DATA' && /^\s*\|(?!-)/.test(line)) {
    reviews.push(
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
  }
}
