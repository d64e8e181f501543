import { linesOf, writeNoteIds, type IdEdit } from './note-ids';

/** Lines shown around a change. */
const around = 2;

/** What ids change in a note, as a unified diff. */
export function diffOfIds(file: string, text: string, edits: readonly IdEdit[]): string {
  const old = linesOf(text).map(({ body }) => body);
  const byLine = new Map(edits.map((edit) => [edit.line, edit]));
  const out = [`--- ${file}`, `+++ ${file}`];
  let shift = 0;
  for (const hunk of hunksOf(edits, old.length)) {
    const lines: string[] = [];
    let added = 0;
    for (let line = hunk.from; line <= hunk.to; line++) {
      const body = old[line - 1] ?? '';
      const edit = byLine.get(line);
      if (!edit) {
        lines.push(` ${body}`);
        continue;
      }
      const fresh = linesOf(writeNoteIds(`${body}\n`, [{ ...edit, line: 1 }])).map((each) => each.body);
      if (edit.type === 'append') lines.push(`-${body}`, ...fresh.map((each) => `+${each}`));
      else lines.push(` ${body}`, ...fresh.slice(1).map((each) => `+${each}`));
      added += fresh.length - 1;
    }
    const length = hunk.to - hunk.from + 1;
    out.push(`@@ -${hunk.from},${length} +${hunk.from + shift},${length + added} @@`, ...lines);
    shift += added;
  }
  return `${out.join('\n')}\n`;
}

function hunksOf(edits: readonly IdEdit[], last: number): { from: number; to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  for (const { line } of edits) {
    const from = Math.max(1, line - around);
    const to = Math.min(last, line + around);
    const hunk = hunks.at(-1);
    if (hunk && from <= hunk.to + 1) hunk.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}
