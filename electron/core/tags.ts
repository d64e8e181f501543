/** What a person changed of the tags that a note gives. */
export interface TagChanges {
  added: string[];
  removed: string[];
}

/** Tags in the order they stand, without those removed and with those added at the end; none twice. */
export function mergeTags(tags: readonly string[], { added, removed }: TagChanges): string[] {
  const gone = new Set(removed.filter((tag) => !added.includes(tag)));
  return [...new Set([...tags, ...added])].filter((tag) => !gone.has(tag));
}
