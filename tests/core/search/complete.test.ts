import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSearch } from '../../../electron/core/search/complete';
import { parseSearch } from '../../../electron/core/search/parse';
import { prefixNames, searchPrefixes } from '../../../electron/core/search/prefixes';
import { pieces } from './any-query';

const vocabulary = {
  decks: ['Net', 'Net/Services and DNS', 'Storage', 'a*b "c"'],
  tags: ['services', 'x::services', 'none'],
  files: ['net/a.md'],
  sources: ['/home/me/notes'],
};

/** The query with its cursor at `|`, completed with the first suggestion. */
function complete(marked: string): string | null {
  const cursor = marked.indexOf('|');
  const query = marked.replace('|', '');
  const { offset, length, suggestions } = completeSearch(query, cursor, vocabulary);
  const [first] = suggestions;
  return first ? query.slice(0, offset) + first.text + query.slice(offset + length) : null;
}

it.each([
  ['de|', 'deck:'],
  ['pods -ra| x', 'pods -rated: x'],
  ['(a or ki|)', '(a or kind:)'],
  ['deck:|', 'deck:Net'],
  ['deck:serv|', 'deck:"Net/Services and DNS"'],
  ['deck:"net/s| is:due', 'deck:"Net/Services and DNS" is:due'],
  ['deck:"Ne|t/x" is:due', 'deck:Net is:due'],
  ['deck:a|', 'deck:"a\\*b \\"c\\""'],
  ['TAG:serv|', 'tag:services'],
  ['is:bu|', 'is:buried'],
  ['sus|', 'is:suspended'],
  ['kind:y|', 'kind:yaml'],
  ['exam:|', 'exam:ckad'],
  ['domain:cka/n|', 'domain:cka/networking'],
  ['topic:helm|', 'topic:helm'],
  ['prop:retr|', 'prop:retrievability>'],
  ['rated:|', 'rated:1'],
  ['flag:|', 'flag:0'],
  ['source:home|', 'source:/home/me/notes'],
  ['"de|', null],
  ['re:de|', null],
  ['nothing|', null],
])('%s', (marked, completed) => {
  expect(complete(marked)).toBe(completed);
});

it('offers every prefix where nothing stands yet', () => {
  for (const query of ['', 'a ', '(', '-']) {
    const { offset, length, suggestions } = completeSearch(query, query.length, vocabulary);
    expect([offset, length]).toEqual([query.length, 0]);
    expect(suggestions.map(({ text }) => text)).toEqual(prefixNames.map((name) => `${name}:`));
  }
});

describe('what is offered', () => {
  it('lies in the query and can be read', () => {
    const anyInput = fc.array(fc.constantFrom(...pieces, ...prefixNames.map((name) => `${name}:`), 'ne', 's'), { maxLength: 6 });
    fc.assert(
      fc.property(anyInput, fc.nat(20), (parts, at) => {
        const query = parts.join('');
        const cursor = Math.min(at, query.length);
        const { offset, length, suggestions } = completeSearch(query, cursor, vocabulary);
        expect(offset).toBeLessThanOrEqual(cursor);
        expect(offset + length).toBeLessThanOrEqual(query.length);
        expect(offset + length).toBeGreaterThanOrEqual(cursor);
        for (const { text } of suggestions) {
          const parsed = parseSearch(text.replace(/[<>]$/, '$&0.5'));
          expect([text, parsed.ok]).toEqual([text, true]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is shown with examples that can be read without a hint', () => {
    for (const { name, example } of searchPrefixes) {
      expect([name, parseSearch(example)]).toMatchObject([name, { ok: true, hints: [] }]);
      expect(example.startsWith(`${name}:`)).toBe(true);
    }
  });
});
