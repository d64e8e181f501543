const nanoseconds: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Nanoseconds of a Go duration (`1h30m`, `90s`, `1.5h`); null when the text is none. A bare `0` is one. */
export function parseDuration(text: string): bigint | null {
  const match = /^(?<sign>[+-]?)(?<terms>(?:\d{1,15}(?:\.\d{0,9})?(?:ns|us|µs|ms|s|m|h)){1,8}|0)$/.exec(text)?.groups;
  if (!match) return null;
  let total = 0n;
  for (const term of (match['terms'] ?? '').matchAll(/(\d+)(?:\.(\d*))?([a-zµ]+)/g)) {
    const [, whole = '0', fraction = '', unit = 's'] = term;
    const size = nanoseconds[unit] ?? 0n;
    total += (BigInt(whole + fraction) * size) / 10n ** BigInt(fraction.length);
  }
  return match['sign'] === '-' ? -total : total;
}
