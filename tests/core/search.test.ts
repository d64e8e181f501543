import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readQuery } from '../../electron/core/search';

it('reads words, phrases and what was typed', () => {
  expect(readQuery('pods "in namespace dev" answer:--replicas answer:"get po"')).toEqual([
    { in: 'card', text: 'pods' },
    { in: 'card', text: 'in namespace dev' },
    { in: 'typed', text: '--replicas' },
    { in: 'typed', text: 'get po' },
  ]);
});

it('takes signs of the shell as ordinary text', () => {
  expect(readQuery('<name> && a<b')).toEqual(['<name>', '&&', 'a<b'].map((text) => ({ in: 'card', text })));
});

it('reads any text without complaint', () => {
  fc.assert(fc.property(fc.string(), (query) => readQuery(query).every(({ text }) => text !== '')));
});
