/** Parts a text from the `^id` at its end. */
export function takePinnedId(text: string): { text: string; id: string | null } {
  const match = /(?:^|\s)\^([A-Za-z0-9][A-Za-z0-9._-]*)\s*$/.exec(text);
  return match ? { text: text.slice(0, match.index).trimEnd(), id: match[1] ?? null } : { text, id: null };
}
