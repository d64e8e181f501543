import { expect, it } from 'vitest';
import { containing, containingOrMatching, matching, within } from '../../../electron/core/search/fold';

it.each([
  ['POD', 'a pod', true],
  ['über', 'ÜBER', true],
  ['u\u0308ber', 'Über', true],
  ['cafe', 'café', false],
  ['café', 'cafe', false],
  ['под', 'Поды', true],
  ['k', '\u212a', false],
  ['\u212a', 'K', true],
])('a word %s in %s: %s', (word, text, found) => {
  expect(containing(word)(text)).toBe(found);
});

it.each([
  [['a', 'b'], 'a-B', true],
  [['a', 'b'], 'ab', true],
  [['ab', 'ba'], 'aba', false],
  [['', 'b', ''], 'abc', true],
  [['', 'b', 'b', ''], 'abc', false],
  [['abc'], 'ABC', true],
  [['abc'], 'abcd', false],
])('a glob %j on %s: %s', (glob, text, found) => {
  expect(matching(glob)(text)).toBe(found);
});

it.each([
  [['net'], 'Net/Services', true],
  [['net'], 'network', false],
  [['net/services'], 'Net', false],
  [['a'], 'a::b', true],
  [['a::b'], 'a::b::c', true],
  [['', 'services'], 'Net/Services/DNS', true],
])('a tree below %j has %s: %s', (glob, name, found) => {
  expect(within(glob)(name)).toBe(found);
});

it('looks for a single piece anywhere, for several from end to end', () => {
  expect(containingOrMatching(['b'])('abc')).toBe(true);
  expect(containingOrMatching(['b', ''])('abc')).toBe(false);
});
