/** An HTML comment of a note: `<!-- key: value -->`, or another remark with an empty key. Lines and columns are 1-based. */
export interface Comment {
  key: string;
  value: string;
  /** What stands between the dashes, trimmed. */
  text: string;
  line: number;
  column: number;
}

/** Keys whose value is one line, so one comment may hold several of them. */
const shortKeys = ['id', 'since', 'until', 'tags'];

/** Takes the comments out of a text; the line breaks inside them stay, so that line numbers still hold. */
export function splitComments(text: string, place: { line: number; column: number }): { text: string; comments: Comment[] } {
  const comments: Comment[] = [];
  if (!text.includes('<!--')) return { text, comments };
  const plain = text.replace(/[ \t]*<!--([\s\S]*?)(?:-->|$)/g, (whole: string, body: string, offset: number) => {
    const before = text.slice(0, offset + whole.indexOf('<!--'));
    const line = place.line + before.split('\n').length - 1;
    const indent = line === place.line ? place.column : 1;
    const column = indent + before.length - (before.lastIndexOf('\n') + 1);
    comments.push(...readComment(body, line, column));
    return '\n'.repeat(whole.split('\n').length - 1);
  });
  return { text: plain, comments };
}

function readComment(body: string, line: number, column: number): Comment[] {
  const text = body.trim();
  const match = /^([A-Za-z][A-Za-z ]*?)[ \t]*:([\s\S]*)$/.exec(text);
  if (!match) return [{ key: '', value: '', text, line, column }];
  const key = (match[1] ?? '').toLowerCase();
  const rest = match[2] ?? '';
  if (!shortKeys.includes(key) || !rest.includes('\n')) return [{ key, value: outdent(rest), text, line, column }];
  const [value = '', ...more] = rest.split('\n');
  return [
    { key, value: value.trim(), text, line, column },
    ...more.flatMap((part, index) => (part.trim() === '' ? [] : readComment(part, line + 1 + index, 1))),
  ];
}

/** Removes the indentation all lines share. A text that begins on its key's own line stays as it is. */
function outdent(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trimEnd());
  if (first.trim() !== '') return [first.trimStart(), ...rest].join('\n').trimEnd();
  const indents = rest.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const lines = rest.map((line) => line.slice(Math.min(...indents)));
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}
