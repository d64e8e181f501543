/** The words of a command template with the file and the line put in. Words are split before, so a path may hold blanks; `"…"` is one word. */
export function editorCommand(template: string, file: string, line: number): string[] {
  const words = [...template.matchAll(/(?:"[^"]*"|[^\s"])+|"/g)].map(([word]) => word.replaceAll('"', ''));
  const named = words.some((word) => word.includes('{file}')) ? words : [...words, '{file}'];
  return named.map((word) => word.replaceAll('{line}', String(line)).replaceAll('{file}', file));
}
