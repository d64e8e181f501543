/** The same text with inline code blanked out, so that what is looked for is never found inside of code. */
export function maskCode(text: string, filler = ' '): string {
  if (!text.includes('`')) return text;
  return text.replace(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, (span: string) => span.replace(/[^\n]/g, filler));
}
