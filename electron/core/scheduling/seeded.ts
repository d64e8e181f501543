/** A well mixed 32-bit number from two integers: chance that can be repeated. */
export function hash32(a: number, b: number): number {
  let h = Math.imul(a ^ Math.floor(a / 0x1_0000_0000), 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** From 0 up to but not including 1. */
export function hashShare(a: number, b: number): number {
  return hash32(a, b) / 0x1_0000_0000;
}
