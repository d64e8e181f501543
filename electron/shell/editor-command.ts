/** The words of a command template with the file and the line put in. Words are split before, so a path may hold blanks. */
export function editorCommand(template: string, file: string, line: number): string[] {
  const words = template.trim().split(/\s+/);
  const named = words.some((word) => word.includes('{file}')) ? words : [...words, '{file}'];
  return named.map((word) => word.replaceAll('{line}', String(line)).replaceAll('{file}', file));
}
