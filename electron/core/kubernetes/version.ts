/** Compares minor versions such as `1.34`; text that is no version counts as oldest. */
export function isBefore(version: string, other: string): boolean {
  const [major, minor] = parts(version);
  const [otherMajor, otherMinor] = parts(other);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

function parts(version: string): [number, number] {
  const match = /^v?(\d+)\.(\d+)/.exec(version);
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
}
