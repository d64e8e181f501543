import { describe, expect, it } from 'vitest';
import { clozeParts, hiddenBy, readGaps, replaceGaps } from '../../electron/core/cloze';
import { questionOf } from '../../electron/core/notes/identity-words';
import { parseNote } from '../../electron/core/notes/parse-note';

describe('gaps of a sentence', () => {
  it('are read with what they hide and where they stand', () => {
    const sentence = 'A {{c1::Pod::a {kind}}} on {{c2::node}}';
    expect(readGaps(sentence)).toEqual([
      { number: 1, text: 'Pod', hint: 'a {kind', start: 2, end: 22 },
      { number: 2, text: 'node', hint: '', start: 27, end: 39 },
    ]);
    expect(clozeParts('{{c1::std::first::second}}')).toEqual([{ gap: 1, text: 'std', hint: 'first::second' }]);
    expect(replaceGaps('{{c1::a\nb}}, {{c2::c}}', ({ number, text }, whole) => (number === 1 ? text : whole))).toBe('a\nb, {{c2::c}}');
    expect(hiddenBy('{{c1::a}} {{c2::b}} {{c1::c}}', 1)).toBe('a … c');
  });

  it('end where they are closed first, and are none when they never are', () => {
    expect(readGaps('{{c1::a {{c2::b}} c}}').map(({ text, hint }) => [text, hint])).toEqual([['a {{c2', 'b']]);
    expect(clozeParts('a {{c1::b')).toEqual([{ gap: null, text: 'a {{c1::b' }]);
    expect(clozeParts('{{c1::a}} {{c2::b')).toEqual([
      { gap: 1, text: 'a', hint: '' },
      { gap: null, text: ' {{c2::b' },
    ]);
  });
});

// Large enough that work which grows faster than their length runs into the time limit.
describe('gaps that are opened and never closed', { timeout: 30_000 }, () => {
  const opened = '{{c1::'.repeat(8000);

  it('leave the note they stand in readable', () => {
    const { cards, problems } = parseNote(`The ==thing== is ${opened}`, { file: 'note.md', found: 'all' });
    expect(cards.map(({ answer }) => answer)).toEqual(['thing']);
    expect(problems).toHaveLength(8000);
    expect(problems.at(-1)).toMatchObject({ line: 1, column: 18 + 7999 * 6 });
  });

  it('leave the question as it is', () => {
    expect(questionOf({ kind: 'cloze', front: opened, gap: 1, broken: null })).toBe(opened);
    expect(clozeParts(opened.repeat(20))).toHaveLength(1);
  });
});
