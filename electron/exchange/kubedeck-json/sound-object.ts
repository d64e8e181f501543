const deepest = 64;
const forbidden = '__proto__';

/** Whether a value is an object of JSON that is nested no deeper than harmless, without a member that would replace what it inherits. */
export function isSoundObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isSound(value, 0);
}

function isSound(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
  if (depth > deepest || Object.hasOwn(value, forbidden)) return false;
  return Object.values(value).every((member) => isSound(member, depth + 1));
}
