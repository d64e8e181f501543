import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, patternWork } from '../../../electron/core/search/pattern';
import { anyPattern, anyText } from './any-query';

function test(pattern: string, text: string): boolean | null {
  const compiled = compilePattern(pattern);
  if ('problem' in compiled) throw new Error(compiled.problem.message);
  return compiled.test(text, patternWork());
}

it.each([
  ['replicas: ?[0-9]+', 'spec:\n  REPLICAS: 12', true],
  ['^kubectl\\b.*-n dev$', 'then\nkubectl get po -n dev\nend', true],
  ['^get', 'kubectl get', false],
  ['a.c', 'a\nc', false],
  ['a{2,3}b', 'xaab', true],
  ['^a{2,3}$', 'aaaa', false],
  ['(?:po|svc)s?\\.', 'pos.', true],
  ['(?<kind>pod)', 'a Pod', true],
  ['\\p{Lu}\\d', 'é5', true],
  ['[^\\s\\]]{3}', 'a b]c d', false],
  ['{name}', 'a {name} b', true],
  ['x{,3}', 'x{,3}', true],
  ['[\\_\\-\\/]', '_', true],
  ['', 'anything', true],
  ['日.', '日本', true],
  ['^.$', '😀', true],
])('%s in %j: %s', (pattern, text, found) => {
  expect(test(pattern, text)).toBe(found);
});

it('matches what the language’s own regular expressions match', () => {
  const anyLongText = fc.array(fc.oneof(anyText, fc.constantFrom('aa', 'p', 'po', 'pp ', '\r\n', '\u2028', '😀', 'K', 'ſ', '9')), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(anyPattern, fc.array(anyLongText, { minLength: 1, maxLength: 5 }), (pattern, texts) => {
      const own = new RegExp(pattern, 'imu');
      for (const text of texts.map((parts) => parts.join(''))) expect([text, test(pattern, text)]).toEqual([text, own.test(text)]);
    }),
    { numRuns: 3000 },
  );
});

it('says what text every match has in it', () => {
  const needed = (pattern: string) => {
    const compiled = compilePattern(pattern);
    return 'problem' in compiled ? null : compiled.needed;
  };
  expect(needed('^kubectl (get|apply) .*--dry-run')).toBe('--dry-run');
  expect(needed('a?b+cd')).toBe('cd');
  expect(needed('(ab)*')).toBe('');
  fc.assert(
    fc.property(anyPattern, anyText, (pattern, text) => {
      if (test(pattern, text)) expect(text.toLowerCase()).toContain(needed(pattern));
    }),
    { numRuns: 3000 },
  );
});

describe('patterns made to hang', () => {
  const long = 'a'.repeat(50_000);

  it.each(['(a+)+b', '(a|aa)+$|b', '(a*)*b', '^(a?){30}a{30}c', '(.*a){12}b', '(\\w|a)*!'])('%s ends', (pattern) => {
    expect(typeof test(pattern, `${long} `)).toBe('boolean');
  });

  it('give up after so much work, the same everywhere', () => {
    const compiled = compilePattern('[ab]*a[ab]{200}c');
    if ('problem' in compiled) throw new Error(compiled.problem.message);
    let seed = 1;
    const text = Array.from({ length: 100_000 }, () => ((seed = (seed * 48_271) % 2_147_483_647) % 2 === 0 ? 'a' : 'b')).join('');
    const work = { left: 500_000 };
    expect(compiled.test(text, work)).toBeNull();
    expect(work.left).toBeLessThan(0);
    expect(work.left).toBeGreaterThan(-5000);
    expect(compiled.test('ab', work)).toBeNull();
  });

  it.each([
    ['(a{100}){100}', 'This pattern repeats too much. Use smaller numbers in { }.'],
    ['a{99999999999999999999}', 'This pattern repeats too much. Use smaller numbers in { }.'],
    ['('.repeat(40), 'The groups of this pattern lie too deep within each other.'],
    ['a'.repeat(301), 'A pattern has at most 300 characters.'],
  ])('%s is refused', (pattern, message) => {
    expect(compilePattern(pattern)).toMatchObject({ problem: { message } });
  });
});

it.each([
  ['(?=a)', 0, 'Looking ahead or behind, and settings within a pattern, are not possible here.'],
  ['(a)\\1', 3, 'Going back to an earlier group is not possible here.'],
  ['a\\q', 1, '`\\q` means nothing in a pattern.'],
  ['a\\', 1, 'A backslash ends this pattern. Write \\\\ to look for it.'],
  ['a(b', 1, 'This ( is never closed. Write \\( to look for it.'],
  ['a)b', 1, 'This ) closes nothing. Write \\) to look for it.'],
  ['[a', 0, 'This [ is never closed. Write \\[ to look for it.'],
  ['+a', 0, '`+` has nothing to repeat.'],
  ['a|*', 2, '`*` has nothing to repeat.'],
  ['\\b+', 2, '`+` has nothing to repeat.'],
  ['a{3,2}', 1, '`{3,2}` has its numbers the wrong way round.'],
])('explains %s', (pattern, offset, message) => {
  expect(compilePattern(pattern)).toMatchObject({ problem: { offset, message } });
});

it('reads any text without complaint', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string(), (pattern, text) => {
      const compiled = compilePattern(pattern);
      if (!('problem' in compiled)) return compiled.test(text, patternWork()) !== null;
      const { offset, length } = compiled.problem;
      return offset >= 0 && length > 0 && offset + length <= pattern.length;
    }),
    { numRuns: 20_000 },
  );
});
