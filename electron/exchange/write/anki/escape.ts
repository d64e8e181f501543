const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => special[character] ?? character);
}

/** Text that Anki would take for its own marks, in HTML that only shows: sounds, LaTeX, fields and gaps. */
export function hideMarks(html: string): string {
  return html
    .replace(/\[(?=\/?(?:sound:|latex\]|\$|anki:|\[type:))/gi, '&#91;')
    .replace(/\\(?=[([])/g, '&#92;')
    .replace(/\{(?=\{)/g, '&#123;');
}

/** JSON as text that neither HTML, nor gaps, nor a change of Unicode's form can touch. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\{(?=\{)/g, String.raw`\u007b`)
    .replace(/[<>&\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
