/** A number a person wrote, with the unit next to it. */
export interface Amount {
  /** What is counted; `milli` is a bare `m`, which people write for minutes and for thousandths. */
  dimension: 'plain' | 'time' | 'bytes' | 'percent' | 'cpu' | 'milli' | 'range';
  /** Size in the dimension's base unit: seconds, bytes, CPUs. For a range its two ends, joined. */
  size: string;
}

const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  millisecond: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  week: 604_800,
  year: 31_536_000,
};

const bytes: Readonly<Record<string, number>> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  kibibyte: 2 ** 10,
  mebibyte: 2 ** 20,
  gibibyte: 2 ** 30,
  tebibyte: 2 ** 40,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  kilobyte: 1e3,
  megabyte: 1e6,
  gigabyte: 1e9,
  terabyte: 1e12,
};

const cpus: Readonly<Record<string, number>> = { millicore: 1e-3, millicpu: 1e-3, core: 1, cpu: 1, vcpu: 1 };

/** Every unit's spelling, for the tokeniser. */
export const unitNames: readonly string[] = [
  ...Object.keys(seconds).flatMap((name) => [name, `${name}s`]),
  ...Object.keys(bytes).flatMap((name) => [name, `${name}s`]),
  ...Object.keys(cpus).flatMap((name) => [name, `${name}s`]),
  'CPU',
  'CPUs',
  'vCPU',
  'vCPUs',
  'm',
  '%',
  'percent',
];

const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
};

/** Decimal text of a number without float noise. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));

export function readNumberWord(word: string): Amount | null {
  const value = Object.hasOwn(numberWords, word) ? numberWords[word] : undefined;
  return value === undefined ? null : { dimension: 'plain', size: plain(value) };
}

/** `digits` as written (`30,000`, `1.5`), `unit` one of `unitNames` or empty. */
export function readAmount(digits: string, unit: string): Amount {
  const value = Number(digits.replaceAll(',', ''));
  if (unit === '') return { dimension: 'plain', size: plain(value) };
  if (unit === '%' || unit === 'percent') return { dimension: 'percent', size: plain(value) };
  if (unit === 'm') return { dimension: 'milli', size: plain(value) };
  const names = [unit, unit.replace(/s$/, ''), unit.toLowerCase(), unit.toLowerCase().replace(/s$/, '')];
  for (const name of names) {
    if (Object.hasOwn(bytes, name)) return { dimension: 'bytes', size: plain(value * (bytes[name] ?? 1)) };
    if (Object.hasOwn(seconds, name)) return { dimension: 'time', size: plain(value * (seconds[name] ?? 1)) };
    if (Object.hasOwn(cpus, name)) return { dimension: 'cpu', size: plain(value * (cpus[name] ?? 1)) };
  }
  return { dimension: 'plain', size: plain(value) };
}

/** A bare `m` as minutes or as thousandths, whichever the other side speaks of. */
function milliAs(amount: Amount, dimension: Amount['dimension']): Amount {
  if (amount.dimension !== 'milli') return amount;
  if (dimension === 'time') return { dimension, size: plain(Number(amount.size) * 60) };
  if (dimension === 'cpu' || dimension === 'plain') return { dimension, size: plain(Number(amount.size) / 1000) };
  return amount;
}

export function isSameAmount(a: Amount, b: Amount): boolean {
  const first = milliAs(a, b.dimension);
  const second = milliAs(b, a.dimension);
  if (first.size !== second.size) return false;
  const cpuLike = (amount: Amount): boolean => amount.dimension === 'cpu' || amount.dimension === 'plain';
  const wasMilli = a.dimension === 'milli' || b.dimension === 'milli';
  return first.dimension === second.dimension || (wasMilli && cpuLike(first) && cpuLike(second));
}
