/** One line on standard error: what a person can send when they report something. */
export function log(level: 'error' | 'slow', text: string): void {
  process.stderr.write(`[kubedeck] ${level} ${text}\n`);
}
