/** Value of a Kubernetes quantity as thousandths of a base unit over a power of ten, exact. */
const binary: Readonly<Record<string, bigint>> = {
  Ki: 1n << 10n,
  Mi: 1n << 20n,
  Gi: 1n << 30n,
  Ti: 1n << 40n,
  Pi: 1n << 50n,
  Ei: 1n << 60n,
};
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const notation = /^(?<sign>[+-]?)(?<whole>\d{0,30})(?:\.(?<fraction>\d{0,30}))?(?<suffix>[KMGTPE]i|[numkMGTPE]?|[eE][+-]?\d{1,2})$/;

/** Nano-units, the finest Kubernetes keeps; null when the text is no quantity. Finer parts are rounded up, as Kubernetes does. */
export function parseQuantity(text: string): bigint | null {
  const groups = notation.exec(text)?.groups;
  if (!groups) return null;
  const { sign = '', whole = '', fraction = '', suffix = '' } = groups;
  if (whole === '' && fraction === '') return null;
  let digits = BigInt(`${whole}${fraction}`);
  let exponent = 9 - fraction.length;
  const multiple = binary[suffix];
  if (multiple !== undefined) digits *= multiple;
  else exponent += decimal[suffix] ?? Number(suffix.slice(1));
  if (exponent >= 0) digits *= 10n ** BigInt(exponent);
  else {
    const divisor = 10n ** BigInt(-exponent);
    digits = (digits + divisor - 1n) / divisor;
  }
  return sign === '-' ? -digits : digits;
}

/** True when both texts are quantities of the same size: `1000m` and `1`, `1Gi` and `1024Mi`. */
export function isSameQuantity(a: string, b: string): boolean {
  const first = parseQuantity(a);
  return first !== null && first === parseQuantity(b);
}
