/** What cards can be found in notes that were not written for cards. */
export const foundKinds = ['commands', 'manifests', 'fields', 'definitions', 'concepts', 'tables', 'callouts', 'emphasis'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Which of them to look for. */
export type Found = readonly FoundKind[] | 'all' | 'none';

export function isFoundKind(word: string): word is FoundKind {
  return foundKinds.some((kind) => kind === word);
}
