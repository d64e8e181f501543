const tableRule = /^\s*\|[-+|]+\s*$/;

/** Org's marks as Markdown's: what cards use of them. */
export function orgToMarkdown(lines: readonly string[]): string {
  const out: string[] = [];
  let block: string | null = null;
  const plain = outdent(lines);
  for (const [index, line] of plain.entries()) {
    const [, begins, language] = /^\s*#\+begin_(\w+)\s*([\w+-]*)/i.exec(line) ?? [];
    if (block === null && begins !== undefined) {
      block = begins.toLowerCase();
      if (block !== 'quote') out.push(`\`\`\`${block === 'src' ? (language ?? '') : ''}`);
    } else if (block !== null && /^\s*#\+end_\w+\s*$/i.test(line)) {
      if (block !== 'quote') out.push('```');
      block = null;
    } else if (block !== null) out.push(block === 'quote' ? `> ${inline(line)}` : line);
    else if (tableRule.test(line)) out.push(line.replaceAll('+', '|'));
    else if (/^\s*\|/.test(line)) {
      out.push(inline(line));
      // A table needs a first row and a rule there.
      const isFirst = !/^\s*\|/.test(plain[index - 1] ?? '');
      if (isFirst && !tableRule.test(plain[index + 1] ?? '')) out.push(line.replace(/[^|]+/g, '---'));
    } else if (!/^\s*#\+\w+:/.test(line)) out.push(inline(line));
  }
  if (block !== null && block !== 'quote') out.push('```');
  return out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const edges = { before: '(?<=^|[\\s({\'"—-])', after: '(?=$|[\\s)}.,:;!?\'"—-])' };
const marked = (mark: string) => new RegExp(`${edges.before}${mark}(?=\\S)([^${mark}\\n]{1,500})(?<=\\S)${mark}${edges.after}`, 'g');
const bold = marked('\\*');
const italic = marked('/');
const struck = marked('\\+');
const verbatim = [marked('='), marked('~')];

function inline(line: string): string {
  const bullet = /^\s*(?:[-+]|\d{1,9}[.)])\s+/.exec(line)?.[0] ?? '';
  let text = line.slice(bullet.length);
  for (const pattern of verbatim) text = text.replace(pattern, '`$1`');
  text = text
    .replace(
      /\[\[(?:file:|\.\/)([^[\]\n]{1,300}\.(?:png|jpe?g|gif|webp|svg))\](?:\[([^[\]\n]{1,300})\])?\]/gi,
      (_, file: string, shown?: string) => `![${shown ?? ''}](<${file}>)`,
    )
    .replace(/\[\[([^[\]\n]{1,500})\]\[([^[\]\n]{1,500})\]\]/g, '[$2](<$1>)')
    .replace(/\[\[((?:https?:)[^[\]\n]{1,500})\]\]/g, '<$1>')
    .replace(/\[\[(?:file:)?([^[\]\n]{1,500})\]\]/g, '$1')
    .replace(/\\\((.{1,500}?)\\\)/g, '$$$1$$');
  const [code = ''] = /`/.exec(text) ?? [];
  // Within code its marks are text; there is one in few lines, and those are left as they are.
  if (code === '') text = text.replace(bold, '**$1**').replace(italic, '_$1_').replace(struck, '~~$1~~');
  return bullet.replace('+', '-') + text;
}

function outdent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Number.isFinite(shared) ? shared : 0).trimEnd());
}
