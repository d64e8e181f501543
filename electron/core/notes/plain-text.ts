/** Without any of these a text is plain already. */
const markup = /[`*_=[<&\u00A0\u2007\u202F\u2018\u2019\u201C\u201D]/;

/** Markdown as words: emphasis, links, images, HTML and back-ticks taken off; code stays as its text. */
export function plainText(markdown: string): string {
  if (!markup.test(markdown)) return markdown.replace(/\s+/g, ' ').trim();
  return tidyMarkdown(markdown)
    .replace(/`+/g, '')
    .replace(/(?<!\w)(?:\*{1,3}|_{1,3}|==)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3}|==)(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Inline Markdown without images, link targets and HTML; code and emphasis stay. */
export function tidyMarkdown(markdown: string): string {
  if (!markup.test(markdown)) return markdown.trim();
  return markdown
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/```+/g, '`')
    .replace(/(?<!`)``(?!`)/g, '`')
    .replace(/!\[[^\]]{0,300}\]\([^)]{0,900}\)/g, '')
    .replace(/\[([^[\]]{0,300})\]\([^)]{0,900}\)/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?(?:b|strong)>/gi, '**')
    .replace(/<\/?(?:i|em|u|p|div|span|details|summary|center|kbd|sup|sub|font|h[1-6]|ul|ol|li|a|hr|img)(?:\s[^<>]*)?\/?>/gi, '')
    .replace(/<\/?code>/gi, '`')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}
