const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** A cron schedule in one spelling: nicknames written out, single blanks, `*` for every. */
export function canonicalSchedule(text: string): string {
  const plain = text.trim().split(/\s+/).join(' ');
  return (Object.hasOwn(nicknames, plain) ? (nicknames[plain] ?? plain) : plain).replace(/(^| )\*\/1(?= |$)/g, '$1*');
}
