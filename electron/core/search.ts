/** One thing a card must have: words in its text, or in an answer that was typed for it. */
export interface SearchTerm {
  in: 'card' | 'typed';
  text: string;
}

/**
 * Reads a query: words and "phrases" that must all be there, `answer:` before one that was typed. Everything else is
 * ordinary text, `<name>` and `&&` included.
 */
export function readQuery(query: string): SearchTerm[] {
  return [...query.matchAll(/(?<scope>answer:)?(?:"(?<phrase>[^"]*)"?|(?<word>\S+))/g)].flatMap(({ groups }): SearchTerm[] => {
    const text = groups?.['phrase'] ?? groups?.['word'] ?? '';
    return text === '' ? [] : [{ in: groups?.['scope'] === undefined ? 'card' : 'typed', text }];
  });
}
