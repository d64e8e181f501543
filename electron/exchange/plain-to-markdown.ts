/** A text without these means the same as Markdown. */
const anyMark = /[\\`*_[\]<&~$|]|^[ \t]|^(?:[#>+=:-]|\d{1,9}[.)])/m;
/** What works in pairs only, and only at the edge of a word. */
const paired: readonly (readonly [mark: string, edge: RegExp])[] = [
  ['`', /`/g],
  ['*', /(?<!\s)\*|\*(?!\s)/g],
  ['_', /(?<![\p{L}\p{N}\s])_|_(?![\p{L}\p{N}\s])|(?<=\s)_(?=\S)|(?<=\S)_(?=\s)/gu],
  ['~', /(?<!\s)~|~(?!\s)/g],
];
const escapes = /\\(?=[!-/:-@[-`{-~]|$)/gm;
const linkEnds = /\](?=[([:])/g;
const entities = /&(?=#?\w{1,31};)/g;
const formula = /\$\$|(?<![\w$\\])\$(?![\s${(])[^$\n]*?[^\s$\\]\$/;
const startsTag = /<(?=[a-z/!?])/gi;
const startsLink = /<(?=[a-z][a-z\d+.-]{1,31}:|[^\s<>@]{1,64}@)/i;
/** A bare address that holds an escape would show it. */
const addresses = /\b(https?|www)([:.])(?=\S{0,2000}\\)/gi;
const lineMark = /^(?=#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|[-=:|][-=:| \t]*$)/gm;
const numbered = /^(\d{1,9})(?=[.)](?:[ \t]|$))/gm;

/** Text that stands for itself as Markdown that shows it: marks escaped where they would work, line breaks kept. */
export function plainToMarkdown(text: string): string {
  const trimmed = text.trim();
  const lines = trimmed.includes('\n') ? withoutTrailingBlanks(trimmed).replace(/\n{2,}/g, '\n\n') : trimmed;
  const escaped = anyMark.test(lines) ? escapeMarks(lines) : lines;
  return escaped.includes('\n') ? escaped.replace(/(?<=[^\n])\n(?=[^\n])/g, '  \n') : escaped;
}

/** Line by line: a pattern would try every blank of a long run as its start. */
function withoutTrailingBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function escapeMarks(text: string): string {
  let out = text.replace(escapes, '\\\\').replace(linkEnds, '\\]').replace(entities, '\\&');
  for (const [mark, edge] of paired) if (out.indexOf(mark) !== out.lastIndexOf(mark)) out = out.replace(edge, `\\${mark}`);
  if (formula.test(out)) out = out.replaceAll('$', '\\$');
  // A tag shows as it is written; but an escape within it would show too, and a line that starts with one ends a paragraph.
  if (out !== text || out.includes('\n') || startsLink.test(out)) out = out.replace(startsTag, '\\<').replace(addresses, '$1\\$2');
  return out
    .replace(/^[ \t]+/gm, (blanks) => '\u00a0'.repeat(blanks.replaceAll('\t', '    ').length))
    .replace(lineMark, '\\')
    .replace(numbered, '$1\\');
}
