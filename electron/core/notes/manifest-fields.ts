/** A mapping of a manifest. Describing takes entries out of it; a description counts only when nothing is left. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes a text, number or switch out. */
export function takeText(fields: Fields, key: string): string | null {
  const value = fields[key];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  Reflect.deleteProperty(fields, key);
  return String(value);
}

/** Takes a list of texts out. */
export function takeTexts(fields: Fields, key: string): string[] {
  const value = fields[key];
  if (!Array.isArray(value) || !value.every((item) => ['string', 'number', 'boolean'].includes(typeof item))) return [];
  Reflect.deleteProperty(fields, key);
  return value.map(String);
}

/** The mapping under a key; it stays until it is empty. */
export function inner(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

/** The mappings of a list; they stay until they are empty. */
export function items(fields: Fields, key: string): Fields[] {
  const value = fields[key];
  return Array.isArray(value) && value.every(isFields) ? value : [];
}

/** Takes a mapping of texts out. */
export function takePairs(fields: Fields, key: string): [string, string][] {
  const value = fields[key];
  if (!isFields(value)) return [];
  const entries = Object.entries(value);
  if (!entries.every(([, one]) => ['string', 'number', 'boolean'].includes(typeof one))) return [];
  Reflect.deleteProperty(fields, key);
  return entries.map(([name, one]) => [name, String(one)]);
}

/** Whether everything of a value was said. An empty mapping that was never looked into does say something. */
export function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isSaid);
  return isFields(value) && Object.values(value).every(isSaid);
}

/** Takes an empty mapping out, such as `emptyDir: {}`. */
export function takeEmpty(fields: Fields, key: string): boolean {
  const value = fields[key];
  if (!(value === null || (isFields(value) && Object.keys(value).length === 0))) return false;
  return Reflect.deleteProperty(fields, key);
}
