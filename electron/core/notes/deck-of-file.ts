/** A deck name from a path: its folders and its name without the ending; of an absolute path only the last folder. */
export function deckOfFile(file: string): string {
  const path = file.replaceAll('\\', '/');
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = (parts.pop() ?? '').replace(/(?<=.)\.[A-Za-z0-9]+$/, '');
  return [...(isAbsolute ? parts.slice(-1) : parts), name].join('/').replaceAll('::', '-') || 'Notes';
}
