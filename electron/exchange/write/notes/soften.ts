/** Text that no form would take for one of its marks, and that shows as it did: line breaks for paragraphs, entities for marks. */
export function softened(text: string): string {
  return text
    .trim()
    .split(/[ \t]*\n(?:[ \t]*\n)*/)
    .map((line) => line.trim())
    .map((line, index, lines) => (index < lines.length - 1 && !line.endsWith('\\') ? `${line}\\` : line))
    .map((line) =>
      line
        .replace(/^((?:\*\*|__)?[QA]):/, '$1&#58;')
        .replace(/^(\?\??)(?=\\?$)/, (marks) => marks.replaceAll('?', '&#63;'))
        .replace(/(?<=\S)\s+:(?=::?(?:\s|$))|(?<=\S):(?=::?\s+\S)/g, (mark) => `${mark.slice(0, -1)}&#58;`)
        .replaceAll('<!--', '&lt;!--')
        .replace(/(^|\s)\^(?=[\w.-]+\\?$)/, '$1\\^')
        .replace(/^(?=(?:[-+*>]|#{1,6})(?:\s|$))/, '\\')
        .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\'),
    )
    .join('\n');
}
