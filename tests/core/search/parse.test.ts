import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../../electron/core/search/parse';
import { printSearch } from '../../../electron/core/search/print';
import { speaksOfAside, type SearchNode } from '../../../electron/core/search/query';
import { anyInput, anyQuery } from './any-query';

function read(query: string): SearchNode {
  const parsed = parseSearch(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.problem.message}`);
  return parsed.node;
}

const text = (word: string): SearchNode => ({ type: 'text', field: 'card', text: word });
const texts = (...words: string[]): SearchNode => ({ type: 'all', nodes: words.map(text) });

describe('words', () => {
  it('must all be there, phrases as they are', () => {
    expect(read('pods "in namespace  dev"')).toEqual(texts('pods', 'in namespace  dev'));
    expect(read(' \t')).toEqual({ type: 'all', nodes: [] });
  });

  it.each([
    ['<name> && a<b'],
    ['--flag=value spec.containers[0] http://x k8s.io/name: value'],
    ['f(x) $(date) {.items[*].metadata.name} */5 a->b -> - --'],
    ['\'{"spec":{"replicas":3}}\' a"b C:\\dir \\ x\\'],
    ['tag: kind: Pod id:'],
  ])('%s is ordinary text', (query) => {
    expect(read(query)).toEqual(texts(...query.split(' ')));
  });

  it('take signs of the language after a backslash or in quotation marks', () => {
    expect(read('\\-f \\(a\\) deck\\:x \\"q\\" \\\\ "or" "\\"a\\"" "deck:x"')).toEqual(
      texts('-f', '(a)', 'deck:x', '"q"', '\\', 'or', '"a"', 'deck:x'),
    );
  });
});

describe('joining', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(text);
  it.each([
    ['a b or c', { type: 'any', nodes: [{ type: 'all', nodes: [a, b] }, c] }],
    ['a OR b And c', { type: 'any', nodes: [a, { type: 'all', nodes: [b, c] }] }],
    ['a (b or c)', { type: 'all', nodes: [a, { type: 'any', nodes: [b, c] }] }],
    [
      '-a -"b"',
      {
        type: 'all',
        nodes: [
          { type: 'not', node: a },
          { type: 'not', node: b },
        ],
      },
    ],
    ['-(a or -b)', { type: 'not', node: { type: 'any', nodes: [a, { type: 'not', node: b }] } }],
    ['((a))', a],
    ['-or', { type: 'not', node: text('or') }],
  ])('%s', (query, node) => {
    expect(read(query)).toEqual(node);
  });
});

describe('scopes', () => {
  it.each<[string, SearchNode]>([
    ['deck:Net/Services', { type: 'deck', name: ['Net/Services'] }],
    ['deck:"a b*"', { type: 'deck', name: ['a b', ''] }],
    ['deck:a\\*', { type: 'deck', name: ['a*'] }],
    ['deck:Net::Services', { type: 'deck', name: ['Net/Services'] }],
    ['tag:none', { type: 'tag', name: null }],
    ['TAG:x*y', { type: 'tag', name: ['x', 'y'] }],
    ['kind:YAML', { type: 'kind', kind: 'yaml' }],
    ['is:learn', { type: 'is', state: 'learning' }],
    ['flag:red', { type: 'flag', flag: 1 }],
    ['flag:0', { type: 'flag', flag: 0 }],
    ['exam:cka', { type: 'exam', exam: 'cka', domain: null, topic: null }],
    ['exam:none', { type: 'exam', exam: null, domain: null, topic: null }],
    ['domain:cka/networking', { type: 'exam', exam: 'cka', domain: 'networking', topic: null }],
    ['topic:ckad/deployment/helm', { type: 'exam', exam: 'ckad', domain: 'deployment', topic: 'helm' }],
    ['topic:ckad/helm', { type: 'exam', exam: 'ckad', domain: null, topic: 'helm' }],
    ['rated:7', { type: 'rated', days: 7, rating: null }],
    ['rated:7:1', { type: 'rated', days: 7, rating: 1 }],
    ['added:30', { type: 'added', days: 30 }],
    ['edited:1', { type: 'edited', days: 1 }],
    ['prop:stability>30', { type: 'property', property: 'stability', comparison: '>', value: 30 }],
    ['prop:retrievability<80%', { type: 'property', property: 'retrievability', comparison: '<', value: 0.8 }],
    ['prop:due<=-3', { type: 'property', property: 'due', comparison: '<=', value: -3 }],
    ['prop:ivl<>1.5', { type: 'property', property: 'interval', comparison: '!=', value: 1.5 }],
    ['re:a(b|c)\\d', { type: 'pattern', field: 'card', pattern: 'a(b|c)\\d' }],
    ['re:"a \\"b\\" \\\\c"', { type: 'pattern', field: 'card', pattern: 'a "b" \\\\c' }],
    ['front:re:^a', { type: 'pattern', field: 'front', pattern: '^a' }],
    ['why:"a b"', { type: 'text', field: 'why', text: 'a b' }],
    ['back:x', { type: 'text', field: 'back', text: 'x' }],
    ['answer:"100%"', { type: 'text', field: 'typed', text: '100%' }],
    ['file:none', { type: 'file', path: null }],
    ['file:*.md', { type: 'file', path: ['', '.md'] }],
    ['heading:probes', { type: 'heading', text: ['probes'] }],
    ['source:bundled', { type: 'source', path: ['bundled'] }],
    ['id:4,owner', { type: 'id', ids: ['4', 'owner'] }],
  ])('%s', (query, node) => {
    expect(read(query)).toEqual(node);
  });

  it('speaks of set-aside cards wherever it names them', () => {
    expect(speaksOfAside(read('a (b or -is:aside)'))).toBe(true);
    expect(speaksOfAside(read('"is:aside" is:new'))).toBe(false);
  });
});

describe('printing', () => {
  it('reads the same again', () => {
    fc.assert(
      fc.property(anyQuery, (node) => {
        expect(read(printSearch(node))).toEqual(node);
      }),
      { numRuns: 2000 },
    );
  });

  it('is plain where it can be', () => {
    const query = '(a or -deck:net/svc) prop:due<=3 "b c" -(d e) rated:7:1 "or"';
    expect(printSearch(read(query))).toBe(query);
  });
});

describe('any text at all', () => {
  it('is a query or a problem that lies in it, and a query prints as one that reads the same', () => {
    fc.assert(
      fc.property(anyInput, (query) => {
        const parsed = parseSearch(query);
        for (const { offset, length, message } of parsed.ok ? parsed.hints : [parsed.problem]) {
          if (offset < 0 || length < 0 || offset + length > Math.max(1, query.length) || message === '') throw new Error(message);
        }
        if (parsed.ok) expect(read(printSearch(parsed.node))).toEqual(parsed.node);
      }),
      { numRuns: 100_000 },
    );
  });

  it('is bounded in depth, length and number of terms', () => {
    expect(parseSearch('('.repeat(1500))).toMatchObject({ ok: false, problem: { offset: 50, length: 1 } });
    expect(read(`${'-('.repeat(50)}a${')'.repeat(50)}`)).toMatchObject({ type: 'not' });
    expect(parseSearch('a '.repeat(101))).toMatchObject({ ok: false, problem: { offset: 200, length: 1 } });
    expect(parseSearch('re:a '.repeat(11))).toMatchObject({ ok: false, problem: { offset: 50, length: 4 } });
    expect(parseSearch('a'.repeat(2001))).toMatchObject({ ok: false, problem: { offset: 2000, length: 1 } });
  });
});
