/** A stretch of a note that makes cards, or names a deck. */
export interface ObsidianPassage {
  kind: 'pair' | 'gaps' | 'tag';
  /** All of it, for tags in it. */
  text: string;
  front: string;
  back: string;
  /** It is asked both ways. */
  both: boolean;
  /** What the plugin wrote of its reviews; empty for none. */
  history: string;
  /** 1-based, after the front matter. */
  line: number;
}

interface Open {
  lines: string[];
  line: number;
  history: string;
  /** Where `?` or `??` stands. */
  mark: { at: number; both: boolean } | null;
}

const comment = /<!--\s?SR:(.{0,5000}?)-->/;
const longestLine = 20_000;

/** A passage ends at a blank line; a line with `::` is one of its own. */
export function readPassages(lines: readonly string[]): ObsidianPassage[] {
  const passages: ObsidianPassage[] = [];
  let open: Open | null = null;
  let fence: string | null = null;
  let inComment = false;
  const close = () => {
    if (open) passages.push(...passagesOf(open));
    open = null;
  };
  lines.forEach((raw, index) => {
    const line = raw.length > longestLine ? raw.slice(0, longestLine) : raw;
    if (fence !== null) {
      open?.lines.push(line);
      if (line.trim().startsWith(fence) && line.trim().length === fence.length) fence = null;
      return;
    }
    if (inComment) {
      inComment = !line.includes('-->');
      return;
    }
    const history = comment.exec(line)?.[1];
    const text = (history === undefined ? line : line.replace(comment, '')).trimEnd();
    if (history === undefined && /^\s*<!--/.test(line)) {
      inComment = !line.includes('-->');
      return;
    }
    if (text.trim() === '' && history === undefined) {
      close();
      return;
    }
    const pair: ReturnType<typeof pairOf> = open?.mark ? null : pairOf(text);
    if (pair) {
      close();
      passages.push({ kind: 'pair', text, ...pair, history: history ?? '', line: index + 1 });
      return;
    }
    if (history !== undefined) {
      const last = passages.at(-1);
      if (open) open.history = history;
      else if (last && text.trim() === '' && last.line === index && last.history === '') last.history = history;
      if (text.trim() === '') {
        close();
        return;
      }
    }
    open ??= { lines: [], line: index + 1, history: history ?? '', mark: null };
    const mark = /^\s*(\?\??)\s*$/.exec(text)?.[1];
    if (mark !== undefined && open.mark === null) open.mark = { at: open.lines.length, both: mark === '??' };
    open.lines.push(text);
    const opening = /^\s*(`{3,}|~{3,})[^`]*$/.exec(text)?.[1];
    if (opening !== undefined) fence = opening;
  });
  close();
  return passages;
}

/** `front::back` or `front:::back`, outside of code. */
function pairOf(line: string): { front: string; back: string; both: boolean } | null {
  if (!line.includes('::')) return null;
  const masked = line.replace(/`[^`]{0,2000}`|\{\{[^{}]{0,2000}\}\}/g, (code) => '\u0001'.repeat(code.length));
  const at = masked.indexOf('::');
  if (at < 0) return null;
  const both = masked.startsWith(':::', at);
  // Four and more are an adornment.
  if (masked.startsWith('::::', at)) return null;
  const front = line.slice(0, at).replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, '');
  const back = line.slice(at + (both ? 3 : 2));
  return front.trim() === '' || back.trim() === '' ? null : { front, back, both };
}

function passagesOf({ lines, line, history, mark }: Open): ObsidianPassage[] {
  const text = lines.join('\n');
  const shared = { text, history, line };
  if (mark) {
    const front = lines.slice(0, mark.at).join('\n');
    const back = lines.slice(mark.at + 1).join('\n');
    return [{ ...shared, kind: 'pair', front, back, both: mark.both }];
  }
  if (/==|\{\{/.test(text)) return [{ ...shared, kind: 'gaps', front: '', back: '', both: false }];
  return text.includes('#flashcards') ? [{ ...shared, kind: 'tag', front: '', back: '', both: false }] : [];
}
