/** The smallest of 1, 1.2, 1.6, 2, 3, 4, 5, 6, 8 and 10 times a power of ten that is not below `value`, so that its half is round too. */
export function niceTop(value: number): number {
  if (!(value > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const found = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return found * power;
}
