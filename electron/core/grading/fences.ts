const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Takes the Markdown around code away, a fence or a pair of back-ticks, by blanks, so that positions stay. */
export function blankFences(text: string): string {
  const fenced = /^(?<open>\s*(?:```|~~~)[^\n]*\n)(?<code>[^]*?)(?<close>\n?[ \t]*(?:```|~~~)\s*)$/.exec(text)?.groups;
  if (fenced) return blank(fenced['open'] ?? '') + (fenced['code'] ?? '') + blank(fenced['close'] ?? '');
  const ticked = /^(?<open>\s*`)(?<code>[^`]+)(?<close>`\s*)$/.exec(text)?.groups;
  return ticked ? blank(ticked['open'] ?? '') + (ticked['code'] ?? '') + blank(ticked['close'] ?? '') : text;
}
