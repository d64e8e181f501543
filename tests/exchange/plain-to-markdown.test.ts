import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { plainToMarkdown } from '../../electron/exchange/plain-to-markdown';
import { plainCards } from '../../electron/exchange/text-cards';

/** What a reader of the Markdown sees: words and line breaks, anything but them named. */
function shown(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    // The renderer shows tags as they are written.
    case 'html':
      return node.value;
    case 'break':
      return '\n';
    case 'paragraph':
    case 'link':
      return node.children.map(shown).join('');
    case 'root':
      return node.children.map(shown).join('\n\n');
    default:
      return `<<${node.type}>>`;
  }
}

function normal(text: string): string {
  return text
    .trim()
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/^[ \t]+/gm, (blanks) => '\u00a0'.repeat(blanks.replaceAll('\t', '    ').length));
}

const parse = (markdown: string) => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe('plain text as Markdown', () => {
  it.each([
    'kubectl get pods -l app=web',
    'snake_case_name',
    '2 * 3 * 4',
    'costs $5',
    'a < b && c > d',
    '{{c1::etcd}} keeps it',
    '~/.kube/config',
  ])('leaves %s as it is', (text) => {
    expect(plainToMarkdown(text)).toBe(text);
  });

  it.each([
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['one\ntwo', 'one  \ntwo'],
    ['one\n\n\ntwo', 'one\n\ntwo'],
    ['`x` in <name>', '\\`x\\` in \\<name>'],
    ['$a$', '\\$a\\$'],
  ])('escapes %j', (text, markdown) => {
    expect(plainToMarkdown(text)).toBe(markdown);
  });

  it.each([
    'a' + ' '.repeat(300_000) + 'b\nc',
    '$'.repeat(300_000),
    'http://'.repeat(60_000),
    '_ '.repeat(100_000),
    '{{c1::'.repeat(60_000),
  ])(
    'takes no longer for %#, made to be slow',
    (text) => {
      expect(plainCards(text, text).length).toBeGreaterThan(0);
    },
    5000,
  );

  it('shows any text as it was written', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '`',
        '```',
        '~',
        '~~',
        '[a]',
        '(b)',
        ']: c',
        '![',
        '<b>',
        '<!--',
        '&amp;',
        '&',
        '\\',
        '#',
        '# ',
        '> ',
        '- ',
        '+ ',
      ],
      ...[
        '1. ',
        '2) ',
        '---',
        '===',
        '| a |',
        '|-|',
        ':-',
        '\n',
        '\n\n',
        ' ',
        '    ',
        '\t',
        'word',
        'é',
        '$',
        '{',
        '<http://a.b>',
        '!',
        '"',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
        (text) => {
          expect(shown(parse(plainToMarkdown(text)))).toBe(normal(text));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
